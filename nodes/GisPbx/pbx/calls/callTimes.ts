import { epochOfUniqueId } from './callIdentity';
import { DAY_MS, SECOND_MS, type PbxClock } from '../time/zoneClock';

/** A call's times as the PBX prints them. */
interface PrintedTimes {
	start: string | null;
	answer: string | null;
	end: string | null;
	/** Seconds from start to end. */
	duration: number | null;
	/** The unique ID tells when the call began, without any doubt of the hour. */
	uniqueId: string | null;
}

/** Instants in milliseconds; null where the PBX tells none. */
export interface CallTimes {
	start: number | null;
	answer: number | null;
	end: number | null;
}

/**
 * The instants of a call. In the hour that autumn repeats each text is two instants: start and end
 * are those that fit the duration and, where several do, the unique ID's epoch; without one the
 * first pass. An end that is unreadable or cannot be is start + duration.
 * `oddities` names the fields of a call record that were put right.
 */
export function callTimes(
	printed: PrintedTimes,
	clock: PbxClock,
): CallTimes & { oddities: string[] } {
	const epoch = printed.uniqueId === null ? undefined : epochOfUniqueId(printed.uniqueId);
	const seconds = possibleSeconds(printed.duration);
	const duration = seconds === null ? null : seconds * SECOND_MS;
	const starts = clock.instantsOf(printed.start ?? '');
	const ends = clock.instantsOf(printed.end ?? '');
	const start = starts.length < 2 ? starts[0] : bestStart(starts, ends, duration, epoch);
	const counted = start === undefined || duration === null ? undefined : start + duration;
	const due = counted ?? (start === undefined ? epoch : undefined);
	const told = ends.length > 0 ? nearest(ends, due ?? ends[0]) : undefined;
	// Where nothing tells the start, the unique ID does, by a clock that may be another.
	const begun = start ?? (epoch === undefined ? undefined : epoch - LONGEST_STEP_MS);
	const end = told !== undefined && isPossible(begun, told) ? told : counted;
	const answers = clock.instantsOf(printed.answer ?? '');
	const answer = answers.find((ms) => start === undefined || ms >= start) ?? answers[0];
	const possible = possibleAnswer(start, answer);
	return {
		start: start ?? null,
		answer: possible,
		end: end ?? null,
		oddities: [
			...(possible === (answer ?? null) ? [] : ['answeredAt']),
			...(end === told || told === undefined ? [] : ['endedAt']),
			...(seconds === printed.duration ? [] : ['durationSeconds']),
		],
	};
}

/** No call lasts longer, nor is a clock set back by more while it lasts. */
const LONGEST_CALL_MS = 31 * DAY_MS;
const LONGEST_STEP_MS = DAY_MS;

/** Seconds as the PBX counted them, never negative; null where no call can have lasted so. */
export function possibleSeconds(seconds: number | null): number | null {
	if (seconds === null || seconds * SECOND_MS > LONGEST_CALL_MS) return null;
	return seconds * SECOND_MS < -LONGEST_STEP_MS ? null : Math.max(0, seconds);
}

/** Seconds of talk that the PBX counted, no more than it counted for the whole call. */
export function possibleTalk(billed: number | null, duration: number | null): number | null {
	const talk = possibleSeconds(billed);
	return talk === null || duration === null || duration < 0 ? talk : Math.min(talk, duration);
}

/** Whether a call that began at `start` may have ended then: not before, nor years later. */
function isPossible(start: number | undefined, end: number): boolean {
	return start === undefined || (end >= start && end - start <= LONGEST_CALL_MS);
}

/** Second 0 of the epoch stands for none, and so does what lies years ahead; before the start it is the start. */
function possibleAnswer(start: number | undefined, answer: number | undefined): number | null {
	if (answer === undefined || answer < LONGEST_STEP_MS) return null;
	if (start === undefined) return answer;
	return answer - start > LONGEST_CALL_MS ? null : Math.max(answer, start);
}

function bestStart(
	starts: number[],
	ends: number[],
	duration: number | null,
	epoch: number | undefined,
): number {
	// An end that cannot be, such as one in 2162, would fit the later start better.
	const possible = ends.filter((end) => isPossible(starts[0], end));
	const misfit = (start: number) =>
		duration === null || possible.length === 0
			? 0
			: Math.min(...possible.map((end) => Math.abs(end - start - duration)));
	const least = Math.min(...starts.map(misfit));
	const fitting = starts.filter((start) => misfit(start) === least);
	return epoch === undefined ? fitting[0] : nearest(fitting, epoch);
}

function nearest(instants: number[], target: number): number {
	return instants.reduce((best, ms) =>
		Math.abs(ms - target) < Math.abs(best - target) ? ms : best,
	);
}
