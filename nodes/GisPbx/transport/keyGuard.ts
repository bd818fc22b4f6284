import { atOnce, type LongWork } from '../pbx/longWork';
import { HIDDEN } from '../pbx/secretNames';
import {
	beginOfRun,
	digitsOfBase64,
	longestOfOneForm,
	writtenInBase64,
	writtenKey,
} from './keySpellings';

/** Below this length a key would be found inside ordinary words. */
const SHORTEST_KEY = 4;
/** So long, nothing stands in data by chance. */
const LONG_KEY = 16;
const SHORTEST_MIXED_KEY = 8;
/** What stands before and behind a whole value: quotes, signs of a query, of a page and of a table, the ends of a line. */
const BEFORE_VALUE = String.raw`(?<=(?:^|["'=>|,\r\n]|"\s?:\s?|%3[dD])\\{0,14})`;
const BEHIND_VALUE = String.raw`(?=$|["'&<|,;#}\]\\\r\n]|%26)`;

/** So many characters are searched at one go. */
const STRETCH = 1_000_000;
/** No character of the key is written in more than so many, with all that may be escaped in it. */
const LONGEST_WRITTEN = 150;
/** So far back is looked for what stands before a whole value. */
const LOOK_BACK = 30;

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
		const { whole, escaped } = writtenKey(key);
		const base64 = isUnmistakable(key) ? digitsOfBase64(key) : [];
		this.pattern = new RegExp(
			isUnmistakable(key)
				? [whole, ...base64.map(writtenInBase64)].join('|')
				: `${BEFORE_VALUE}(?:${whole})${BEHIND_VALUE}`,
			'g',
		);
		this.plain = [key, ...base64.map(longestOfOneForm)];
		this.escape = new RegExp(escaped);
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
				pieces.push(
					text.slice(done, beginOfRun(text, start, done)),
					hiddenIn(found[0], found.index, looked),
				);
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
	if (text.length < SAMPLE) return part; // to count takes longer than to search
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
