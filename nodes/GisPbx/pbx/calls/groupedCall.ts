import type { CallRecord } from './callRecord';
import { ANSWERED } from './disposition';
import { partsOf, type CallPart, type Leg } from './callPart';
import type { Row } from '../rows';
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

/** The call that some legs make, whatever their order. */
export function groupedCall(legs: Leg[], callId: string | null): CallOfLegs {
	const parts = partsOf(legs);
	return { call: callOf(parts, callId), rows: parts.map(({ row }) => row) };
}

function callOf(parts: CallPart[], callId: string | null): GroupedCall {
	const first = <Name extends keyof CallRecord>(name: Name) =>
		parts.find(({ record }) => record[name] !== null)?.record[name] ?? null;
	const notOwn = parts.filter(({ role }) => !role.isOwn);
	const others = notOwn.length > 0 ? notOwn : parts;
	const taken = others.filter(({ role }) => role.isTaken).sort((a, b) => a.answer - b.answer);
	const [answered] = taken as Array<CallPart | undefined>;
	const answeredBy = answered?.role.phone ?? null;
	const [{ start }] = parts;
	const last = parts.reduce((a, b) => (b.end > a.end ? b : a));
	const durationSeconds = secondsBetween(start, last.end);
	const direction = first('direction');
	return {
		callId,
		linkedId: first('linkedId'),
		originateId: first('originateId'),
		startedAt: first('startedAt'),
		answeredAt: answered?.record.answeredAt ?? null,
		endedAt: last.record.endedAt,
		durationSeconds,
		talkSeconds: talkOf(taken),
		direction,
		disposition: answered ? ANSWERED : missedHow(others),
		from: first('from'),
		fromName: first('fromName'),
		to: first('to'),
		answeredBy,
		externalNumber: first('externalNumber'),
		extension: direction === 'inbound' ? answeredBy : first('extension'),
		waitingSeconds: answered ? secondsBetween(start, answered.answer) : durationSeconds,
		queue: parts.find(({ role }) => role.queue !== null)?.role.queue ?? null,
		rang: [...new Set(others.flatMap(({ role }) => role.phone ?? []))],
		transfers: transfersOf(others),
		complete: true,
		legs: parts.map(({ record }) => record),
	};
}

/** How the leg that rang last ended; where only a menu, a queue or voicemail answered, nobody did. */
function missedHow(parts: CallPart[]): string | null {
	const words = [...parts].sort((a, b) => b.end - a.end).map(({ record }) => record.disposition);
	const word = words.find((each) => each !== null && each !== ANSWERED);
	return word ?? (words.includes(ANSWERED) ? 'noAnswer' : null);
}

/** How long somebody talked: what two legs have in common counts once. */
function talkOf(taken: CallPart[]): number | null {
	if (taken.length === 0) return 0;
	const timed = taken.filter(({ answer, end }) => Number.isFinite(end - answer));
	if (timed.length === 0) return taken[0].record.talkSeconds;
	let until = -Infinity;
	let talk = 0;
	for (const { answer, end } of timed) {
		talk += Math.max(0, end - Math.max(answer, until));
		until = Math.max(until, end);
	}
	return talk / 1000;
}

function secondsBetween(from: number, to: number): number | null {
	const seconds = (to - from) / 1000;
	return Number.isFinite(seconds) ? seconds : null;
}
