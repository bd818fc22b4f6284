import type { PbxClock } from '../../pbx/localTime';
import { rowsOf, type Row } from '../../pbx/rows';
import { uniqueRows, type Detail } from '../../pbx/callRecord';
import type { Pbx } from '../../transport/pbx';

/** From and to, PBX wall time `YYYY-MM-DD HH:MM:SS`, both inclusive. */
export interface Window {
	start: string;
	end: string;
}

const INFO: Record<Detail, string> = { calls: 'simplecdrs', legs: 'cdrs' };
/** The PBX knows no paging, and long ranges take it minutes (pbx-protocol 3, "paging"). */
const SLICE_MS = 7 * 24 * 3_600_000;

/** The CDR rows filed in a window, one per call or leg, in no particular order. */
export async function fetchRows(pbx: Pbx, detail: Detail, window: Window): Promise<Row[]> {
	const asked = { reqtype: 'INFO', info: INFO[detail], ...window };
	const reply = await pbx.ask({ parameters: { ...asked, format: 'json' } });
	// JSON loses rows that hold a character it cannot print; csv keeps them (pbx-protocol 2.4).
	const isBroken =
		(reply.kind === 'unreadable' && reply.reason === 'broken') ||
		(reply.kind === 'data' && reply.lostRows !== undefined);
	const value = isBroken
		? await pbx.read({ parameters: { ...asked, format: 'csv' }, expected: 'csv' })
		: pbx.dataOf(reply);
	return uniqueRows(rowsOf(value), detail);
}

/**
 * The same over a window of any length, read in slices of a week, the newest or the oldest first;
 * `isEnough` ends it early.
 */
export async function fetchRowsSliced(
	pbx: Pbx,
	detail: Detail,
	slices: Window[],
	isEnough: (rows: number) => boolean,
): Promise<Row[]> {
	let rows: Row[] = [];
	for (const slice of slices) {
		rows = rows.concat(await fetchRows(pbx, detail, slice));
		if (isEnough(rows.length)) break;
	}
	return slices.length > 1 ? uniqueRows(rows, detail) : rows;
}

/** Cuts a window into slices of a week, oldest first; both ends of a slice are inclusive. */
export function slicesOf(window: Window, clock: PbxClock): Window[] {
	const first = clock.instantOf(window.start, 'start');
	const last = clock.instantOf(window.end, 'end');
	if (first === undefined || last === undefined || last - first <= SLICE_MS) return [window];
	const slices: Window[] = [];
	for (let from = first; from <= last; from += SLICE_MS) {
		const isLast = from + SLICE_MS > last;
		slices.push({
			start: from === first ? window.start : clock.textOf(from),
			end: isLast ? window.end : clock.textOf(from + SLICE_MS - 1000),
		});
	}
	return slices;
}
