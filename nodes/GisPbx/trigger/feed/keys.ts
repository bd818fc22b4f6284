import { hash } from 'node:crypto';

/** 64 bits in base64url. */
export const KEY_LENGTH = 11;

/** Some megabytes of this n8n. */
const MOST_REMEMBERED = 20_000;

/**
 * A row's key is its identity in eleven characters. Every poll asks for the same ones again, mostly
 * in the order of the last poll, and comparing with the next one is cheaper than looking it up.
 */
export class RowKeys {
	/** The identities asked for, in that order; each has its key at the same place. */
	private readonly identities: string[] = [];
	private readonly keys: string[] = [];
	private readonly places = new Map<string, number>();
	private next = 0;

	of(identity: string): string {
		const isNext = this.identities[this.next] === identity;
		const place = isNext ? this.next : (this.places.get(identity) ?? this.added(identity));
		this.next = place + 1;
		return this.keys[place];
	}

	private added(identity: string): number {
		if (this.keys.length >= MOST_REMEMBERED) this.forgetAll();
		this.places.set(identity, this.keys.length);
		this.identities.push(identity);
		return this.keys.push(hash('sha256', identity, 'base64url').slice(0, KEY_LENGTH)) - 1;
	}

	private forgetAll(): void {
		this.places.clear();
		this.identities.length = 0;
		this.keys.length = 0;
	}
}
