import { eachOf, type LongWork } from '../longWork';
import type { Leg } from './callPart';
import { isPerson } from './callParties';
import type { CallRecord } from './callRecord';
import { ANSWERED } from './disposition';
import { groupedCall, onlyOne } from './groupedCall';

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

/** A call of simplecdrs with what its legs tell besides. */
type DetailedCall = CallRecord & Required<Pick<CallRecord, 'queue' | 'rang'>>;

/**
 * The call with what simplecdrs leaves out and its legs tell: linked ID, originate ID, talk time
 * and answer, queue, and whom it rang (decisions.md#a-simplified-call). Where nobody took any of its
 * own legs, linked ones may tell of the talk.
 */
export function addCallDetails(call: CallRecord, { byCall, byLink }: LegIndex): DetailedCall {
	const { answeredAt, endedAt, oddities, callId, linkedId: link, originateId, ...first } = call;
	const own = byCall.get(callId ?? '') ?? [];
	const told = (name: 'linkedId' | 'originateId') =>
		own.find(({ record }) => record[name] !== null)?.record[name] ?? null;
	const linkedId = link ?? told('linkedId');
	const linked = byLink.get(linkedId ?? '') ?? [];
	const talk = call.disposition === ANSWERED ? talkOf([own, linked]) : NONE;
	const { queue, rang } = ringingOf(linked.length > 0 ? linked : own);
	const answeredBy = call.answeredBy ?? talk.answeredBy;
	const rung = isPerson(answeredBy) ? talk.extension : onlyOne(rang ?? []);
	return {
		...first,
		talkSeconds: call.talkSeconds ?? (own.length > 0 ? talk.talkSeconds : null),
		...(talk.talkIncludesRinging && { talkIncludesRinging: true }),
		answeredBy,
		extension: call.extension ?? (call.direction === 'inbound' ? rung : null),
		answeredAt: answeredAt ?? talk.answeredAt,
		endedAt,
		...(oddities && { oddities }),
		queue,
		rang,
		callId,
		linkedId,
		originateId: originateId ?? told('originateId'),
	};
}

function ringingOf(legs: Leg[]): Pick<DetailedCall, 'queue' | 'rang'> {
	return legs.length > 0 ? groupedCall(legs, null).call : { queue: null, rang: null };
}

type TalkOfCall = Pick<
	CallRecord,
	'talkSeconds' | 'answeredAt' | 'answeredBy' | 'extension' | 'talkIncludesRinging'
>;

const NONE: TalkOfCall = { talkSeconds: 0, answeredAt: null, answeredBy: null, extension: null };

/** The talk of the first legs of which a person took one. */
function talkOf(choices: Leg[][]): TalkOfCall {
	for (const legs of choices) {
		const call = legs.length > 0 ? groupedCall(legs, null).call : undefined;
		if (call?.disposition === ANSWERED) return call;
	}
	return { ...NONE, talkSeconds: null };
}
