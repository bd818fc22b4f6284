/** How a web server may write the characters of the key: patterns for {@link KeyGuard}. */

/** How many escapes may lie on top of each other; a bound, so that no text takes more than its length in time. */
const ESCAPES = '{0,15}';
/** The backslashes before an escaped character, whole: to share them out between two would take for ever. */
const RUN = String.raw`\\{1,15}(?!\\)`;
/** The last backslash of a run. Where the key begins, the others are found by {@link beginOfRun}. */
const LAST_OF_RUN = String.raw`\\(?!\\)`;

const NAMED: Record<string, string> = {
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
	'"': 'quot',
	"'": 'apos',
};

interface WrittenKey {
	/** The key, however its characters are written; of the backslashes that it begins with, only the last. */
	whole: string;
	/** Any one of its characters, where it is written with an escape. */
	escaped: string;
}

export function writtenKey(key: string): WrittenKey {
	const characters = (key.match(/\\+|[^\\]/gu) ?? []).map((character) => ({
		plain: literal(character),
		escaped: (run: string) => writtenWith(run, character),
	}));
	const whole = characters.map(
		({ plain, escaped }, at) => `(?:${plain}|${escaped(at === 0 ? LAST_OF_RUN : RUN)})`,
	);
	const escaped = new Set(characters.map((each) => each.escaped(LAST_OF_RUN)));
	return { whole: whole.join(''), escaped: [...escaped].join('|') };
}

/** Where the run of backslashes begins that ends at `at`; not before `from`. */
export function beginOfRun(text: string, at: number, from: number): number {
	let begin = at;
	if (text[at] === '\\') while (begin > from && text[begin - 1] === '\\') begin--;
	return begin;
}

/** One character of the key, or a run of backslashes, in every way that needs an escape. */
function writtenWith(run: string, character: string): string {
	const bytes = [...Buffer.from(character)];
	const code = character.codePointAt(0) as number;
	const units = [...Array(character.length).keys()].map((place) => character.charCodeAt(place));
	const named = NAMED[character] ? `|${NAMED[character]}` : '';
	const entity = `#0${ESCAPES}${code}|#[xX]0${ESCAPES}${hex(code)}${named}`;
	const inJson = JSON.stringify(character).slice(1, -1);
	// Each way once: two that are alike double the time with every character.
	const behindRun = new Set([
		...(character.startsWith('\\') ? [] : [literal(character), literal(inJson.replace(/^\\/, ''))]),
		...(character === ' ' ? [String.raw`\+`] : []),
		units.map((unit) => `u${hex(unit, 4)}`).join(RUN),
		bytes.map((byte) => `x${hex(byte, 2)}`).join(RUN),
	]);
	return [
		`${run}(?:${[...behindRun].join('|')})`,
		...(character.startsWith('\\') ? [String.raw`\\{1,60}(?!\\)`] : []),
		...(character === ' ' ? [String.raw`\+`] : []),
		// %25 is the percent sign itself, so %252B is a plus sign escaped twice.
		bytes.map((byte) => `%(?:25)${ESCAPES}${hex(byte, 2)}`).join(''),
		`(?:&(?:amp;)${ESCAPES}(?:${entity});){${[...character].length}}`,
	].join('|');
}

/** The key inside a base64 text, where it may begin at any of three places in a group. */
export function digitsOfBase64(key: string): string[] {
	return [0, 1, 2].map((before) => {
		const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(key)]);
		// Only the digits that the neighbours of the key have no part in.
		return bytes
			.toString('base64')
			.slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
	});
}

/** Two of the digits are written in several ways. */
export function writtenInBase64(digits: string): string {
	return digits.replace(/[+/]/g, (digit) =>
		digit === '+' ? '[+-]' : String.raw`(?:\\${ESCAPES}/|_)`,
	);
}

export function longestOfOneForm(digits: string): string {
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
