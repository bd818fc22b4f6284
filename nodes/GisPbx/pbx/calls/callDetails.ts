import { eachOf, type LongWork } from '../longWork';
import type { Leg } from './callPart';
import type { CallRecord } from './callRecord';
import { ANSWERED } from './disposition';
import { groupedCall } from './groupedCall';

type LegsById = ReadonlyMap<string, Leg[]>;

/** Legs by the unique ID that they share with their call, and by the ID that links all legs of a call. */
export interface LegIndex {
	byCall: LegsById;
	byLink: LegsById;
}

/** Arranges legs for {@link addCallDetails}: needed once for any number of calls. */
export function* legsByCall(legs: Leg[]): LongWork<LegIndex> {
	return { byCall: yield* legsBy('callId', legs), byLink: yield* legsBy('linkedId', legs) };
}

function* legsBy(name: 'callId' | 'linkedId', legs: Leg[]): LongWork<LegsById> {
	const byId = new Map<string, Leg[]>();
	yield* eachOf(legs, (leg) => {
		const id = leg.record[name];
		if (id === null) return;
		const known = byId.get(id);
		if (known) known.push(leg);
		else byId.set(id, [leg]);
	});
	return byId;
}

/**
 * The call with what simplecdrs leaves out and its legs tell: linked ID, originate ID, talk time
 * and answer (decisions.md#a-simplified-call). Where nobody took any of its own legs, linked ones
 * may tell of the talk.
 */
export function addCallDetails(call: CallRecord, { byCall, byLink }: LegIndex): CallRecord {
	const { answeredAt, endedAt, oddities, callId, linkedId: link, originateId, ...first } = call;
	const own = byCall.get(callId ?? '') ?? [];
	const told = (name: 'linkedId' | 'originateId') =>
		own.find(({ record }) => record[name] !== null)?.record[name] ?? null;
	const linkedId = link ?? told('linkedId');
	const talk =
		call.disposition === ANSWERED ? talkOf([own, byLink.get(linkedId ?? '') ?? []]) : NONE;
	return {
		...first,
		talkSeconds: call.talkSeconds ?? (own.length > 0 ? talk.talkSeconds : null),
		...(talk.talkIncludesRinging && { talkIncludesRinging: true }),
		answeredAt: answeredAt ?? talk.answeredAt,
		endedAt,
		...(oddities && { oddities }),
		callId,
		linkedId,
		originateId: originateId ?? told('originateId'),
	};
}

type TalkOfCall = Pick<CallRecord, 'talkSeconds' | 'answeredAt' | 'talkIncludesRinging'>;

const NONE: TalkOfCall = { talkSeconds: 0, answeredAt: null };

/** The talk of the first legs of which a person took one. */
function talkOf(choices: Leg[][]): TalkOfCall {
	for (const legs of choices) {
		const call = legs.length > 0 ? groupedCall(legs, null).call : undefined;
		if (call?.disposition === ANSWERED) return call;
	}
	return { talkSeconds: null, answeredAt: null };
}
