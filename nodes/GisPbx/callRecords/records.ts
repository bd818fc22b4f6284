import { type CallRecord } from '../pbx/calls/callRecord';
import type { PbxClock } from '../pbx/time/clock';
import type { Row } from '../pbx/rows';
import type { PbxConnection } from '../transport/connection';
import { fetchRowsSliced } from './fetchRows';
import type { Window } from '../pbx/time/window';
import { callFromSimpleCdr, legFromCdr } from '../pbx/calls/readCdr';
import { legsByCall, type LegIndex } from '../pbx/calls/callDetails';
import type { Detail } from '../pbx/calls/callIdentity';

/** The column under which the PBX files a row. */
export const START: Record<Detail, string> = { calls: 'sc_start', legs: 'start' };

const READERS: Record<Detail, (row: Row, clock: PbxClock) => CallRecord> = {
	calls: callFromSimpleCdr,
	legs: legFromCdr,
};

/** The call or leg that a row stands for. */
export function recordOf(detail: Detail, row: Row, clock: PbxClock): CallRecord {
	return READERS[detail](row, clock);
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
