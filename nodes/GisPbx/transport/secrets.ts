import { atOnce, type LongWork } from '../pbx/longWork';
import { HIDDEN } from '../pbx/secretNames';

/** Below this length a key would be found inside ordinary words. */
const SHORTEST_KEY = 4;
/** So long, nothing stands in data by chance. */
const LONG_KEY = 16;
const SHORTEST_MIXED_KEY = 8;
/** How many escapes may lie on top of each other; a bound, so that no text takes more than its length in time. */
const ESCAPES = '{0,15}';
/** What stands before and behind a whole value: quotes, signs of a query, of a page and of a table, the ends of a line. */
const BEFORE_VALUE = String.raw`(?<=^|["'=>|,\r\n]|"\s?:\s?|%3[dD])`;
const BEHIND_VALUE = String.raw`(?=$|["'&<|,;#}\]\\\r\n]|%26)`;

/** So many characters are searched at one go. */
const STRETCH = 1_000_000;
/** No character of the key is written in more than so many, with all that may be escaped in it. */
const LONGEST_WRITTEN = 150;
/** So far back is looked for what stands before a whole value. */
const LOOK_BACK = 10;

/**
 * Removes the API key from what the PBX sent, wherever it repeats the request: no item, error or
 * log line may carry it (decisions.md#the-key). It is found however each of its characters is
 * written: as it is, in a URL, a form, JSON or a page, escaped twice too, and in base64. A key that may
 * stand in data by chance, such as `1234` in a number, is hidden only where it is a whole value.
 */
export class KeyGuard {
	private readonly pattern: RegExp | undefined;
	/** Texts of which one stands where the key is written without an escape. */
	private readonly plain: string[] = [];
	/** What stands where one of its characters is written with one, and the signs with which it begins. */
	private readonly escape: RegExp | undefined;
	private readonly signs: RegExp;

	constructor(private readonly key: string) {
		this.signs = key.includes(' ') ? /[\\%&+]/ : /[\\%&]/;
		if (key.length < SHORTEST_KEY) return;
		const characters = (key.match(/\\+|[^\\]/gu) ?? []).map(writtenCharacter);
		const written = characters.map(({ plain, escaped }) => `(?:${plain}|${escaped})`).join('');
		const base64 = isUnmistakable(key) ? digitsOfBase64(key) : [];
		this.pattern = new RegExp(
			isUnmistakable(key)
				? [written, ...base64.map(writtenInBase64)].join('|')
				: `${BEFORE_VALUE}(?:${written})${BEHIND_VALUE}`,
			'g',
		);
		this.plain = [key, ...base64.map(longestOfOneForm)];
		this.escape = new RegExp([...new Set(characters.map(({ escaped }) => escaped))].join('|'));
	}

	/** The text without the key; one that never held it costs no copy. */
	text(text: string): string {
		return atOnce(this.longText(text));
	}

	/** The same in stretches, each with so much behind it that a key which begins in it is found whole. */
	*longText(text: string, stretch = STRETCH): LongWork<string> {
		const { pattern } = this;
		if (!pattern) return text;
		const pieces: string[] = [];
		let done = 0;
		const behind = LONGEST_WRITTEN * this.key.length;
		for (let at = 0; at < text.length; at += stretch) {
			if (at > 0) yield;
			const from = Math.max(0, at - LOOK_BACK);
			const looked = text.slice(from, at + stretch + behind);
			if (!this.mayHoldKey(looked)) continue;
			pattern.lastIndex = Math.max(at, done) - from;
			for (let found = pattern.exec(looked); found; found = pattern.exec(looked)) {
				const start = from + found.index;
				if (start >= at + stretch) break;
				pieces.push(text.slice(done, start), hiddenIn(found[0], found.index, looked));
				done = from + pattern.lastIndex;
			}
		}
		return done === 0 ? text : [...pieces, text.slice(done)].join('');
	}

