import type { LongWork } from '../longWork';

/** So many tokens are read at one go. */
const TOKENS = 1000;

const SCALAR = /-?\d[\d.eE+-]*|true|false|null/y;
const BLANK = /\s/;
const CONTROL = /\p{Cc}/u;
const CONTROLS = /\p{Cc}/gu;

/**
 * One walk over the text. It keeps what is right in whole stretches and judges only what it
 * mends; the rest of JSON's grammar is left to JSON.parse.
 */
export class Mender {
	private readonly pieces: string[] = [];
	private readonly open: string[] = [];
	/** The last character outside strings and blanks, at the start that of a list. */
	private before = '[';
	private readonly start: number;
	private kept: number;
	/** The outermost elements form a list whose opening bracket is missing. */
	private isOpeningMissing = false;
	private isClosed = false;
	private lostElements = 0;
	/** Which of the pieces is the last comma between list elements. */
	private lastComma = -1;
	private isStringTorn = false;

	constructor(
		private readonly text: string,
		private at: number,
	) {
		this.kept = at;
		this.start = at;
	}

	/** How much of the text was read. */
	get length(): number {
		return this.at - this.start;
	}

	*mend(): LongWork<{ json: string; lostElements: number } | undefined> {
		for (let count = 1; this.at < this.text.length; count++) {
			if (count % TOKENS === 0) yield;
			if (!this.step(this.text[this.at])) return undefined;
		}
		// What was cut off lacks a closing bracket: JSON.parse refuses it.
		this.keepUntil(this.at);
		const json = this.pieces.join('');
		return { json: this.isOpeningMissing ? `[${json}` : json, lostElements: this.lostElements };
	}

	/** Whether the text ended in the middle of something. */
	get isCutOff(): boolean {
		if (this.isStringTorn) return true;
		const isOpen = this.open.length > 0 || (this.isOpeningMissing && !this.isClosed);
		return isOpen && this.at >= this.text.length;
	}

	/** Whether all that was opened is closed: what follows is no part of it. */
	get isWhole(): boolean {
		if (this.open.length > 0) return false;
		return this.isOpeningMissing ? this.isClosed : ']}'.includes(this.before);
	}

	/** Reads one token; false when nothing can make sense of it. */
	private step(char: string): boolean {
		if (BLANK.test(char)) {
			// JSON knows fewer blanks than the web does: a byte order mark, for one.
			if (char > ' ') this.replace(1, ' ');
			else this.at++;
			return true;
		}
		if (this.isClosed) return false;
		if (char === ',') return this.comma();
		if (char === ']' || char === '}') return this.close(char);
		if (char === ':') return this.accept(char);
		return this.isValueDue(char) && this.value(char);
	}

	/** Text that is no JSON fails here, at once. */
	private isValueDue(char: string): boolean {
		return this.before === '{' ? char === '"' : '[,:'.includes(this.before);
	}

	private value(char: string): boolean {
		if (char === '"') return this.string();
		if (char !== '[' && char !== '{') return this.scalar();
		this.open.push(char);
		return this.accept(char);
	}

	private accept(char: string): true {
		this.before = char;
		this.at++;
		return true;
	}

	private string(): boolean {
		const end = endOfString(this.text, this.at);
		if (end === undefined) {
			this.isStringTorn = true;
			return false;
		}
		const literal = this.text.slice(this.at, end);
		if (CONTROL.test(literal)) this.replace(end - this.at, literal.replace(CONTROLS, escaped));
		this.at = end;
		this.before = '"';
		return true;
	}

	private scalar(): boolean {
		SCALAR.lastIndex = this.at;
		if (!SCALAR.test(this.text)) return false;
		this.at = SCALAR.lastIndex;
		this.before = '0';
		return true;
	}

	private comma(): boolean {
		if (this.open.length === 0 && !this.assumeOpening()) return false;
		if (!this.isInList()) return this.accept(',');
		if (this.before === '[' || this.before === ',') {
			this.lostElements++;
			this.replace(1, '');
			return true;
		}
		this.replace(1, ',');
		this.lastComma = this.pieces.length - 1;
		this.before = ',';
		return true;
	}

	private close(char: string): boolean {
		if (this.open.length === 0) {
			if (char !== ']' || !this.assumeOpening()) return false;
			this.isClosed = true;
		}
		if (char === ']' && this.before === ',') this.dropLastComma();
		const opened = this.open.pop() ?? '[';
		return opened === (char === ']' ? '[' : '{') && this.accept(char);
	}

	/** Lists inside a list without its opening bracket do not occur: `[..]]` is no such thing. */
	private assumeOpening(): boolean {
		this.isOpeningMissing = true;
		return this.before !== ']';
	}

	private isInList(): boolean {
		return this.open.length === 0 || this.open[this.open.length - 1] === '[';
	}

	private dropLastComma(): void {
		this.lostElements++;
		this.pieces[this.lastComma] = '';
	}

	private replace(length: number, replacement: string): void {
		this.keepUntil(this.at);
		this.pieces.push(replacement);
		this.at += length;
		this.kept = this.at;
	}

	private keepUntil(end: number): void {
		if (end > this.kept) this.pieces.push(this.text.slice(this.kept, end));
		this.kept = end;
	}
}

/** The index behind the closing quote; undefined when the text ends first. */
function endOfString(text: string, start: number): number | undefined {
	for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
		let backslashes = 0;
		while (text[quote - 1 - backslashes] === '\\') backslashes++;
		if (backslashes % 2 === 0) return quote + 1;
	}
	return undefined;
}

function escaped(control: string): string {
	return `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
