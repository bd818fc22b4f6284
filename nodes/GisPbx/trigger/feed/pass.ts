import type { Row } from '../../pbx/rows';
import type { Window } from '../../pbx/time/window';
import type { Look, Seen } from './look';
import { halvesOf, slicesOf, WEEK_MS } from '../../pbx/time/slices';
import { earliest, wallMs } from '../../pbx/time/wallText';

interface PassReading {
	/** `isOneOfSeveral`: the pass reads more than this slice. */
	look(window: Window, isOneOfSeveral: boolean): Promise<Look>;
	/** Takes a slice's rows; false: there is enough for one poll. */
	take(rows: Row[], window: Window): Promise<boolean>;
	isOver(): boolean;
	/** What the PBX's clock should show. */
	nowText: string;
	/** Whether every answer is the whole list, so that one is enough. */
	isWholeList?: boolean;
}

/** How far a pass came. */
export interface PassEnd {
	/** Start of the first slice that was not read; undefined when the pass reached its end. */
	unreadFrom?: string;
	/** Start of the first slice without a row: an ailing PBX says nothing where there is something. */
	doubtFrom?: string;
	/** Start of the first slice of which more may be there than came. */
	unsureFrom?: string;
	/** Whether nothing but blank answers came, and whether all were looked at. */
	blank?: Seen['blank'];
	/** What ended the pass after its first slice. */
	failure?: Error;
}

/**
 * Reads a window in slices, oldest first; the usual window is one. A slice whose answer does not come to an
 * end is halved.
 * A failure on the first slice rejects; a later one ends the pass with what was read.
 */
export async function readPass(span: Window, reading: PassReading): Promise<PassEnd> {
	const { take, isOver, nowText } = reading;
	const slices = reading.isWholeList ? [span] : slicesOf(span);
	let end: PassEnd | undefined;
	for (let slice = slices.shift(); slice; slice = slices.shift()) {
		if (end && isOver()) return { ...end, unreadFrom: slice.start };
		const isOneOfSeveral = end !== undefined || slices.length > 0;
		const answer = await lookAt(reading, slice, isOneOfSeveral);
		if ('rows' in answer) {
			end = endWith(answer, slice, nowText, end);
			const goesOn = await take(answer.rows, slice);
			if (!goesOn && slices.length > 0) return { ...end, unreadFrom: slices[0].start };
			continue;
		}
		const halves = 'unfinished' in answer && !isOver() ? halvesOf(slice, nowText) : undefined;
		if (halves) {
			slices.unshift(...halves);
			continue;
		}
		const failure = 'unfinished' in answer ? answer.unfinished : answer.failure;
		if (!end) return await Promise.reject(failure);
		return { ...end, unreadFrom: slice.start, failure };
	}
	return end ?? {};
}

/** What is known of a pass after one more slice. */
function endWith(
	{ rows, blank, isUnsure, unsureFrom: from }: Seen,
	slice: Window,
	nowText: string,
	{ doubtFrom, unsureFrom, ...before }: PassEnd = { blank: 'everyForm' },
): PassEnd {
	const isDoubted = rows.length === 0 && isRecent(slice, nowText);
	const mayBeMore = isUnsure || blank === 'json';
	return {
		doubtFrom: isDoubted ? earliest(slice.start, doubtFrom) : doubtFrom,
		unsureFrom: mayBeMore ? earliest(from ?? slice.start, unsureFrom) : unsureFrom,
		blank: before.blank === 'json' && blank ? 'json' : before.blank && blank,
	};
}

async function lookAt(
	reading: PassReading,
	slice: Window,
	isOneOfSeveral: boolean,
): Promise<Look | { failure: Error }> {
	return await reading.look(slice, isOneOfSeveral).catch((failure: Error) => ({ failure }));
}

/** What is older than a week is believed: years before a tenant's first call must not be asked for ever. */
function isRecent({ end }: Window, nowText: string): boolean {
	return wallMs(end) > wallMs(nowText) - WEEK_MS;
}
