import { dropPositionalKeys, removePositionalKeys, type Row } from '../pbx/rows';
import { uniqueRows, type Detail } from '../pbx/calls/callIdentity';
import type { PbxConnection } from '../transport/connection';
import { knownRows } from '../directory/entriesOf';
import type { Window } from '../pbx/time/window';
import { legsByCall, type LegIndex } from '../pbx/calls/callDetails';
import { legFromCdr } from '../pbx/calls/readCdr';
import type { PbxClock } from '../pbx/time/zoneClock';

const INFO: Record<Detail, string> = { calls: 'simplecdrs', legs: 'cdrs' };
/** Without any of these a row is no CDR. */
const COLUMNS: Record<Detail, string[]> = {
	calls: ['sc_uniqueid', 'sc_start'],
	legs: ['uniqueid', 'start'],
};

/** The CDR rows filed in a window, one per call or leg, in no particular order. */
export async function fetchRows(
	pbx: PbxConnection,
	detail: Detail,
	window: Window,
): Promise<Row[]> {
	return uniqueRows(await fetchAnsweredRows(pbx, detail, window), detail);
}

/** The same as the PBX answers them: it may repeat a row. */
export async function fetchAnsweredRows(
	pbx: PbxConnection,
	detail: Detail,
	window: Window,
): Promise<Row[]> {
	const asked = { reqtype: 'INFO', info: INFO[detail], ...window };
	const reply = await pbx.ask({ parameters: { ...asked, format: 'json' } });
	// JSON loses rows that hold a character it cannot print; csv keeps them (pbx.md#broken-json).
	const isBroken =
		(reply.kind === 'unreadable' && reply.reason === 'broken') ||
		(reply.kind === 'data' && reply.lostElements !== undefined);
	const value = isBroken
		? await pbx.read({ parameters: { ...asked, format: 'csv' }, expected: 'csv' })
		: pbx.dataOf(reply);
	return knownRows(pbx, value, COLUMNS[detail]);
}

interface Slicing {
	slices: Window[];
	/** Whether so many rows will do, so that the rest need not be read. */
	isEnough?: (rows: number) => boolean;
	/** Whether only the named fields are wanted: a long list takes half the memory without the rest. */
	isNamedOnly?: boolean;
}

/** The same over several windows, one after the other. `read`: those that were asked for. */
export async function fetchRowsSliced(
	pbx: PbxConnection,
	detail: Detail,
	{ slices, isEnough = () => false, isNamedOnly = false }: Slicing,
): Promise<{ rows: Row[]; read: Window[] }> {
	let rows: Row[] = [];
	const read: Window[] = [];
	for (const slice of slices) {
		read.push(slice);
		const more = await fetchRows(pbx, detail, slice);
		rows = rows.concat(isNamedOnly ? more.map(namedOnly(detail)) : more);
		if (isEnough(rows.length)) break;
	}
	return { rows: read.length > 1 ? uniqueRows(rows, detail) : rows, read };
}

function namedOnly(detail: Detail): (row: Row) => Row {
	const [uniqueId] = COLUMNS[detail];
	return (row) => (uniqueId in row ? removePositionalKeys(row) : dropPositionalKeys(row));
}

/** The legs filed in some windows, by the call they belong to. */
export async function fetchLegs(
	pbx: PbxConnection,
	clock: PbxClock,
	windows: Window[],
): Promise<LegIndex> {
	const { rows } = await fetchRowsSliced(pbx, 'legs', { slices: windows });
	return legsByCall(rows.map((row) => ({ row, record: legFromCdr(row, clock) })));
}
