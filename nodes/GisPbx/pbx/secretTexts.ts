import { HIDDEN, isSecretField, isSecretParameter } from './secretNames';

/** Every pattern here takes what it has looked at: no text is looked at twice. */
const PARAMETER = /(^|[?&;]|%3f|%26)([\w%[\].-]{1,60}?)(=|%3d)((?:(?!%26)[^\s&;#"'<>|])*)/gi;
const ASSIGNMENT =
	/(?<![\w?&;])([\w.-]{1,60})((?:["']?\])?\s?=>?\s?)("[^"]*"?|'[^']*'?|[^\s&;,"'<>|]+)/g;
/** A field of JSON, cut off or escaped too; a quote inside a value is one that no sign of JSON follows. */
const FIELD =
	/((?:\\{1,7})?["'])([\w .-]{1,60})\1(\s{0,9}(?::|=>)\s{0,9})((?:\\{1,7})?"[^"]*(?:"(?!\s{0,9}(?:[,:}\]]|$))[^"]*)*"?|'[^']*'?|[^\s"',}\]]+)/g;
const LINE = /[^\r\n]+/g;
/** A name in front of its value, as Asterisk's manager prints them: `Secret: …`. */
const NAME = /(?<![\p{L}\p{N}_.-])([\p{L}\p{N}_.-]{1,60})[\t ]{0,9}:(?!\/\/)[\t ]{0,9}(?=\S)/gu;
const ELEMENT = /(<([\w.:-]{1,60})>)([^<]+)/g;
const USER_OF_ADDRESS = /(:\/\/[^\s/:@]{0,60}:)[^\s/@]{1,200}@/g;

/**
 * A text without what it says of secrets: parameters of an address (`?key=…`), assignments
 * (`password=…`), lines and elements (`Secret: …`, `<secret>…`), fields of JSON in whatever state, the
 * password of an address.
 */
export function textWithoutSecrets(text: string): string {
	if (!hasSigns(text) || !mayTell(text)) return text;
	return text
		.replace(FIELD, (all: string, quote: string, name: string, sign: string) =>
			isSecretField(name) ? `${quote}${name}${quote}${sign}${quote}${HIDDEN}${quote}` : all,
		)
		.replace(PARAMETER, (all: string, before: string, name: string, sign: string) =>
			isSecretParameter(name) ? `${before}${name}${sign}${HIDDEN}` : all,
		)
		.replace(ASSIGNMENT, (all: string, name: string, sign: string) =>
			isSecretField(name) ? `${name}${sign}${HIDDEN}` : all,
		)
		.replace(LINE, lineWithoutSecret)
		.replace(ELEMENT, (all: string, tag: string, name: string) =>
			isSecretField(name) ? `${tag}${HIDDEN}` : all,
		)
		.replace(USER_OF_ADDRESS, `$1${HIDDEN}@`);
}

/** What follows the name of a secret is one up to the end of the line. */
function lineWithoutSecret(line: string): string {
	for (const { 0: all, 1: name, index } of line.matchAll(NAME)) {
		if (isSecretField(name)) return line.slice(0, index + all.length) + HIDDEN;
	}
	return line;
}

/** No time of day. */
const NAME_AND_COLON = /[\p{L}_]["']?\s{0,9}:/u;

/** Without one of these a text tells of no secret, and is no table. */
const SIGNS = new Uint8Array(128);
for (const sign of `="'%<:\r\n`) SIGNS[sign.charCodeAt(0)] = 1;
const [ZERO, NINE, COLON] = [...'09:'].map((sign) => sign.charCodeAt(0));

/**
 * Whether a text may tell of a secret, or name one in the header of a table. Most are a name, a number or a time, of
 * which a long list has a million: one look at each character costs far less than a search for each sign.
 */
export function hasSigns(text: string): boolean {
	let before = 0;
	for (let place = 0; place < text.length; place++) {
		const code = text.charCodeAt(place);
		const isOfTime = code === COLON && before >= ZERO && before <= NINE;
		if (SIGNS[code] === 1 && !isOfTime) return true;
		before = code;
	}
	return false;
}

/** Whether what is around the signs may be what is looked for. */
function mayTell(text: string): boolean {
	return (
		text.includes('=') ||
		text.includes('"') ||
		text.includes("'") ||
		text.includes('%3') ||
		text.includes('</') ||
		(text.includes(':') && NAME_AND_COLON.test(text))
	);
}
