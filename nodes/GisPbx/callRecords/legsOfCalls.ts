import { addCallDetails, type LegIndex } from '../pbx/calls/callDetails';
import { msOf } from '../pbx/calls/callPart';
import type { CallRecord } from '../pbx/calls/callRecord';
import { ANSWERED } from '../pbx/calls/disposition';
import { slicesOf } from '../pbx/time/slices';
import { windowBetween, type Window } from '../pbx/time/window';
import { DAY_MS, type PbxClock } from '../pbx/time/zoneClock';
import type { PbxConnection } from '../transport/connection';
import { fetchLegs } from './fetchRows';

type Timed = Pick<CallRecord, 'startedAt' | 'endedAt'>;

/** Nothing is filed later, whatever end a row tells. */
const LATEST_MS = DAY_MS;
/** Of more calls only Add Call Details asks: nobody is to wait long for what was not asked for. */
const MOST_CALLS = 1_000;

/** The legs of calls, each from its start to its end; calls far apart are asked for apart. */
export async function fetchLegsOf(
	calls: Timed[],
	pbx: PbxConnection,
	clock: PbxClock,
): Promise<LegIndex> {
	return await fetchLegs(pbx, clock, windowsOf(calls, clock));
}

/**
 * Puts the talk time of their legs into calls of which the list of calls tells none
 * (pbx.md#simple-cdrs), where one more request tells them all. Where that fails the calls stay as
 * they are, and `failed` is told.
 */
export async function talkFilled(
	calls: CallRecord[],
	{ pbx, clock, failed }: { pbx: PbxConnection; clock: PbxClock; failed(error: Error): void },
): Promise<(call: CallRecord) => CallRecord> {
	const asIs = (call: CallRecord) => call;
	if (calls.length > MOST_CALLS) return asIs;
	const windows = windowsOf(calls.filter(lacksTalk), clock);
	if (windows.length !== 1) return asIs;
	const legs = await fetchLegs(pbx, clock, windows).catch(failed);
	if (!legs) return asIs;
	return (call) => (lacksTalk(call) ? withoutRinging(addCallDetails(call, legs)) : call);
}

/** As the list tells calls: whom they rang comes with Add Call Details alone. */
function withoutRinging(call: CallRecord): CallRecord {
	const told = Object.entries(call).filter(([name]) => name !== 'queue' && name !== 'rang');
	return Object.fromEntries(told) as unknown as CallRecord;
}

function lacksTalk({ disposition, talkSeconds }: CallRecord): boolean {
	return disposition === ANSWERED && talkSeconds === null;
}

function windowsOf(calls: Timed[], clock: PbxClock): Window[] {
	return spansOf(calls).flatMap(([from, to]) => slicesOf(windowBetween(from, to, clock)));
}

/** From when to when the calls were, in milliseconds: one odd row does not stretch it over years. */
function spansOf(calls: Timed[]): Array<[from: number, to: number]> {
	const latest = Date.now() + LATEST_MS;
	const times = calls
		.map(({ startedAt, endedAt }) => ({ from: msOf(startedAt), to: msOf(endedAt) }))
		.flatMap(({ from, to }) => {
			const begin = from ?? to;
			return begin === null || begin > latest ? [] : [[begin, Math.min(to ?? begin, latest)]];
		})
		.sort(([a], [b]) => a - b);
	const spans: Array<[number, number]> = [];
	for (const [from, to] of times) {
		const last = spans.at(-1);
		if (last && from - last[1] < DAY_MS) last[1] = Math.max(last[1], to);
		else spans.push([from, to]);
	}
	return spans;
}
