import { partyOf } from './callParties';
import { type CallRecord } from './callRecord';
import { ANSWERED } from './disposition';
import { textIn } from '../columns';
import type { PbxClock } from '../time/clock';
import { bareExtension, hasLetters, sameNumber } from '../phoneNumber';
import type { Row } from '../rows';
import { legFromCdr } from './readCdr';

export type Side = 'source' | 'destination';

/** Who is connected with whom, as dialled. */
export type Parties = Record<Side, string>;

/** How a dialled call ended. */
export interface CallEnd {
	/** answered, noAnswer, busy, failed or congestion; unknown where the legs do not tell. */
	outcome: string;
	/** The same in words. */
	endedBecause: string;
	/** Whose phone decided it: a source that does not pick up says nothing about the destination. */
	decidedBy: Side | null;
	/** Number of the extension or outside phone; null where nobody or a service answered. */
	answeredBy: string | null;
	/** From the destination's first answer to its last end; 0 where it did not answer. */
	talkSeconds: number | null;
	call: CallRecord;
	/** By their start. */
	legs: CallRecord[];
}

interface Leg {
	record: CallRecord;
	side: Side;
	/** Where it went: a number, or a service such as `Voicemail 506`. */
	landedOn: string | null;
}

/** By the disposition of the leg that decides. */
const UNANSWERED: Record<string, { outcome: string; words: string }> = {
	noAnswer: { outcome: 'noAnswer', words: 'did not answer' },
	abandoned: { outcome: 'noAnswer', words: 'did not answer in time' },
	busy: { outcome: 'busy', words: 'was busy' },
	failed: { outcome: 'failed', words: 'could not be reached' },
	congestion: { outcome: 'congestion', words: 'could not be reached, as no line was free' },
};

/**
 * How a call that DIAL started ended, by its CDR rows, of which there is at least one (pbx-protocol
 * 4.1 and 5). The destination's legs decide: one that was answered, else the last, as a leg may have
 * been tried again. Without any the destination was never rung, and the source decides.
 */
export function endOfCall(rows: Row[], parties: Parties, clock: PbxClock): CallEnd {
	const legs = rows.map((row) => legOf(row, parties, clock)).sort(byTime);
	const theirs = legs.filter(({ side }) => side === 'destination');
	const decisive = decisiveOf(theirs.length > 0 ? theirs : legs);
	const isAnswered = decisive.side === 'destination' && isTaken(decisive);
	const answeredBy = isAnswered && !isService(decisive.landedOn) ? decisive.landedOn : null;
	const talkSeconds = isAnswered ? talkOf(theirs.filter(isTaken)) : 0;
	return {
		...verdictOf(decisive, parties),
		answeredBy,
		talkSeconds,
		call: { ...wholeCall(legs, decisive.record), answeredBy, talkSeconds },
		legs: legs.map(({ record }) => record),
	};
}

function legOf(row: Row, parties: Parties, clock: PbxClock): Leg {
	const tenant = textIn(row, 'accountcode');
	const places = ['wherelanded', 'lastdst']
		.map((name) => partyOf(textIn(row, name), tenant)?.number)
		.filter((place) => place !== undefined);
	const isAt = (side: Side) => places.some((place) => isPhone(place, parties[side]));
	return {
		record: legFromCdr(row, clock),
		side: isAt('source') && !isAt('destination') ? 'source' : 'destination',
		landedOn: places.find(isService) ?? places[0] ?? null,
	};
}

function isPhone(place: string, dialled: string): boolean {
	const number = bareExtension(dialled);
	return place === number || sameNumber(place, number);
}

function isService(place: string | null): boolean {
	return place !== null && hasLetters(place);
}

function isTaken({ record }: Leg): boolean {
	return record.disposition === ANSWERED;
}

function decisiveOf(legs: Leg[]): Leg {
	return legs.filter(isTaken).at(-1) ?? legs[legs.length - 1];
}

type Verdict = Pick<CallEnd, 'outcome' | 'endedBecause' | 'decidedBy'>;

function verdictOf({ record, side, landedOn }: Leg, parties: Parties): Verdict {
	const { disposition } = record;
	const whom = `The ${side} (${parties[side]})`;
	if (disposition !== null && disposition in UNANSWERED) {
		const { outcome, words } = UNANSWERED[disposition];
		const consequence = side === 'source' ? ', so the destination was not called' : '';
		return { outcome, endedBecause: `${whom} ${words}${consequence}`, decidedBy: side };
	}
	if (disposition !== ANSWERED) {
		const endedBecause = `The PBX has no known word for how it ended: ${disposition}`;
		return { outcome: 'unknown', endedBecause, decidedBy: null };
	}
	if (side === 'source') {
		const endedBecause = `${whom} answered, but the PBX shows no leg to the destination`;
		return { outcome: 'unknown', endedBecause, decidedBy: null };
	}
	const endedBecause = `Answered by ${landedOn ?? 'the destination'}`;
	return { outcome: ANSWERED, endedBecause, decidedBy: side };
}

/** The call that the legs are parts of, told by the one that decides. */
function wholeCall(legs: Leg[], decisive: CallRecord): CallRecord {
	const records = legs.map(({ record }) => record);
	const head = records.find(({ callId, linkedId }) => callId === linkedId) ?? records[0];
	const { startedAt } = records[0];
	const endedAt = latest(records.map((record) => record.endedAt));
	return {
		...decisive,
		callId: head.callId,
		startedAt,
		endedAt,
		durationSeconds: secondsBetween(startedAt, endedAt) ?? decisive.durationSeconds,
	};
}

function talkOf(taken: Leg[]): number | null {
	const records = taken.map(({ record }) => record);
	const [first] = records.map(({ answeredAt }) => answeredAt).sort(byInstant);
	const last = latest(records.map(({ endedAt }) => endedAt));
	return secondsBetween(first, last) ?? records[records.length - 1].talkSeconds;
}

function secondsBetween(from: string | null, to: string | null): number | null {
	return from === null || to === null ? null : (Date.parse(to) - Date.parse(from)) / 1000;
}

function latest(times: Array<string | null>): string | null {
	return times.sort(byInstant)[times.length - 1];
}

function byTime({ record: a }: Leg, { record: b }: Leg): number {
	return byInstant(a.startedAt, b.startedAt) || byInstant(a.endedAt, b.endedAt);
}

/** What has no time comes first. */
function byInstant(a: string | null, b: string | null): number {
	const [first, second] = [a, b].map((time) => (time === null ? 0 : Date.parse(time)));
	return first - second;
}
