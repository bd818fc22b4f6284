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

	constructor(private readonly key: string) {
		if (key.length < SHORTEST_KEY) return;
		const written = (key.match(/\\+|[^\\]/gu) ?? []).map(writtenCharacter).join('');
		this.pattern = new RegExp(
			isUnmistakable(key)
				? [written, ...writtenInBase64(key)].join('|')
				: `${BEFORE_VALUE}(?:${written})${BEHIND_VALUE}`,
			'g',
		);
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

/** The pattern for one character of the key, or a run of backslashes, in every way in which a web server may write it. */
function writtenCharacter(character: string): string {
	const bytes = [...Buffer.from(character)];
	const code = character.codePointAt(0) as number;
	const units = [...Array(character.length).keys()].map((place) => character.charCodeAt(place));
	const named = NAMED[character] ? `|${NAMED[character]}` : '';
	const entity = `#0${ESCAPES}${code}|#[xX]0${ESCAPES}${hex(code)}${named}`;
	// Each way once: two that are alike double the time with every character.
	const plain = new Set([character, JSON.stringify(character).slice(1, -1)]);
	return `(?:${[
		// A run is taken whole: to share it out between two characters would take for ever.
		character.startsWith('\\')
			? String.raw`\\{1,60}(?!\\)`
			: String.raw`\\${ESCAPES}(?:${[...plain].map(literal).join('|')})`,
		...(character === ' ' ? [String.raw`\\${ESCAPES}\+`] : []),
		// %25 is the percent sign itself, so %252B is a plus sign escaped twice.
		bytes.map((byte) => `%(?:25)${ESCAPES}${hex(byte, 2)}`).join(''),
		units.map((unit) => String.raw`\\{1,15}u${hex(unit, 4)}`).join(''),
		bytes.map((byte) => String.raw`\\{1,15}x${hex(byte, 2)}`).join(''),
		`(?:&(?:amp;)${ESCAPES}(?:${entity});){${[...character].length}}`,
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
		return digits.replace(/[+/]/g, (digit) =>
			digit === '+' ? '[+-]' : String.raw`(?:\\${ESCAPES}/|_)`,
		);
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
