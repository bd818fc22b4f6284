import type { Reply } from '../pbx/reply/reply';
import type { PbxConnection } from '../transport/connection';
import type { PbxRequest } from '../transport/exchange';

/** What separates values in a row; the PBX's own sentences have none of it. */
const SEPARATOR = /[|,;={}[\]"]/;

/**
 * Rows that carry secrets (pbx.md#secrets-in-rows) as they came, or undefined for none.
 * Whatever else comes is not quoted in an error, as it may carry them too.
 */
export async function readSecretRows(pbx: PbxConnection, request: PbxRequest): Promise<unknown> {
	return secretRowsIn(pbx, await pbx.ask(request));
}

/** The same of a reply that has come. */
export function secretRowsIn(pbx: PbxConnection, reply: Reply): unknown {
	return mayShowSecrets(reply) ? failUnquoted(pbx) : pbx.dataOf(reply);
}

/** Ends the item because of an answer that must not be shown. */
export function failUnquoted(pbx: PbxConnection): never {
	return pbx.fail({
		message: 'The answer of the PBX holds no rows that can be read',
		description: 'It is not shown, since such rows hold secrets. Check API URL in the credential.',
		cause: 'temporarily-unavailable',
	});
}

function mayShowSecrets(reply: Reply): boolean {
	if (reply.kind === 'data') return typeof reply.value !== 'object';
	if (reply.kind === 'unreadable') return true;
	return reply.kind === 'refused' && SEPARATOR.test(reply.message);
}
