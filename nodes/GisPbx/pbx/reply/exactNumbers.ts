/** Where a number may stand that is more than JavaScript holds: a long list is rarely read twice. */
const LONG = /(?:^|[[:,\s])-?\d{16}/;
/** A string without its end goes as far as the text: nothing is looked at twice. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\[^][^"\\]*)*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const INTEGER_PART = /^-?\d+/;

/**
 * JSON whose numbers above 2^53 are texts, so that they keep their digits: IDs that MySQL hands out as
 * BIGINT, e.g. `9007199254740993` (pbx.md#positional-copies).
 */
export function withExactNumbers(json: string): string {
	if (!LONG.test(json)) return json;
	return json.replace(STRING_OR_NUMBER, (token) => (isExact(token) ? token : `"${token}"`));
}

function isExact(token: string): boolean {
	const [integer] = INTEGER_PART.exec(token) ?? ['0'];
	return Number.isSafeInteger(Number(integer));
}
