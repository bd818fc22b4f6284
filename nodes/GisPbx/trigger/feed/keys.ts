import { hash } from 'node:crypto';

/** 64 bits in base64url. */
export const KEY_LENGTH = 11;

/** Some megabytes of this n8n, shared by all triggers. */
const MOST_REMEMBERED = 20_000;

/** The identities asked for, in that order; each has its key at the same place. */
const identities: string[] = [];
const keys: string[] = [];
const places = new Map<string, number>();
let next = 0;

/**
 * A row's key: its identity in eleven characters. Every poll asks for the same ones again, mostly in
 * the order of the last poll, and comparing with the next one is cheaper than looking it up.
 */
export function keyOf(identity: string): string {
	const place = identities[next] === identity ? next : (places.get(identity) ?? added(identity));
	next = place + 1;
	return keys[place];
}

function added(identity: string): number {
	if (keys.length >= MOST_REMEMBERED) forgetAll();
	places.set(identity, keys.length);
	identities.push(identity);
	return keys.push(hash('sha256', identity, 'base64url').slice(0, KEY_LENGTH)) - 1;
}

function forgetAll(): void {
	places.clear();
	identities.length = 0;
	keys.length = 0;
}
