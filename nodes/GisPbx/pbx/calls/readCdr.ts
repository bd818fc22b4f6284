import { callerIdOf } from './callerId';
import { idIn, type Detail } from './callIdentity';
import { directionOfParties, partyOf, sidesOf } from './callParties';
import { callTimes, possibleSeconds, possibleTalk, type CallTimes } from './callTimes';
import { directionOfContext, directionOfUserfield, directionOfWord } from './direction';
import { ANSWERED, dispositionOf, FAILED, NO_ANSWER } from './disposition';
import { numberIn, textIn } from '../columns';
import { DEFAULT_COUNTRY_CODE } from '../dialPlans';
import { isNobodys, takerOf } from './taker';
import { isInstant, SECOND_MS, type PbxClock } from '../time/zoneClock';
import type { Row } from '../rows';
import type { CallRecord } from './callRecord';

/** A call from a row of simplecdrs, of 11 or 12 columns (pbx.md#simple-cdrs). */
export function callFromSimpleCdr(
	row: Row,
	clock: PbxClock,
	countryCode = DEFAULT_COUNTRY_CODE,
): CallRecord {
	const tenant = textIn(row, 'tenantcode');
	const disposition = dispositionOf(textIn(row, 'sc_disposition'));
	const billed = numberIn(row, 'sc_billsec');
	const printed = {
		start: textIn(row, 'sc_start'),
		answer: null,
		end: null,
		duration: numberIn(row, 'sc_duration'),
		uniqueId: textIn(row, 'sc_uniqueid'),
	};
	const talkSeconds = possibleTalk(billed, printed.duration);
	const { oddities, ...times } = callTimes(printed, clock);
	const counted =
		disposition === ANSWERED && talkSeconds !== null && times.end !== null
			? times.end - talkSeconds * SECOND_MS
			: null;
	const answer = counted === null ? null : Math.max(counted, times.start as number);
	if (answer !== counted) oddities.push('answeredAt');
	if (talkSeconds !== billed) oddities.push('talkSeconds');
	const from = partyOf(textIn(row, 'sc_calleridnum'), tenant);
	const to = partyOf(textIn(row, 'sc_dialednum'), tenant);
	const answeredBy = partyOf(textIn(row, 'sc_whoanswered'), tenant);
	const direction = directionOfWord(textIn(row, 'sc_direction')) ?? directionOfParties(from, to);
	const ends = { from, fromName: textIn(row, 'sc_calleridname'), to, answeredBy };
	const { startedAt, answeredAt, endedAt } = isoTimes({ ...times, answer }, clock);
	return {
		startedAt,
		direction,
		disposition,
		...sidesOf(direction, ends, countryCode),
		durationSeconds: possibleSeconds(printed.duration),
		talkSeconds,
		answeredAt,
		endedAt,
		...toldOddities(oddities),
		callId: idIn(row, 'sc_uniqueid'),
		linkedId: null,
		originateId: null,
	};
}

/** A leg from a row of cdrs, JSON or csv (pbx.md#cdrs). */
export function legFromCdr(
	row: Row,
	clock: PbxClock,
	countryCode = DEFAULT_COUNTRY_CODE,
): CallRecord {
	const tenant = textIn(row, 'accountcode');
	const disposition = dispositionOfLeg(row);
	const isMissed = disposition !== null && disposition !== ANSWERED;
	const caller = callerIdOf(textIn(row, 'clid') ?? '');
	const printed = {
		start: textIn(row, 'start'),
		answer: textIn(row, 'answer'),
		end: textIn(row, 'end'),
		duration: numberIn(row, 'duration'),
		uniqueId: textIn(row, 'uniqueid'),
	};
	const from = partyOf(textIn(row, 'realsrc', 'src') ?? caller.number, tenant);
	const to = partyOf(textIn(row, 'firstdst', 'dst'), tenant);
	const direction =
		directionOfUserfield(textIn(row, 'userfield')) ??
		directionOfContext(textIn(row, 'dcontext')) ??
		directionOfParties(from, to);
	const rang = takerOf(row, tenant);
	const answeredBy = isMissed ? null : rang;
	const { oddities, ...times } = callTimes(printed, clock);
	const billed = isMissed ? 0 : numberIn(row, 'billsec');
	const talkSeconds = possibleTalk(billed, printed.duration);
	if (talkSeconds !== billed) oddities.push('talkSeconds');
	const toldTimes = isoTimes(isMissed ? { ...times, answer: null } : times, clock);
	return {
		startedAt: toldTimes.startedAt,
		direction,
		disposition,
		...sidesOf(direction, { from, fromName: caller.name, to, answeredBy, rang }, countryCode),
		durationSeconds: possibleSeconds(printed.duration),
		talkSeconds,
		answeredAt: toldTimes.answeredAt,
		endedAt: toldTimes.endedAt,
		...toldOddities(isMissed ? oddities.filter((name) => name !== 'answeredAt') : oddities),
		callId: idIn(row, 'uniqueid'),
		linkedId: idIn(row, 'linkedid'),
		originateId: idIn(row, 'originateid'),
	};
}

/**
 * How a leg ended. Asterisk also writes ANSWERED where the caller's channel had been answered and
 * nobody was at the other end: there it was missed, or Dial found no phone to ring.
 */
function dispositionOfLeg(row: Row): string | null {
	const disposition = dispositionOf(textIn(row, 'disposition'));
	if (disposition !== ANSWERED || !isNobodys(row)) return disposition;
	return textIn(row, 'lastapp')?.toLowerCase() === 'dial' ? FAILED : NO_ANSWER;
}

/** Only where something was put right. */
function toldOddities(oddities: string[]): Pick<CallRecord, 'oddities'> {
	return oddities.length > 0 ? { oddities } : {};
}

function isoTimes(
	times: CallTimes,
	clock: PbxClock,
): Pick<CallRecord, 'startedAt' | 'answeredAt' | 'endedAt'> {
	const iso = (ms: number | null) => (ms !== null && isInstant(ms) ? clock.isoOf(ms) : null);
	return { startedAt: iso(times.start), answeredAt: iso(times.answer), endedAt: iso(times.end) };
}

/** The column under which the PBX files a row. */
export const START: Record<Detail, string> = { calls: 'sc_start', legs: 'start' };

const READERS: Record<Detail, typeof legFromCdr> = {
	calls: callFromSimpleCdr,
	legs: legFromCdr,
};

/** The call or leg that a row stands for, in the country of the PBX. */
export function recordOf(
	detail: Detail,
	row: Row,
	clock: PbxClock,
	countryCode?: string,
): CallRecord {
	return READERS[detail](row, clock, countryCode);
}
