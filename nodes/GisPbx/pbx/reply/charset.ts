import { atOnce, isLong, type LongWork } from '../longWork';

/** No text holds one: what does is a file or worse, and long enough to take its time. */
const CONTROL = /(?![\t\n\r\f])\p{Cc}/u;
/** So much of a text tells whether it is one. */
const BEGINNING = 10_000;
const BYTE_ORDER_MARK = '\ufeff';
/** What stands for bytes that are no UTF-8. */
const NO_UTF8 = '\ufffd';
const HIGH_BYTES = /[\x80-\xff]+/g;
/** Letters, points and signs of Hebrew text: bytes that give anything else are no such text. */
const HEBREW = /^[\p{Script=Hebrew}\u00a0\u2013\u2014\u2018-\u201e\u2026\u20aa]+$/u;

const windows1255 = new TextDecoder('windows-1255');

/**
 * Bytes as text, without a byte order mark. Words that are no UTF-8 are read as windows-1255, each
 * by itself, where that makes Hebrew of them (pbx.md#hebrew); else what is no UTF-8 becomes U+FFFD.
 */
export function textOf(bytes: Uint8Array): string {
	return atOnce(textOfLong(bytes));
}

/** So many bytes are read at one go, and on to the end of a word. */
const PIECE = 60_000;

/** The same in stretches. */
export function* textOfLong(
	{ buffer, byteOffset, byteLength }: Uint8Array,
	piece = PIECE,
): LongWork<string> {
	const bytes = Buffer.from(buffer, byteOffset, byteLength);
	// twice as fast as TextDecoder
	const whole = isLong(bytes) ? undefined : bytes.toString('utf8');
	const isText = !CONTROL.test(bytes.toString('utf8', 0, BEGINNING));
	const isRead = whole !== undefined && !(isText && whole.includes(NO_UTF8));
	const text = isRead ? whole : yield* textOfPieces(bytes, isText, piece);
	return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

function* textOfPieces(bytes: Buffer, isText: boolean, piece: number): LongWork<string> {
	const pieces: string[] = [];
	for (let at = 0; at < bytes.length; ) {
		let end = Math.min(at + piece, bytes.length);
		while (end < bytes.length && bytes[end] >= 0x80) end++;
		const utf8 = bytes.toString('utf8', at, end);
		pieces.push(isText && utf8.includes(NO_UTF8) ? wordByWord(bytes.subarray(at, end)) : utf8);
		at = end;
		yield;
	}
	return pieces.join('');
}

function wordByWord(bytes: Buffer): string {
	return bytes.toString('latin1').replace(HIGH_BYTES, wordOf);
}

function wordOf(highBytes: string): string {
	const bytes = Buffer.from(highBytes, 'latin1');
	const utf8 = bytes.toString('utf8');
	if (!utf8.includes(NO_UTF8)) return utf8;
	const hebrew = windows1255.decode(bytes);
	return HEBREW.test(hebrew) ? hebrew : utf8;
}
