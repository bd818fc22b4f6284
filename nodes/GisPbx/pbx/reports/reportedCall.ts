import type { CallRecord } from '../calls/callRecord';
import { isPerson } from '../calls/callParties';
import { ANSWERED, FAILED } from '../calls/disposition';
import type { GroupedCall } from '../calls/groupedCall';
import { isMissed, isVoicemail, isVoicemailLeg } from '../calls/missed';
import type { Row } from '../rows';

/** A call as it was read: from the list of calls, or made of its legs with the rows of them. */
export interface ReadCall {
	call: CallRecord & Partial<Pick<GroupedCall, 'waitingSeconds' | 'legs'>>;
	rows: Row[];
}

/**
 * How a call ended. `voicemail`, `turnedAway` and `abandoned` are the three ways in which an inbound
 * one is missed; `unanswered` is one that was not inbound.
 */
type Outcome = 'answered' | 'voicemail' | 'turnedAway' | 'abandoned' | 'unanswered';

/** What a report counts. */
export interface ReportedCall {
	call: ReadCall['call'];
	outcome: Outcome;
	/** Of an answered call, where the PBX tells. */
	talkSeconds: number | null;
	/** Of an inbound call: until a person answered, or until it was given up. */
	waitSeconds: number | null;
}

/** What a report counts of a call (decisions.md#reports). */
export function reportedCall(read: ReadCall): ReportedCall {
	const { call } = read;
	const outcome = outcomeOf(read);
	return {
		call,
		outcome,
		talkSeconds: outcome === 'answered' ? call.talkSeconds : null,
		waitSeconds: call.direction === 'inbound' ? waitOf(call, outcome) : null,
	};
}

/** Whether an outcome is one of the three of a missed call. */
export function isOfMissed(outcome: Outcome): boolean {
	return outcome !== 'answered' && outcome !== 'unanswered';
}

/** Words for a call that the PBX put through to nobody. */
const TURNED_AWAY: Array<string | null> = ['busy', FAILED, 'congestion'];

function outcomeOf({ call, rows }: ReadCall): Outcome {
	if (!isMissed(call)) return isAnswered(call) ? 'answered' : 'unanswered';
	if (isVoicemail(call.answeredBy) || rows.some(isVoicemailLeg)) return 'voicemail';
	return TURNED_AWAY.includes(call.disposition) ? 'turnedAway' : 'abandoned';
}

function isAnswered({ disposition, answeredBy }: ReadCall['call']): boolean {
	return disposition === ANSWERED && (answeredBy === null || isPerson(answeredBy));
}

/** The list of calls counts what voicemail took, too: how long such a caller waited it does not tell. */
function waitOf(call: ReadCall['call'], outcome: Outcome): number | null {
	if (call.waitingSeconds !== undefined) return call.waitingSeconds;
	const { durationSeconds, talkSeconds } = call;
	if (outcome !== 'answered') return outcome === 'voicemail' ? null : durationSeconds;
	if (durationSeconds === null || talkSeconds === null) return null;
	return Math.max(0, durationSeconds - talkSeconds);
}
