import { numberIn, rowOrNone } from '../columns';
import type { Row } from '../rows';
import { secondsIn } from './queue';

/** No caller waits for longer: such a number is none of seconds. */
const MOST_SECONDS = 86_400;

/** Who waits in a queue at a moment. */
export interface QueueWait {
	waiting: number;
	/** Of the first caller; null where the PBX does not tell. */
	longestWaitSeconds: number | null;
}

/**
 * The same from the figures of a queue, as {@link queueStatisticsFrom} names them; undefined where they do not
 * tell how many wait (pbx.md#queue-figures).
 */
export function queueWaitFrom(figures: Row): QueueWait | undefined {
	const waiting = numberIn(figures, 'callsInQueue');
	if (waiting === null || waiting < 0) return undefined;
	return {
		waiting,
		longestWaitSeconds: waiting === 0 ? 0 : plausible(secondsIn(figures, 'firstWaiting')),
	};
}

/** The longest wait of callers as the PBX shows them, where it tells of any how long (pbx.md#waiting-callers). */
export function longestWaitOf(callers: Array<{ raw: unknown }>): number | null {
	const waits = callers.flatMap(
		({ raw }) => plausible(numberIn(rowOrNone(raw), 'wait', 'Wait')) ?? [],
	);
	return waits.reduce<number | null>((most, wait) => Math.max(most ?? 0, wait), null);
}

function plausible(seconds: number | null): number | null {
	return seconds !== null && seconds >= 0 && seconds <= MOST_SECONDS ? seconds : null;
}
