import type { Row } from '../rows';
import { phoneOf, type CallPart, type Leg } from './callPart';
import type { CallRecord } from './callRecord';
import { ANSWERED, NO_ANSWER } from './disposition';
import { partsOf } from './partsOfCall';
import { peopleOf, type DialledSource, type People } from './people';
import { talkOf, type Talk } from './talk';
import { transfersOf, type Transfer } from './transfers';

/**
 * A call with its legs. `callId` is the linked ID; `disposition` is "answered" only if a person
 * took it, `answeredBy` who did first, `talkSeconds` the time with people.
 */
export interface GroupedCall extends CallRecord {
	/** From the start until a person answered, or until the end where nobody did. */
	waitingSeconds: number | null;
	queue: string | null;
	/** Extensions that rang, in order; not the caller's own. */
	rang: string[];
	transfers: Transfer[];
	/** Whether no leg is known to be missing. */
	complete: boolean;
	/** In order of their start. */
	legs: CallRecord[];
}

/** A call, and the rows of its legs in the order of `legs`. */
export interface CallOfLegs {
	call: GroupedCall;
	rows: Row[];
}

/** The call that some legs make, whatever their order: with its legs, and as a mere record. */
export function groupedCall(
	legs: Leg[],
	callId: string | null,
	source?: DialledSource,
): CallOfLegs & { record: CallRecord } {
	const parts = partsOf(legs);
	const people = peopleOf(parts, source);
	const rang = rangIn(people.others);
	const heard = new Set([...people.others, ...people.rests]);
	const talk = talkOf(people);
	const record = recordOfCall(parts, people, { talk, rang }, callId);
	const waitedUntil = talk?.answer ?? endOfWaiting(parts);
	const { callId: ownId, linkedId, originateId, ...told } = record;
	const call: GroupedCall = {
		...told,
		waitingSeconds: secondsBetween(parts[0].start, waitedUntil) ?? record.durationSeconds,
		queue: queueOf(parts),
		rang,
		transfers: transfersOf(parts.filter((part) => heard.has(part))),
		complete: true,
		legs: parts.map((part) => part.record),
		callId: ownId,
		linkedId,
		originateId,
	};
	return { call, record, rows: parts.map(({ row }) => row) };
}

function recordOfCall(
	parts: CallPart[],
	people: People,
	{ talk, rang }: { talk: Talk | undefined; rang: string[] },
	callId: string | null,
): CallRecord {
	const told = toldBy(parts, people, callId);
	const [first] = parts;
	const last = parts.reduce((a, b) => (b.end > a.end ? b : a));
	const direction = told('direction');
	const answeredBy = talk?.first.role.taker ?? null;
	const taker = answeredBy?.isExtension ? answeredBy.number : null;
	const extension = talk ? taker : onlyOne(rang);
	return {
		startedAt: first.record.startedAt,
		direction,
		disposition: talk ? ANSWERED : missedHow(people),
		from: told('from'),
		fromName: told('fromName'),
		to: told('to'),
		answeredBy: answeredBy?.number ?? null,
		extension: direction === 'inbound' ? extension : told('extension'),
		...outsideOf(parts, told('externalNumber')),
		durationSeconds: secondsBetween(first.start, last.end) ?? told('durationSeconds'),
		talkSeconds: talk ? talk.seconds : 0,
		...(talk?.includesRinging && { talkIncludesRinging: true }),
		answeredAt: talk?.answeredAt ?? null,
		endedAt: last.record.endedAt,
		callId,
		linkedId: told('linkedId'),
		originateId: told('originateId'),
	};
}

/** The number outside; withheld where a leg says so and none knows it. */
function outsideOf(parts: CallPart[], externalNumber: string | null) {
	const isWithheld = externalNumber === null && parts.some(({ record }) => record.callerWithheld);
	const teller = parts.find(({ record }) => record.externalNumber === externalNumber);
	const externalNumberE164 = teller?.record.externalNumberE164 ?? null;
	return {
		externalNumber,
		externalNumberE164,
		...(isWithheld && { callerWithheld: true as const }),
	};
}

/** The phone that rang, where it was but one. */
export function onlyOne(rang: string[]): string | null {
	return rang.length === 1 ? rang[0] : null;
}

/** What the legs tell of the call: first the one that it is named after, last those of the own phone. */
function toldBy(parts: CallPart[], { own, others }: People, callId: string | null) {
	const isHead = ({ record }: CallPart) => record.callId !== null && record.callId === callId;
	const ours = new Set(own);
	const heads = parts.filter((part) => isHead(part) && !ours.has(part) && !part.role.isRest);
	const records = [...heads, ...others, ...own, ...parts].map(({ record }) => record);
	return <Name extends keyof CallRecord>(name: Name): CallRecord[Name] | null =>
		records.map((record) => record[name]).find((told) => told !== null) ?? null;
}

/**
 * How the leg that rang last ended. Where only a menu, a queue or voicemail answered, or nobody but
 * the caller's own phone, nobody did.
 */
function missedHow({ own, others }: People): string | null {
	const asked = others.length > 0 ? others : own;
	const rang = asked.filter(({ role }) => !role.isNobodys);
	const words = [...(rang.length > 0 ? rang : asked)]
		.sort((a, b) => b.end - a.end)
		.map(({ record }) => record.disposition);
	const word = words.find((each) => each !== null && each !== ANSWERED);
	return word ?? (words.includes(ANSWERED) ? NO_ANSWER : null);
}

/** When the caller had done waiting in vain: what voicemail or a menu takes, is no waiting. */
function endOfWaiting(parts: CallPart[]): number {
	const waited = parts.filter(({ role }) => !role.isNobodys);
	const ends = (waited.length > 0 ? waited : parts).map(({ end }) => end);
	return ends.reduce((a, b) => Math.max(a, b));
}

/** In the order in which they began to ring; of those that rang together by number. */
function rangIn(others: CallPart[]): string[] {
	const rings = others.flatMap((part) => {
		const phone = phoneOf(part);
		return phone === null || !part.role.isRung ? [] : [{ phone, start: part.start }];
	});
	const inOrder = rings.sort((a, b) => a.start - b.start || (a.phone < b.phone ? -1 : 1));
	return [...new Set(inOrder.map(({ phone }) => phone))];
}

/** The number of the queue; whoever has a phone in this call is none. */
function queueOf(parts: CallPart[]): string | null {
	const numbers = parts.flatMap(({ role }) => role.queueNumbers);
	if (numbers.length === 0) return null;
	const phones = new Set(parts.map(phoneOf));
	return numbers.find((number) => !phones.has(number)) ?? null;
}

function secondsBetween(from: number, to: number): number | null {
	const seconds = (to - from) / 1000;
	return Number.isFinite(seconds) ? Math.max(0, seconds) : null;
}
