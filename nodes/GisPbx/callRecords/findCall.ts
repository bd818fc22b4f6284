import { DAY_MS, type PbxClock } from '../pbx/time/zoneClock';
import { inStretches } from '../pbx/longWork';
import { breathe } from '../transport/breath';
import { withoutSecrets } from '../pbx/secretFields';
import type { PbxConnection } from '../transport/connection';
import { fetchRows } from './fetchRows';
import { legRowsOf } from './legRows';
import { windowAround, windowOf, type Window } from '../pbx/time/window';
import { addCallDetails, legsByCall } from '../pbx/calls/callDetails';
import { callFromSimpleCdr, legFromCdr } from '../pbx/calls/readCdr';
import { epochOfUniqueId, idIn, type Detail } from '../pbx/calls/callIdentity';
import type { Leg } from '../pbx/calls/callPart';
import { ANSWERED } from '../pbx/calls/disposition';
import { groupedCall } from '../pbx/calls/groupedCall';

interface CallQuery {
	callId: string;
	detail: Detail;
	window: Window;
}

/**
 * Where to look for a call: around the second that its unique ID carries, at first closely, then
 * wide enough for a wrong time zone; an originate ID carries none, so the last day is searched. The
 * PBX's clock may be ahead of ours: nothing ends now.
 */
function windowsAround(
	callId: string,
	given: Partial<Window>,
	clock: PbxClock,
	pbx: PbxConnection,
): Window[] {
	const now = Date.now();
	const { start, end } = given;
	if (start !== undefined || end !== undefined) {
		return [windowOf({ start, end: end ?? clock.textOf(now + DAY_MS) }, clock, pbx)];
	}
	const epoch = epochOfUniqueId(callId);
	return epoch === undefined
		? [windowAround(now, 24, clock)]
		: [windowAround(epoch, 1, clock), windowAround(epoch, 26, clock)];
}

/** The call or the legs with this ID, looked for where it must be; empty when the PBX holds none. */
export async function lookUpCall(
	pbx: PbxConnection,
	clock: PbxClock,
	{ within = {}, ...wanted }: Omit<CallQuery, 'window'> & { within?: Partial<Window> },
): Promise<Leg[]> {
	for (const window of windowsAround(wanted.callId, within, clock, pbx)) {
		const found = await findCall(pbx, clock, { ...wanted, window });
		if (found.length > 0) return found;
	}
	return [];
}

/** The call or the legs with this ID; empty when the window holds none. */
async function findCall(pbx: PbxConnection, clock: PbxClock, wanted: CallQuery): Promise<Leg[]> {
	const { callId, detail, window } = wanted;
	if (detail === 'calls' && epochOfUniqueId(callId) !== undefined) {
		const call = await findSimpleCall(pbx, clock, [callId], window);
		if (call) return [call];
	}
	const legs = await findLegs(pbx, clock, callId, window);
	if (detail === 'legs' || legs.length === 0) return legs;
	return [await callOfLegs(pbx, clock, legs, window)];
}

async function findSimpleCall(
	pbx: PbxConnection,
	clock: PbxClock,
	ids: string[],
	window: Window,
): Promise<Leg | undefined> {
	const rows = await fetchRows(pbx, 'calls', window);
	const row = rows.find((candidate) => ids.includes(idIn(candidate, 'sc_uniqueid') ?? ''));
	return (
		row && {
			row: withoutSecrets(row),
			record: callFromSimpleCdr(row, clock, pbx.settings.countryCode),
		}
	);
}

/** Every leg of the call that one leg's own, linked or originate ID names. */
async function findLegs(
	pbx: PbxConnection,
	clock: PbxClock,
	callId: string,
	window: Window,
): Promise<Leg[]> {
	const rows = await fetchRows(pbx, 'legs', window);
	return legRowsOf(rows, callId).map((row) => ({
		row: withoutSecrets(row),
		record: legFromCdr(row, clock, pbx.settings.countryCode),
	}));
}

/** The call that legs belong to; a PBX that lists none is answered from the legs together. */
async function callOfLegs(
	pbx: PbxConnection,
	clock: PbxClock,
	legs: Leg[],
	window: Window,
): Promise<Leg> {
	const records = legs.map(({ record }) => record);
	const ids = records
		.flatMap(({ callId, linkedId }) => [callId, linkedId])
		.filter((id) => id !== null);
	const found = await findSimpleCall(pbx, clock, ids, window);
	const { record: call, call: whole } = groupedCall(legs, null);
	if (!found) {
		const { row, record } = answeredFirst(legs);
		const { queue, rang } = whole;
		return { row, record: { ...call, callId: record.callId, queue, rang } };
	}
	const byCall = await inStretches(legsByCall(legs), breathe);
	const record = addCallDetails(found.record, byCall);
	return { ...found, record: { ...record, originateId: record.originateId ?? call.originateId } };
}

function answeredFirst(legs: Leg[]): Leg {
	return legs.find(({ record }) => record.disposition === ANSWERED) ?? legs[0];
}
