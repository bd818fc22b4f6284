import { extensionFrom, type Extension } from '../../pbx/extension';
import { namedRows } from '../../pbx/rows';
import type { Pbx } from '../../transport/pbx';

/**
 * Extensions of the tenant, all or one, without the secrets that the PBX sends along
 * (pbx-protocol 1.3 and 4.10).
 */
export async function fetchExtensions(
	pbx: Pbx,
	only: { number?: string } = {},
): Promise<Extension[]> {
	const answer = await pbx.read({
		parameters: { reqtype: 'INFO', info: 'extensions', ...only, format: 'json' },
	});
	return namedRows(answer).map(extensionFrom);
}
