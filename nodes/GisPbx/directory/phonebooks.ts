import { textIn } from '../pbx/columns';
import { isRow, rowsOf } from '../pbx/rows';
import type { PbxConnection } from '../transport/connection';
import { askList } from './askList';
import { entriesOf } from './entriesOf';

const NAME_COLUMNS = ['pb_name', 'name', 'phonebook', 'NAME'];

/** The names of the phonebooks (pbx.md#phone-books), whatever the rows look like. */
export async function fetchPhonebooks(pbx: PbxConnection): Promise<string[]> {
	const asked = { reqtype: 'PHONEBOOKS', subreqtype: 'list' };
	const reply = await askList(pbx, asked, { json: 'list' });
	return entriesOf(pbx, pbx.dataOf(reply), phonebookNames);
}

function phonebookNames(answer: unknown): string[] {
	const named = rowsOf(answer).flatMap((row) => textIn(row, ...NAME_COLUMNS) ?? []);
	if (named.length > 0) return named;
	// Names alone, or keyed by ID as the queues are.
	const values: unknown[] = isRow(answer) || Array.isArray(answer) ? Object.values(answer) : [];
	return values.filter((name) => typeof name === 'string' && name !== '') as string[];
}
