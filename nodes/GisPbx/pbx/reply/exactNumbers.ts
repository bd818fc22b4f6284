/** Numbers of fewer digits JavaScript holds. */
const LONG = 16;
const HALF = LONG / 2;
/** What stands before a number, as opposed to digits of a text. */
const BEFORE_NUMBER = /(?:^|[[:,\s])-?$/;
const [ZERO, NINE] = [...'09'].map((digit) => digit.charCodeAt(0));
/** A string without its end goes as far as the text: nothing is looked at twice. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\[^][^"\\]*)*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const INTEGER_PART = /^-?\d+/;

/**
 * JSON whose numbers above 2^53 are texts, so that they keep their digits: IDs that MySQL hands out as
 * BIGINT, e.g. `9007199254740993` (pbx.md#positional-copies).
 */
export function withExactNumbers(json: string): string {
	if (!mayHoldLong(json)) return json;
	return json.replace(STRING_OR_NUMBER, (token) => (isExact(token) ? token : `"${token}"`));
}

/**
 * Whether a number may be more than JavaScript holds. Its digits cover one of every so many places, and half as many
 * on one side of it: of a long list little more than a sixteenth is looked at.
 */
function mayHoldLong(json: string): boolean {
	const isDigit = (place: number) => {
		const code = json.charCodeAt(place);
		return code >= ZERO && code <= NINE;
	};
	for (let at = LONG - 1; at < json.length; at += LONG) {
		if (!isDigit(at) || !(isDigit(at - HALF) || isDigit(at + HALF))) continue;
		let from = at;
		while (isDigit(from - 1)) from--;
		while (isDigit(at + 1)) at++;
		const isLong = at - from >= LONG - 1;
		if (isLong && BEFORE_NUMBER.test(json.slice(Math.max(0, from - 2), from))) return true;
	}
	return false;
}

function isExact(token: string): boolean {
	const [integer] = INTEGER_PART.exec(token) ?? ['0'];
	return Number.isSafeInteger(Number(integer));
}
