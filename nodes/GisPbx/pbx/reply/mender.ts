import type { LongWork } from '../longWork';
import { Assembly, type Opened } from './assembly';
import { endOfPlainString, endOfString, hasControls, withoutControls } from './jsonString';
import { MendedText } from './mendedText';

/** Mended JSON. `lostElements`: commas too many, each a row that the PBX could not print. */
export interface RepairedJson {
	value: unknown;
	lostElements: number;
}

/** So many tokens are read at one go. */
const TOKENS = 1000;
/** So many characters are parsed at one go, and on to the next comma. */
const PIECE = 250_000;

const SCALAR = /-?\d[\d.eE+-]*|true|false|null/y;
const BLANK = /\s/;
const JSON_BLANKS = /[\t\n\r ]+/y;

/**
 * One walk over the text. It keeps what is right in whole stretches and judges only what it
 * mends; the rest of JSON's grammar is left to JSON.parse, which gets it piece by piece.
 */
export class Mender {
	private readonly assembly = new Assembly();
	private readonly mended: MendedText;
	private readonly open: Opened[] = [];
	/** Where the last string begins and ends. */
	private lastStart = 0;
	private lastEnd = 0;
	/** The last character outside strings and blanks, at the start that of a list. */
	private before = '[';
	private readonly start: number;
	private pieceStart: number;
	/** The outermost elements form a list whose opening bracket is missing. */
	private isOpeningMissing = false;
	private isClosed = false;
	private lostElements = 0;
	/** Which of the replacements is the last comma between list elements. */
	private lastComma = -1;
	private isStringTorn = false;

	constructor(
		private readonly text: string,
		private at: number,
		private readonly piece = PIECE,
	) {
		this.mended = new MendedText(text, at);
		this.start = at;
		this.pieceStart = at;
	}

	/** How much of the text was read. */
	get length(): number {
		return this.at - this.start;
	}

	/** What the text says, mended; undefined when it cannot be. */
	*mend(): LongWork<RepairedJson | undefined> {
		for (let count = 1; this.at < this.text.length; count++) {
			if (count % TOKENS === 0) yield;
			if (!this.step(this.text[this.at])) return undefined;
		}
		this.handOver();
		const { elements, isJson } = this.assembly;
		if (!isJson || this.isOpen) return undefined;
		const { lostElements } = this;
		if (this.isOpeningMissing) return { value: elements, lostElements };
		return elements.length === 1 ? { value: elements[0], lostElements } : undefined;
	}

	/** Whether the text ended in the middle of something. */
	get isCutOff(): boolean {
		return this.isStringTorn || (this.isOpen && this.at >= this.text.length);
	}

	private get isOpen(): boolean {
		return this.open.length > 0 || (this.isOpeningMissing && !this.isClosed);
	}

	/** Whether all that was opened is closed: what follows is no part of it. */
	get isWhole(): boolean {
		if (this.open.length > 0) return false;
		return this.isOpeningMissing ? this.isClosed : ']}'.includes(this.before);
	}

	/** Reads one token; false when nothing can make sense of it. */
	private step(char: string): boolean {
		// The most frequent one first: most of a list are strings.
		if (char !== '"' && BLANK.test(char)) return this.blank();
		if (this.isClosed) return false;
		if (char === ',') return this.comma();
		if (char === ']' || char === '}') return this.close(char);
		if (char === ':') return this.accept(char);
		return this.isValueDue(char) && this.value(char);
	}

	private blank(): true {
		JSON_BLANKS.lastIndex = this.at;
		if (JSON_BLANKS.test(this.text)) this.at = JSON_BLANKS.lastIndex;
		// JSON knows fewer blanks than the web does: a byte order mark, for one.
		else this.replaceUntil(this.at + 1, ' ');
		return true;
	}

	/** Text that is no JSON fails here, at once. */
	private isValueDue(char: string): boolean {
		return this.before === '{' ? char === '"' : '[,:'.includes(this.before);
	}

	private value(char: string): boolean {
		if (char === '"') return this.string();
		if (char !== '[' && char !== '{') return this.scalar();
		this.open.push({
			bracket: char,
			name: this.before === ':' ? withoutControls(this.lastString()) : undefined,
		});
		return this.accept(char);
	}

	private accept(char: string): true {
		this.before = char;
		this.at++;
		return true;
	}

	private string(): boolean {
		const plainEnd = endOfPlainString(this.text, this.at);
		const end = plainEnd ?? endOfString(this.text, this.at);
		if (end === undefined) {
			this.isStringTorn = true;
			return false;
		}
		this.lastStart = this.at;
		this.lastEnd = end;
		if (plainEnd === undefined && hasControls(this.lastString())) {
			this.replaceUntil(end, withoutControls(this.lastString()));
		}
		this.at = end;
		this.before = '"';
		return true;
	}

	private lastString(): string {
		return this.text.slice(this.lastStart, this.lastEnd);
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
		if (this.at - this.pieceStart >= this.piece && this.before !== ',') this.handOver();
		if (!this.isInList()) return this.accept(',');
		if (this.before === '[' || this.before === ',') {
			this.lostElements++;
			this.replaceUntil(this.at + 1, '');
			return true;
		}
		this.lastComma = this.replaceUntil(this.at + 1, ',');
		this.before = ',';
		return true;
	}

	private close(char: string): boolean {
		if (this.open.length === 0) {
			if (char !== ']' || !this.assumeOpening()) return false;
			this.isClosed = true;
		}
		if (char === ']' && this.before === ',') {
			this.lostElements++;
			this.mended.takeBack(this.lastComma);
		}
		const isLeftOpen = this.open.length === this.assembly.depth;
		if (isLeftOpen) this.handOver();
		const opened = this.open.pop()?.bracket ?? '[';
		if (opened !== (char === ']' ? '[' : '{')) return false;
		this.accept(char);
		if (isLeftOpen) this.leave();
		return true;
	}

	/** Hands over all that was read so far, up to here. */
	private handOver(): void {
		const piece = this.mended.takeUntil(this.at);
		this.assembly.add(piece, this.open.slice(this.assembly.depth));
		this.pieceStart = this.at;
	}

	/** Behind the bracket of a container that an earlier piece left open: it is no part of the next. */
	private leave(): void {
		if (!this.isClosed) this.assembly.close();
		this.mended.skipTo(this.at);
	}

	/** Lists inside a list without its opening bracket do not occur: `[..]]` is no such thing. */
	private assumeOpening(): boolean {
		this.isOpeningMissing = true;
		return this.before !== ']';
	}

	private isInList(): boolean {
		return this.open.length === 0 || this.open[this.open.length - 1].bracket === '[';
	}

	private replaceUntil(end: number, replacement: string): number {
		const which = this.mended.replace(this.at, end, replacement);
		this.at = end;
		return which;
	}
}
