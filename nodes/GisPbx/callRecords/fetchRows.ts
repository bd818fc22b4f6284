import { dropPositionalKeys, removePositionalKeys, rowsOf, type Row } from '../pbx/rows';
import { uniqueRows, type Detail } from '../pbx/calls/callIdentity';
import { inStretches, mapOf } from '../pbx/longWork';
import { breathe } from '../transport/breath';
import type { PbxConnection } from '../transport/connection';
import type { PbxRequest } from '../transport/exchange';
import { failureOf, saysCutOff } from '../transport/replyFailures';
import { knownRows } from '../directory/entriesOf';
import type { Reply } from '../pbx/reply/reply';
import { halvesOf } from '../pbx/time/slices';
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

/** A csv with less rows than the JSON beside it. */
const CUT_CSV: Reply = { kind: 'unreadable', reason: 'cut', excerpt: 'csv' };

/** What one request for rows brought. */
interface AskedRows {
	rows: Row[];
	/**
	 * 0 bytes or `[]` came: there is nothing, or a name that is no UTF-8 made nothing of the whole list,
	 * or of its only row.
	 */
	isBlank?: true;
	/** Some of the rows came by csv, of which nobody can tell whether its end is missing. */
	isUnsure?: true;
}

/** The CDR rows filed in a window, one per call or leg, in no particular order. */
export async function fetchRows(
	pbx: PbxConnection,
	detail: Detail,
	window: Window,
): Promise<Row[]> {
	return await inStretches(
		uniqueRows(await fetchAnsweredRows(pbx, detail, window), detail),
		breathe,
	);
}

/** The same as the PBX answers them. A window whose answer is cut off is asked for in halves. */
async function fetchAnsweredRows(
	pbx: PbxConnection,
	detail: Detail,
	window: Window,
): Promise<Row[]> {
	const answer = async () => {
		const { rows, isBlank } = await askRows(pbx, detail, window);
		return isBlank ? await askRowsByCsv(pbx, detail, window) : rows;
	};
	return await answer().catch(async (error: Error) => {
		const halves = saysCutOff(error) ? halvesOf(window) : undefined;
		if (!halves) return await Promise.reject(error);
		const [earlier, later] = halves;
		const rows = await fetchAnsweredRows(pbx, detail, earlier);
		return rows.concat(await fetchAnsweredRows(pbx, detail, later));
	});
}

/**
 * The rows that the PBX answers a window with; it may repeat one. Rows that it could not print as
 * JSON are read from csv (pbx.md#broken-json); a JSON without its end is an error, as csv would not
 * show that its end is missing, too.
 */
export async function askRows(
	pbx: PbxConnection,
	detail: Detail,
	window: Window,
): Promise<AskedRows> {
	const reply = await pbx.ask({ parameters: { ...askedFor(detail, window), format: 'json' } });
	const isBare = reply.kind === 'empty' && (reply.isBlank || reply.isEmptyList);
	if (isBare) return { rows: [], isBlank: true };
	const lost = reply.kind === 'data' ? reply.lostElements : undefined;
	const isBroken = reply.kind === 'unreadable' && reply.reason === 'broken';
	if (lost === undefined && !isBroken) {
		return { rows: knownRows(pbx, pbx.dataOf(reply), COLUMNS[detail]) };
	}
	const csv = { parameters: { ...askedFor(detail, window), format: 'csv' }, expected: 'csv' };
	const rows = knownRows(pbx, await pbx.read(csv as PbxRequest), COLUMNS[detail]);
	const printed = reply.kind === 'data' ? rowsOf(reply.value).length : 0;
	if (rows.length < printed) return pbx.fail(failureOf(CUT_CSV));
	const isWhole = lost !== undefined && rows.length >= printed + lost;
	return isWhole ? { rows } : { rows, isUnsure: true };
}

/** The rows of a window by csv, for one that had 0 bytes as JSON; none where csv is refused. */
export async function askRowsByCsv(
	pbx: PbxConnection,
	detail: Detail,
	window: Window,
): Promise<Row[]> {
	const parameters = { ...askedFor(detail, window), format: 'csv' };
	const reply = await pbx.ask({ parameters, expected: 'csv' });
	const isRefused = reply.kind === 'refused' || reply.kind === 'parameterMissing';
	return isRefused ? [] : knownRows(pbx, pbx.dataOf(reply), COLUMNS[detail]);
}

function askedFor(detail: Detail, window: Window): PbxRequest['parameters'] {
	return { reqtype: 'INFO', info: INFO[detail], ...window };
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
		rows = rows.concat(
			isNamedOnly ? await inStretches(mapOf(more, namedOnly(detail)), breathe) : more,
		);
		if (isEnough(rows.length)) break;
	}
	if (read.length > 1) rows = await inStretches(uniqueRows(rows, detail), breathe);
	return { rows, read };
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
	const toLeg = (row: Row) => ({ row, record: legFromCdr(row, clock, pbx.settings.countryCode) });
	const legs = await inStretches(mapOf(rows, toLeg), breathe);
	return await inStretches(legsByCall(legs), breathe);
}
