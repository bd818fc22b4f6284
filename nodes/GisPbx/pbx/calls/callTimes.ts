import { epochOfUniqueId } from './callIdentity';
import type { PbxClock } from '../time/zoneClock';

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
 * first pass. An unreadable end is start + duration.
 */
export function callTimes(printed: PrintedTimes, clock: PbxClock): CallTimes {
	const epoch = printed.uniqueId === null ? undefined : epochOfUniqueId(printed.uniqueId);
	const duration = printed.duration === null ? null : printed.duration * 1000;
	const starts = clock.instantsOf(printed.start ?? '');
	const ends = clock.instantsOf(printed.end ?? '');
	const start = starts.length < 2 ? starts[0] : bestStart(starts, ends, duration, epoch);
	const end =
		ends.length > 0
			? nearest(ends, start === undefined || duration === null ? ends[0] : start + duration)
			: start === undefined || duration === null
				? undefined
				: start + duration;
	const answers = clock.instantsOf(printed.answer ?? '');
	const answer = answers.find((ms) => start === undefined || ms >= start) ?? answers[0];
	return { start: start ?? null, answer: answer ?? null, end: end ?? null };
}

function bestStart(
	starts: number[],
	ends: number[],
	duration: number | null,
	epoch: number | undefined,
): number {
	const misfit = (start: number) =>
		duration === null || ends.length === 0
			? 0
			: Math.min(...ends.map((end) => Math.abs(end - start - duration)));
	const least = Math.min(...starts.map(misfit));
	const fitting = starts.filter((start) => misfit(start) === least);
	return epoch === undefined ? fitting[0] : nearest(fitting, epoch);
}

function nearest(instants: number[], target: number): number {
	return instants.reduce((best, ms) =>
		Math.abs(ms - target) < Math.abs(best - target) ? ms : best,
	);
}
