import type { Row } from '../../pbx/rows';
import type { Window } from '../../pbx/time/window';
import type { Answer } from './settings';
import { halvesOf, slicesOf, WEEK_MS } from '../../pbx/time/slices';
import { earliest, wallMs } from '../../pbx/time/wallText';

interface PassReading {
	rows(window: Window): Promise<Answer>;
	/** Takes a slice's rows; false: there is enough for one poll. */
	take(rows: Row[], window: Window): boolean;
	isOver(): boolean;
	/** What the PBX's clock should show. */
	nowText: string;
}

/** How far a pass came. */
export interface PassEnd {
	/** Start of the first slice that was not read; undefined when the pass reached its end. */
	unreadFrom?: string;
	/** Start of the first slice without a row: an ailing PBX says nothing where there is something. */
	doubtFrom?: string;
	/** What ended the pass after its first slice. */
	failure?: Error;
}

/**
 * Reads a window in slices, oldest first; the usual window is one. A slice that times out is halved.
 * A failure on the first slice rejects; a later one ends the pass with what was read.
 */
export async function readPass(span: Window, reading: PassReading): Promise<PassEnd> {
	const { take, isOver, nowText } = reading;
	const slices = slicesOf(span);
	let isFirst = true;
	let doubtFrom: string | undefined;
	for (let slice = slices.shift(); slice; slice = slices.shift()) {
		const end = { unreadFrom: slice.start, doubtFrom };
		if (!isFirst && isOver()) return end;
		const answer = await answerOf(reading, slice);
		if ('rows' in answer) {
			isFirst = false;
			if (answer.rows.length === 0 && isRecent(slice, nowText)) {
				doubtFrom = earliest(slice.start, doubtFrom);
			}
			const goesOn = take(answer.rows, slice);
			if (!goesOn && slices.length > 0) return { unreadFrom: slices[0].start, doubtFrom };
			continue;
		}
		const halves = 'timedOut' in answer && !isOver() ? halvesOf(slice, nowText) : undefined;
		if (halves) {
			slices.unshift(...halves);
			continue;
		}
		const failure = 'timedOut' in answer ? answer.timedOut : answer.failure;
		if (isFirst) return await Promise.reject(failure);
		return { ...end, failure };
	}
	return { doubtFrom };
}

async function answerOf(reading: PassReading, slice: Window): Promise<Answer | { failure: Error }> {
	return await reading.rows(slice).catch((failure: Error) => ({ failure }));
}

/** What is older than a week is believed: years before a tenant's first call must not be asked for ever. */
function isRecent({ end }: Window, nowText: string): boolean {
	return wallMs(end) > wallMs(nowText) - WEEK_MS;
}