	/** A long answer hardly ever holds the key: a look for what it cannot do without takes a tenth of the time. */
	private mayHoldKey(text: string): boolean {
		return (
			(this.signs.test(text) && this.escape?.test(text) === true) ||
			this.plain.some((part) => text.includes(rarestEnd(part, text)))
		);
	}
}

/** So much of a text tells which of its characters are rare. */
const SAMPLE = 1000;
const SHORTEST_END = 4;

/** What is left of a part from the character on that a text has least of: it is found fastest. */
function rarestEnd(part: string, text: string): string {
	const sample = text.slice(0, SAMPLE);
	const starts = [...Array(Math.max(1, part.length - SHORTEST_END)).keys()];
	const counts = starts.map((start) => sample.split(part[start]).length);
	return part.slice(counts.indexOf(Math.min(...counts)));
}

/** In place of a bare number in JSON stands a text, or the JSON could not be read; a cell of csv may be one, too. */
function hiddenIn(found: string, at: number, text: string): string {
	const isBare = /^\d+$/.test(found) && /[:,]\s?$/.test(text.slice(Math.max(0, at - 2), at));
	return isBare ? `"${HIDDEN}"` : HIDDEN;
}

/** Whether the key cannot be part of a name, a number or a time. */
function isUnmistakable(key: string): boolean {
	const isMixed = /\p{L}/u.test(key) && /\P{L}/u.test(key);
	return key.length >= LONG_KEY || (isMixed && key.length >= SHORTEST_MIXED_KEY);
}

const NAMED: Record<string, string> = {
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
	'"': 'quot',
	"'": 'apos',
};

/** Patterns for one character of the key, or a run of backslashes, in every way in which a web server may write it. */
function writtenCharacter(character: string): { plain: string; escaped: string } {
	const bytes = [...Buffer.from(character)];
	const code = character.codePointAt(0) as number;
	const units = [...Array(character.length).keys()].map((place) => character.charCodeAt(place));
	const named = NAMED[character] ? `|${NAMED[character]}` : '';
	const entity = `#0${ESCAPES}${code}|#[xX]0${ESCAPES}${hex(code)}${named}`;
	// Each way once: two that are alike double the time with every character.
	const inJson = JSON.stringify(character).slice(1, -1);
	const escaped = [
		// A run is taken whole: to share it out between two characters would take for ever.
		...(character.startsWith('\\')
			? [String.raw`\\{1,60}(?!\\)`]
			: [
					String.raw`\\{1,15}${literal(character)}`,
					...(inJson === character ? [] : [String.raw`\\${ESCAPES}${literal(inJson)}`]),
				]),
		...(character === ' ' ? [String.raw`\\${ESCAPES}\+`] : []),
		// %25 is the percent sign itself, so %252B is a plus sign escaped twice.
		bytes.map((byte) => `%(?:25)${ESCAPES}${hex(byte, 2)}`).join(''),
		units.map((unit) => String.raw`\\{1,15}u${hex(unit, 4)}`).join(''),
		bytes.map((byte) => String.raw`\\{1,15}x${hex(byte, 2)}`).join(''),
		`(?:&(?:amp;)${ESCAPES}(?:${entity});){${[...character].length}}`,
	];
	return { plain: literal(character), escaped: escaped.join('|') };
}

/** The key inside a base64 text, where it may begin at any of three places in a group. */
function digitsOfBase64(key: string): string[] {
	return [0, 1, 2].map((before) => {
		const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(key)]);
		// Only the digits that the neighbours of the key have no part in.
		return bytes
			.toString('base64')
			.slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
	});
}

/** Two of the digits are written in several ways. */
function writtenInBase64(digits: string): string {
	return digits.replace(/[+/]/g, (digit) =>
		digit === '+' ? '[+-]' : String.raw`(?:\\${ESCAPES}/|_)`,
	);
}

function longestOfOneForm(digits: string): string {
	return digits.split(/[+/]/).reduce((a, b) => (b.length > a.length ? b : a));
}

/** A number in hexadecimal digits of either case. */
function hex(value: number, length = 1): string {
	const digits = value.toString(16).padStart(length, '0');
	return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

function literal(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
