import { extensionFrom, type Extension } from '../pbx/lists/extension';
import { namedRows } from '../pbx/rows';
import type { Pbx } from '../transport/pbx';
import { failUnquoted, readSecretRows } from './secretRows';

/**
 * Extensions of the tenant, all or one, without the secrets that the PBX sends along
 * (pbx-protocol 1.3 and 4.10).
 */
export async function fetchExtensions(
	pbx: Pbx,
	only: { number?: string } = {},
): Promise<Extension[]> {
	const answer = await readSecretRows(pbx, {
		parameters: { reqtype: 'INFO', info: 'extensions', ...only, format: 'json' },
	});
	const extensions = namedRows(answer).map(extensionFrom);
	const isUnderstood = answer === undefined || extensions.some(({ number }) => number !== null);
	return isUnderstood ? extensions : failUnquoted(pbx);
}
