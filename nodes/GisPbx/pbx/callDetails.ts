import type { CallRecord } from './callRecord';
import { ANSWERED } from './disposition';

/** Legs by the unique ID that they share with their call. */
export type LegIndex = ReadonlyMap<string, CallRecord[]>;

/** Arranges legs for {@link addCallDetails}: needed once for any number of calls. */
export function legsByCall(legs: CallRecord[]): LegIndex {
	const index = new Map<string, CallRecord[]>();
	for (const leg of legs) {
		if (leg.callId === null) continue;
		const known = index.get(leg.callId);
		if (known) known.push(leg);
		else index.set(leg.callId, [leg]);
	}
	return index;
}

/**
 * The call with what simplecdrs leaves out and its legs tell: linked ID, originate ID, talk time
 * and answer (design 3.3). The leg that was answered speaks first, then the longest.
 */
export function addCallDetails(call: CallRecord, legs: CallRecord[] | LegIndex): CallRecord {
	const index = Array.isArray(legs) ? indexOf(legs) : legs;
	const own = [...(index.get(call.callId ?? '') ?? [])].sort(byWeight);
	const first = <Name extends keyof CallRecord>(name: Name) =>
		call[name] ?? own.find((leg) => leg[name] !== null)?.[name] ?? null;
	return {
		...call,
		linkedId: first('linkedId'),
		originateId: first('originateId'),
		talkSeconds: first('talkSeconds'),
		answeredAt: first('answeredAt'),
	};
}

const INDEXES = new WeakMap<CallRecord[], LegIndex>();

/** A list is arranged once, however many calls are looked up in it. */
function indexOf(legs: CallRecord[]): LegIndex {
	const index = INDEXES.get(legs) ?? legsByCall(legs);
	INDEXES.set(legs, index);
	return index;
}

function byWeight(a: CallRecord, b: CallRecord): number {
	const answered = Number(b.disposition === ANSWERED) - Number(a.disposition === ANSWERED);
	return answered || (b.durationSeconds ?? 0) - (a.durationSeconds ?? 0);
}
