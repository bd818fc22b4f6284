import { textField } from './fields';
import { isRow, rowsOf, withoutPositionalKeys, type Row } from './rows';

/** The answer is documented nowhere: names, rows, or an object of number and description are taken. */
export function campaignNumbersFrom(answer: unknown): Row[] {
	if (Array.isArray(answer)) return answer.flatMap(numberFrom);
	if (!isRow(answer)) return [];
	const areDescriptions = Object.values(answer).every((value) => typeof value === 'string');
	if (!areDescriptions) return rowsOf(answer).flatMap(numberFrom);
	return Object.entries(answer).map(([number, description]) => ({ number, description }));
}

function numberFrom(entry: unknown): Row[] {
	if (typeof entry === 'string' || typeof entry === 'number') {
		return [{ number: String(entry), description: null }];
	}
	if (!isRow(entry)) return [];
	const row = withoutPositionalKeys(entry) as Row;
	const number = textField(row, 'number', 'phone', 'cn_number');
	const description = textField(row, 'numberdescription', 'description', 'cn_description');
	return [{ ...row, number, description }];
}
