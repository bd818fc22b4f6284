import { textIn } from '../columns';
import { isRow, type Row } from '../rows';
import { withoutSecrets } from '../secretFields';

/** A number to call: digits and the signs that people write between them. */
const NUMBER = /^[+*#(]?\d[\d\s()*#./-]*$/;
const NUMBER_FIELDS = ['number', 'phone', 'cn_number'];
const DESCRIPTION_FIELDS = ['numberdescription', 'description', 'cn_description'];

/**
 * Numbers of a campaign with their descriptions. The answer is documented nowhere
 * (pbx.md#campaigns): a list of numbers or of rows, one row, or an object of number and description
 * are taken.
 */
export function campaignNumbersFrom(answer: unknown): Row[] {
	if (Array.isArray(answer)) return answer.flatMap(numberFrom);
	if (!isRow(answer)) return [];
	const itself = numberFrom(answer);
	if (itself.length > 0) return itself;
	return Object.entries(answer).flatMap(([key, entry]) =>
		isRow(entry) ? numberFrom(entry) : describedNumber(key, entry),
	);
}

function numberFrom(entry: unknown): Row[] {
	if (!isRow(entry)) {
		const number = textIn({ entry }, 'entry');
		return number === null ? [] : [{ number, description: null }];
	}
	const row = withoutSecrets(entry);
	const number = textIn(row, ...NUMBER_FIELDS);
	if (number === null) return [];
	return [{ ...row, number, description: textIn(row, ...DESCRIPTION_FIELDS) }];
}

/** PHP makes a list with gaps an object too, keyed by position. */
function describedNumber(key: string, entry: unknown): Row[] {
	const text = textIn({ entry }, 'entry');
	if (text !== null && NUMBER.test(text)) return [{ number: text, description: null }];
	return NUMBER.test(key) ? [{ number: key, description: text }] : [];
}
