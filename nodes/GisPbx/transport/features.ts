import type { Reply } from '../pbx/reply/reply';
import type { Failure } from './failures';

/**
 * Something that a provider may have left out of its PBX (pbx.md#what-not-every-provider-offers).
 */
export interface Feature {
	/** As in "does not offer voicemail". */
	name: string;
	/** The word of its request, a `reqtype`, an `info` or an `action`: the HELP of a PBX names those that it has. */
	inHelp: string;
}

/** Whether a text is the engine's description of itself, which it may also give for a request that it does not know. */
export function isHelp(text: unknown): text is string {
	return typeof text === 'string' && /^<pre\b/i.test(text);
}

/** The error for a feature that is not there; `sign` says by what it is told, `remedy` what to do. */
export function notOffered({ name }: Feature, sign: string, remedy = 'ask your provider'): Failure {
	return {
		message: `This PBX does not seem to offer ${name} (${sign}); ${remedy}`,
		description:
			'Check API Key and Tenant in the credential if other operations fail as well. A key that may only read is refused in the same way: whatever changes something needs a read/write key.',
		cause: 'configuration-invalid',
	};
}

/**
 * Why a reply means that the PBX does not know the request of a feature: it says so by refusing the
 * key or by describing itself (pbx.md#what-not-every-provider-offers). Undefined for any other
 * reply; nothing, the third way, may be an answer as well.
 */
export function lackOf(feature: Feature, reply: Reply): Failure | undefined {
	if (reply.kind === 'wrongKey') {
		return notOffered(
			feature,
			'it refused the API key for it',
			'check API Key and Tenant, or ask your provider',
		);
	}
	const text = reply.kind === 'refused' ? reply.message : reply.kind === 'data' ? reply.value : '';
	return isHelp(text) ? notOffered(feature, 'it described itself instead') : undefined;
}
