import { withExactNumbers } from './exactNumbers';
import type { LongWork } from '../longWork';

/** From so many characters on a list is worth reading in pieces, of about so many each. */
const LONG = 1_000_000;
const PIECE = 250_000;
/** Where rows seem to end that do not, the list is not as simple as it looks. */
const MOST_TRIES = 5;
const BETWEEN_ROWS = '},{';

/** Whether reading the text at one go would hold n8n up. */
export function isLong(text: string): boolean {
	return text.length >= LONG;
}

/** A piece of a list, and where the next begins. */
interface Piece {
	rows: unknown[];
	next: number;
}

/**
 * The rows of a long list as PHP prints it, the bracket in front or not (pbx.md#broken-json): what
 * JSON.parse makes of the whole, in stretches. Undefined for any other text. `clean` is applied to
 * each piece before it is read; the text is trimmed.
 */
export function* rowsOfLongList(
	text: string,
	clean: (piece: string) => string,
): LongWork<unknown[] | undefined> {
	const isList = /^\[?\{/.test(text.slice(0, 2)) && text.endsWith('}]');
	if (!isLong(text) || !isList) return undefined;
	const end = text.length - 1;
	const rows: unknown[] = [];
	for (let at = text.indexOf('{'); at < end; ) {
		const piece = pieceFrom(text, at, end, clean);
		if (!piece) return undefined;
		for (const row of piece.rows) rows.push(row);
		at = piece.next;
		yield;
	}
	return rows;
}

/**
 * What is between the beginning of a row and the end of another. A cut inside a text or a row makes
 * no JSON, since a string or a bracket is open there: then the next one is tried.
 */
function pieceFrom(
	text: string,
	at: number,
	end: number,
	clean: (piece: string) => string,
): Piece | undefined {
	for (let tries = 0, from = at + PIECE; tries < MOST_TRIES; tries++) {
		const cut = text.indexOf(BETWEEN_ROWS, from);
		const stop = cut < 0 ? end : cut + 1;
		const rows = listOf(clean(text.slice(at, stop)));
		if (rows) return { rows, next: stop + 1 };
		if (stop === end) return undefined;
		from = stop;
	}
	return undefined;
}

function listOf(elements: string): unknown[] | undefined {
	try {
		return JSON.parse(withExactNumbers(`[${elements}]`)) as unknown[];
	} catch {
		return undefined;
	}
}
