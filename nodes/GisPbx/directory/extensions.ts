import { extensionFrom, type Extension } from '../pbx/lists/extension';
import { namedRows } from '../pbx/rows';
import type { PbxConnection } from '../transport/connection';
import { askList } from './askList';
import { entriesOf } from './entriesOf';
import { failUnquoted, secretRowsIn } from './unquotedRows';

/**
 * Extensions of the tenant, all or one, without the secrets that the PBX sends along
 * (pbx.md#secrets-in-rows and pbx.md#extensions).
 */
export async function fetchExtensions(
	pbx: PbxConnection,
	only: { number?: string } = {},
): Promise<Extension[]> {
	const reply = await askList(pbx, { reqtype: 'INFO', info: 'extensions', ...only });
	const answer = secretRowsIn(pbx, reply);
	return entriesOf(pbx, answer, (rows) => namedRows(rows).map(extensionFrom), {
		isEntry: ({ number }) => number !== null,
		fail: failUnquoted,
	});
}
