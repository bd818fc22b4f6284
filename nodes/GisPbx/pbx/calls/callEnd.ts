import { meaningIn } from '../columns';
import type { PbxClock } from '../time/zoneClock';
import type { Row } from '../rows';
import type { CallPart, Leg } from './callPart';
import type { CallRecord } from './callRecord';
import { ANSWERED } from './disposition';
import { groupedCall, type GroupedCall } from './groupedCall';
import type { Side } from './legRole';
import { partsOf } from './partsOfCall';
import { peopleOf, type DialledSource } from './people';
import { legFromCdr } from './readCdr';

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
	/** Number of the extension or outside phone that answered first; null where no person did. */
	answeredBy: string | null;
	/** The time with people; 0 where no person answered. */
	talkSeconds: number | null;
	/** Where ringing is counted in it that nothing tells apart. */
	talkIncludesRinging?: true;
	call: CallRecord;
	/** By their start. */
	legs: CallRecord[];
}

/** How a call ended that nobody took, by its disposition. */
const UNANSWERED: Record<string, { outcome: string; words: string }> = {
	noAnswer: { outcome: 'noAnswer', words: 'did not answer' },
	abandoned: { outcome: 'noAnswer', words: 'did not answer in time' },
	busy: { outcome: 'busy', words: 'was busy' },
	failed: { outcome: 'failed', words: 'could not be reached' },
	congestion: { outcome: 'congestion', words: 'could not be reached, as no line was free' },
};

/**
 * How a call that DIAL started ended, by its CDR rows, of which there is at least one
 * (pbx.md#dial and pbx.md#legs). Without a leg to the destination it was never rung, and the source
 * decides.
 */
export function endOfCall(
	rows: Row[],
	dialled: Parties,
	clock: PbxClock,
	countryCode: string,
): CallEnd {
	const source = { number: dialled.source, countryCode };
	const legs = legsOf(rows, clock, countryCode);
	const { call, record } = groupedCall(legs, callIdOf(legs), source);
	const { own, others } = peopleOf(partsOf(legs), source);
	return {
		...verdictOf(call, { side: others.length > 0 ? 'destination' : 'source', own }, dialled),
		answeredBy: call.answeredBy,
		talkSeconds: call.talkSeconds,
		...(call.talkIncludesRinging && { talkIncludesRinging: true }),
		call: record,
		legs: call.legs,
	};
}

/**
 * Whether the rows that are filed of such a call leave it open that it goes on
 * (decisions.md#the-end-of-a-dialled-call). They do as long as that of the source is not there, and
 * once somebody has taken the call: without `/n` a PBX files both Local channels as the talk begins,
 * and after a transfer it goes on as well. Else the source's row is the last.
 */
export function mayGoOn(rows: Row[], clock: PbxClock, source?: DialledSource): boolean {
	const { own, others } = peopleOf(partsOf(legsOf(rows, clock)), source);
	return own.length === 0 || others.some(({ role }) => role.isTaken);
}

function legsOf(rows: Row[], clock: PbxClock, countryCode?: string): Leg[] {
	return rows.map((row) => ({ row, record: legFromCdr(row, clock, countryCode) }));
}

/** The ID that links the legs; of a PBX that links none, the first leg's own. */
function callIdOf(legs: Leg[]): string | null {
	const linked = legs.find(({ record }) => record.linkedId !== null)?.record.linkedId;
	return linked ?? partsOf(legs)[0].record.callId;
}

type Verdict = Pick<CallEnd, 'outcome' | 'endedBecause' | 'decidedBy'>;

function verdictOf(
	{ disposition, answeredBy }: GroupedCall,
	{ side, own }: { side: Side; own: CallPart[] },
	dialled: Parties,
): Verdict {
	if (disposition === ANSWERED) {
		const endedBecause = `Answered by ${answeredBy ?? 'the destination'}`;
		return { outcome: ANSWERED, endedBecause, decidedBy: 'destination' };
	}
	const whom = `The ${side} (${dialled[side]})`;
	if (side === 'source' && own.some(({ role }) => role.isTaken)) {
		const endedBecause = `${whom} answered, but the PBX shows no leg to the destination`;
		return { outcome: 'unknown', endedBecause, decidedBy: null };
	}
	const known = disposition === null ? undefined : meaningIn(UNANSWERED, disposition);
	if (!known) {
		const endedBecause = `The PBX has no known word for how it ended: ${disposition}`;
		return { outcome: 'unknown', endedBecause, decidedBy: null };
	}
	const consequence = side === 'source' ? ', so the destination was not called' : '';
	const endedBecause = `${whom} ${known.words}${consequence}`;
	return { outcome: known.outcome, endedBecause, decidedBy: side };
}
