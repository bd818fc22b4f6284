const PLAIN_STRING = /"[^"\\\p{Cc}]*"/uy;
const CONTROL = /\p{Cc}/u;
const CONTROLS = /\p{Cc}/gu;

/**
 * The index behind a string that begins here and has neither escapes nor control characters, as most
 * have: undefined for any other.
 */
export function endOfPlainString(text: string, start: number): number | undefined {
	PLAIN_STRING.lastIndex = start;
	return PLAIN_STRING.test(text) ? PLAIN_STRING.lastIndex : undefined;
}

/** The index behind the closing quote of any string; undefined when the text ends first. */
export function endOfString(text: string, start: number): number | undefined {
	for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
		let backslashes = 0;
		while (text[quote - 1 - backslashes] === '\\') backslashes++;
		if (backslashes % 2 === 0) return quote + 1;
	}
	return undefined;
}

/** Whether it holds raw control characters, which JSON forbids. */
export function hasControls(literal: string): boolean {
	return CONTROL.test(literal);
}

/** The string with each of them escaped. */
export function withoutControls(literal: string): string {
	return literal.replace(
		CONTROLS,
		(control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);
}
