const HIDDEN = '[hidden]';

/** Below this length a key would be found inside ordinary words. */
const SHORTEST_KEY = 4;

/**
 * Removes the API key from what the PBX sent, wherever it repeats the request: no item, error or
 * log line may carry it (decisions.md#the-key). It is found however each of its characters is
 * written: as it is, in a URL, a form, JSON or a page, escaped twice too, and in base64.
 */
export class KeyGuard {
	private readonly pattern: RegExp | undefined;

	constructor(key: string) {
		if (key.length < SHORTEST_KEY) return;
		const written = [...key].map(writtenCharacter).join('\\\\*');
		this.pattern = new RegExp([written, ...writtenInBase64(key)].join('|'), 'g');
	}

	/** The text without the key; one that never held it costs no copy. */
	text(text: string): string {
		return this.pattern ? text.replace(this.pattern, HIDDEN) : text;
	}
}

const NAMED: Record<string, string> = {
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
	'"': 'quot',
	"'": 'apos',
};

/** The pattern for one character of the key, in every way in which a web server may write it. */
function writtenCharacter(character: string): string {
	const bytes = [...Buffer.from(character)];
	const code = character.codePointAt(0) as number;
	const units = [...Array(character.length).keys()].map((place) => character.charCodeAt(place));
	const named = NAMED[character] ? `|${NAMED[character]}` : '';
	const entity = `#0*${code}|#[xX]0*${hex(code)}${named}`;
	const inJson = JSON.stringify(character).slice(1, -1);
	return `(?:${[
		literal(character),
		literal(inJson),
		...(character === ' ' ? ['\\+'] : []),
		// %25 is the percent sign itself, so %252B is a plus sign escaped twice.
		bytes.map((byte) => `%(?:25)*${hex(byte, 2)}`).join(''),
		units.map((unit) => `\\\\+u${hex(unit, 4)}`).join(''),
		`&(?:amp;)*(?:${entity});`,
	].join('|')})`;
}

/** Patterns for the key inside a base64 text, where it may begin at any of three places in a group. */
function writtenInBase64(key: string): string[] {
	return [0, 1, 2].map((before) => {
		const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(key)]);
		// Only the digits that the neighbours of the key have no part in.
		const digits = bytes
			.toString('base64')
			.slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
		return digits.replace(/[+/]/g, (digit) => (digit === '+' ? '[+-]' : '(?:\\\\*/|_)'));
	});
}

/** A number in hexadecimal digits of either case. */
function hex(value: number, length = 1): string {
	const digits = value.toString(16).padStart(length, '0');
	return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function literal(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
