import { textField } from '../../pbx/fields';
import { isRow, rowsOf } from '../../pbx/rows';
import type { Pbx } from '../../transport/pbx';

/** The names of the phonebooks (pbx-protocol 4.17, PHONEBOOKS list), whatever the rows look like. */
export async function fetchPhonebooks(pbx: Pbx): Promise<string[]> {
	const answer = await pbx.read({
		parameters: { reqtype: 'PHONEBOOKS', subreqtype: 'list', format: 'json' },
		expected: 'list',
	});
	if (Array.isArray(answer) && answer.every((name) => typeof name === 'string')) return answer;
	if (isRow(answer) && Object.values(answer).every((name) => typeof name === 'string')) {
		return Object.values(answer) as string[];
	}
	return rowsOf(answer).flatMap(
		(row) => textField(row, 'pb_name', 'name', 'phonebook', 'NAME') ?? [],
	);
}
