import { createHash, timingSafeEqual } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { textIn } from '../pbx/columns';
import type { PbxClock } from '../pbx/time/zoneClock';
import type { Row } from '../pbx/rows';
import { KeyGuard } from './keyGuard';
import { openAccount, type CredentialSource } from './account';
import { credentialText } from './credential';

/** The field in which the PBX's web hook sends the secret (pbx.md#call-events). */
export const SECRET_FIELD = 'key';

/** Who may guess as often as they like finds a shorter one. */
const SHORTEST_SECRET = 16;

/** What one event needs to know of the credential. The PBX is not asked for it. */
export interface EventSession {
	clock: PbxClock;
	tenant: string;
	countryCode: string;
	callerId: string;
	guard: EventGuard;
}

/** Decrypts the credential and checks it; throws a NodeOperationError that names the field that is wrong. */
export async function openEventSession(n8n: CredentialSource): Promise<EventSession> {
	const { clock, credentials, settings } = await openAccount(n8n);
	const { tenant, countryCode, callerId } = settings;
	return { clock, tenant, countryCode, callerId, guard: new EventGuard(credentials) };
}

/** Lets in the PBX's own events and nobody else's, by the Event Secret of the credential. */
class EventGuard {
	private readonly secret: string;
	private readonly guards: KeyGuard[];

	constructor(credentials: ICredentialDataDecryptedObject) {
		this.secret = credentialText(credentials, 'eventSecret');
		const secrets = [this.secret, credentialText(credentials, 'apiKey')];
		this.guards = secrets.map((secret) => new KeyGuard(secret));
	}

	/** Without an Event Secret nobody can be let in. */
	get hasSecret(): boolean {
		return this.secret !== '';
	}

	/** Why the secret does not guard well, in words; undefined where it does. */
	get weakness(): string | undefined {
		if (!this.hasSecret) return 'is empty: fill in the secret agreed with GIS support';
		return this.secret.length < SHORTEST_SECRET
			? `is shorter than ${SHORTEST_SECRET} characters: agree on a longer one with GIS support`
			: undefined;
	}

	/** Whether this is the secret; how long the answer takes does not depend on what was guessed. */
	admits(given: unknown): boolean {
		const text = textIn({ given }, 'given') ?? '';
		return timingSafeEqual(digest(text), digest(this.secret)) && this.hasSecret;
	}

	/** The fields without the secret, nor any copy of it or of the API key in the others. */
	clean(fields: Row): Row {
		// A JSON reviver meets every value, at any depth.
		const others = JSON.stringify({ ...fields, [SECRET_FIELD]: undefined });
		return JSON.parse(others, (_name, part: unknown) =>
			typeof part === 'string' ? this.hidden(part) : part,
		) as Row;
	}

	private hidden(text: string): string {
		return this.guards.reduce((clean, guard) => guard.text(clean), text);
	}
}

/** Of one length for all texts, as the comparison demands. */
function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
