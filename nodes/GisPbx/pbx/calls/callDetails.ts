import type { CallRecord } from './callRecord';
import { ANSWERED } from './disposition';

type LegsById = ReadonlyMap<string, CallRecord[]>;

/** Legs by the unique ID that they share with their call, and by the ID that links all legs of a call. */
export interface LegIndex {
	byCall: LegsById;
	byLink: LegsById;
}

/** Arranges legs for {@link addCallDetails}: needed once for any number of calls. */
export function legsByCall(legs: CallRecord[]): LegIndex {
	return { byCall: legsBy('callId', legs), byLink: legsBy('linkedId', legs) };
}

function legsBy(name: 'callId' | 'linkedId', legs: CallRecord[]): LegsById {
	const byId = new Map<string, CallRecord[]>();
	for (const leg of legs) {
		const id = leg[name];
		if (id === null) continue;
		const known = byId.get(id);
		if (known) known.push(leg);
		else byId.set(id, [leg]);
	}
	return byId;
}

/**
 * The call with what simplecdrs leaves out and its legs tell: linked ID, originate ID, talk time
 * and answer (design 3.3). The leg that was answered speaks first, then the longest. Where none of
 * its own was, a linked one may tell of the talk.
 */
export function addCallDetails(call: CallRecord, legs: CallRecord[] | LegIndex): CallRecord {
	const { byCall, byLink } = Array.isArray(legs) ? indexOf(legs) : legs;
	const own = [...(byCall.get(call.callId ?? '') ?? [])].sort(byWeight);
	const told = <Name extends keyof CallRecord>(name: Name, by: CallRecord[]) =>
		call[name] ?? by.find((leg) => leg[name] !== null)?.[name] ?? null;
	const linkedId = told('linkedId', own);
	const isAnswered = call.disposition === ANSWERED;
	const linked = isAnswered ? [...(byLink.get(linkedId ?? '') ?? [])].sort(byWeight) : [];
	const talking = [...own, ...linked].filter((leg) => !isAnswered || !isInVain(leg));
	return {
		...call,
		linkedId,
		originateId: told('originateId', own),
		talkSeconds: told('talkSeconds', talking),
		answeredAt: told('answeredAt', talking),
	};
}

const INDEXES = new WeakMap<CallRecord[], LegIndex>();

/** A list is arranged once, however many calls are looked up in it. */
function indexOf(legs: CallRecord[]): LegIndex {
	const index = INDEXES.get(legs) ?? legsByCall(legs);
	INDEXES.set(legs, index);
	return index;
}

/** It rang and nobody talked: its 0 seconds are not those of an answered call. */
function isInVain({ disposition, talkSeconds }: CallRecord): boolean {
	return disposition !== ANSWERED && talkSeconds === 0;
}

function byWeight(a: CallRecord, b: CallRecord): number {
	const answered = Number(b.disposition === ANSWERED) - Number(a.disposition === ANSWERED);
	return answered || (b.durationSeconds ?? 0) - (a.durationSeconds ?? 0);
}
