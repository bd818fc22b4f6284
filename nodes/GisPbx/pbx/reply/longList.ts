import { atOnce, type LongWork } from '../longWork';
import { parsed } from './assembly';
import { Mender, type RepairedJson } from './mender';

/** So many characters are read at one go: V8 keeps longer texts elsewhere, and takes a fifth longer for them. */
const PIECE = 60_000;
/** Where rows seem to end that do not, the list is not as simple as it looks. */
const MOST_TRIES = 5;
/** PHP prints none of these blanks, unless it is told to print prettily. */
const BETWEEN_ROWS = /\}\s*,\s*(?=\{)/g;

/** A piece of a list, and where the next begins. */
interface Piece {
	rows: unknown[];
	lostElements: number;
	next: number;
}

/**
 * A list of rows as PHP prints it, mended where it has to be (pbx.md#broken-json): what becomes of the
 * whole, in stretches, faster than by a walk over all of it. Undefined for any other text. The text is
 * trimmed; `piece`: so many characters are read at one go.
 */
export function* readRows(text: string, piece = PIECE): LongWork<RepairedJson | undefined> {
	if (!/^\[?[\s,]*\{/.test(text) || !text.endsWith(']')) return undefined;
	const end = text.length - 1;
	const rows: unknown[] = [];
	let lostElements = 0;
	for (let at = text.startsWith('[') ? 1 : 0; at < end; ) {
		const read = pieceFrom(text, at, end, piece);
		if (!read) return undefined;
		for (const row of read.rows) rows.push(row);
		lostElements += read.lostElements;
		at = read.next;
		yield;
	}
	return { value: rows, lostElements };
}

/**
 * What is between the beginning of a row and the end of another. A cut inside a text or a row makes
 * no JSON, mended or not, since a string or a bracket is open there: then the next one is tried.
 */
function pieceFrom(text: string, at: number, end: number, length: number): Piece | undefined {
	BETWEEN_ROWS.lastIndex = at + length;
	for (let tries = 0; tries < MOST_TRIES; tries++) {
		const cut = BETWEEN_ROWS.exec(text);
		const stop = cut ? cut.index + 1 : end;
		const list = listOf(text.slice(at, stop));
		if (list) return { ...list, next: cut ? BETWEEN_ROWS.lastIndex : end };
		if (!cut) return undefined;
	}
	return undefined;
}

function listOf(elements: string): Omit<Piece, 'next'> | undefined {
	const json = `[${elements}]`;
	const rows = parsed(json) as unknown[] | undefined;
	if (rows) return { rows, lostElements: 0 };
	const mended = atOnce(new Mender(json, 0).mend());
	return mended && { rows: mended.value as unknown[], lostElements: mended.lostElements };
}
