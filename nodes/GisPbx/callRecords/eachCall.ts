import type { Detail } from '../pbx/calls/callIdentity';
import { CallsBySlices, LONGEST_GAP_MS } from '../pbx/calls/callsBySlices';
import type { CallOfLegs } from '../pbx/calls/groupedCall';
import { callFromSimpleCdr, legFromCdr } from '../pbx/calls/readCdr';
import { eachOf, inStretches, mapOf, type LongWork } from '../pbx/longWork';
import type { ReadCall } from '../pbx/reports/reportedCall';
import type { Row } from '../pbx/rows';
import { wallMs, wallText } from '../pbx/time/wallText';
import type { Window } from '../pbx/time/window';
import type { PbxClock } from '../pbx/time/zoneClock';
import { breathe } from '../transport/breath';
import type { PbxConnection } from '../transport/connection';
import { readSliced } from './readSliced';
import { SliceRows } from './sliceRows';

/** About as many rows are held at once. */
const MOST_ROWS = 50_000;

/** What is to be read, until when nobody wants it any more. */
export interface Reading {
	pbx: PbxConnection;
	clock: PbxClock;
	window: Window;
	isStopped(): boolean;
}

/**
 * Hands over every call that began in a window, each once, in no particular order; no row is held
 * for long (decisions.md#reports). Automatic is the list of calls, unless it tells no talk time.
 * Tells which list it was.
 */
export async function eachCall(
	reading: Reading,
	detail: Detail | 'automatic',
	visit: (read: ReadCall) => void,
): Promise<Detail> {
	if (detail !== 'legs') {
		const untold = await eachListedCall(reading, visit, detail === 'automatic');
		if (!untold) return 'calls';
		await eachCallOfLegs({ ...reading, window: untold }, visit);
		return 'legs';
	}
	await eachCallOfLegs(reading, visit);
	return 'legs';
}

/** The same of the list of calls; with `needsTalk` only until it is seen to tell no talk time, and what is left then. */
async function eachListedCall(
	reading: Reading,
	visit: (read: ReadCall) => void,
	needsTalk: boolean,
): Promise<Window | undefined> {
	const { pbx, clock, window } = reading;
	const { countryCode } = pbx.settings;
	const list = new SliceRows(pbx, 'calls');
	let untold: Window | undefined;
	await readSliced({
		window,
		mostRows: MOST_ROWS,
		isStopped: () => untold !== undefined || reading.isStopped(),
		async read(slice) {
			const rows = await list.of(slice);
			const isToldTalk = rows.length === 0 || rows.some((row) => 'sc_billsec' in row);
			if (needsTalk && !isToldTalk) untold = { start: slice.start, end: window.end };
			else {
				const toCall = (row: Row) => callFromSimpleCdr(row, clock, countryCode);
				await done(eachOf(rows, (row) => visit({ call: toCall(row), rows: [] })));
			}
			return rows.length;
		},
	});
	return untold;
}

/** The same of calls with their legs, the list of which is read a little further. */
export async function eachCallOfLegs(
	{ pbx, clock, window, isStopped }: Reading,
	visit: (call: CallOfLegs) => void,
): Promise<void> {
	const { countryCode } = pbx.settings;
	const list = new SliceRows(pbx, 'legs');
	const calls = new CallsBySlices(window, clock, Date.now());
	await readSliced({
		window: { start: window.start, end: wallText(wallMs(window.end) + LONGEST_GAP_MS) },
		mostRows: MOST_ROWS,
		isStopped,
		async read(slice) {
			const rows = await list.of(slice);
			const toLeg = (row: Row) => ({ row, record: legFromCdr(row, clock, countryCode) });
			const legs = await done(mapOf(rows, toLeg));
			await done(eachOf(await done(calls.take(legs, slice.end)), visit));
			return rows.length;
		},
	});
	await done(eachOf(await done(calls.rest()), visit));
}

/** n8n has its turn meanwhile. */
async function done<T>(work: LongWork<T>): Promise<T> {
	return await inStretches(work, breathe);
}
