const LONE_SURROGATES = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The text without half characters (lone surrogates), which neither a URL nor PHP's JSON can carry. */
export function wellFormed(text: string): string {
	return text.replace(LONE_SURROGATES, '\uFFFD');
}
