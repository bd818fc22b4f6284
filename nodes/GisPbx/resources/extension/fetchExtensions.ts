import { extensionFrom, type Extension } from '../../pbx/extension';
import type { Reply } from '../../pbx/reply';
import { dropPositionalKeys, rowsOf } from '../../pbx/rows';
import type { Pbx } from '../../transport/pbx';

/** What separates values in a row; the PBX's own sentences have none of it. */
const SEPARATOR = /[|,;={}[\]"]/;

/**
 * Extensions of the tenant, all or one, without the secrets that the PBX sends along
 * (pbx-protocol 1.3 and 4.10).
 */
export async function fetchExtensions(
	pbx: Pbx,
	only: { number?: string } = {},
): Promise<Extension[]> {
	const reply = await pbx.ask({
		parameters: { reqtype: 'INFO', info: 'extensions', ...only, format: 'json' },
	});
	if (mayShowSecrets(reply)) return failWithoutExcerpt(pbx);
	const answer = pbx.dataOf(reply);
	const extensions = rowsOf(answer).map(dropPositionalKeys).map(extensionFrom);
	const isUnderstood = answer === undefined || extensions.some(({ number }) => number !== null);
	return isUnderstood ? extensions : failWithoutExcerpt(pbx);
}

/** Errors quote what they cannot read, and here that may be a row with a SIP password. */
function mayShowSecrets(reply: Reply): boolean {
	if (reply.kind === 'unreadable') return reply.reason !== 'status';
	return reply.kind === 'refused' && SEPARATOR.test(reply.message);
}

function failWithoutExcerpt(pbx: Pbx): never {
	return pbx.fail({
		message: 'The answer of the PBX holds no list of extensions that can be read',
		description:
			'It is not shown, since such a list holds secrets. Check API URL in the credential.',
		cause: 'temporarily-unavailable',
	});
}
