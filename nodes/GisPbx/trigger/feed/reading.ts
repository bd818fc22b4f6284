import { MINUTE_MS, type PbxClock } from '../../pbx/time/zoneClock';
import { earliestTextFrom } from '../../pbx/time/window';
import type { Busy, FeedState } from './state';

/** What a short read reads: the newest rows. */
const SHORT_READ_MS = 30 * MINUTE_MS;
const WHOLE_READ_EVERY_MS = 15 * MINUTE_MS;

/** Up to this many rows, reading all at every poll is cheap enough. */
export const BUSY_ROWS = 2000;

/** What a poll reads. */
export interface Reading {
	/** PBX wall time. */
	from: string;
	/** All that may still get rows, what an unfinished pass has left of it, or its newest part. */
	extent: 'whole' | 'rest' | 'short';
}

/** What the next poll reads: of a busy PBX only the newest rows, until a whole read is due. */
export function readingOf(
	{ floor, sweep, busy }: FeedState,
	now: number,
	clock: PbxClock,
): Reading {
	if (sweep) return { from: sweep.from, extent: 'rest' };
	const newest = earliestTextFrom(now - SHORT_READ_MS, clock);
	const isShort = busy && !isWholeDue(busy, now) && newest > floor;
	return isShort ? { from: newest, extent: 'short' } : { from: floor, extent: 'whole' };
}

/**
 * A whole read is due before 15 minutes have passed, if the next poll, at the pace of the last two,
 * would come too late for it; and whenever the clock has been set back.
 */
function isWholeDue({ wholeAt, lastAt }: Busy, now: number): boolean {
	const next = now + (now - lastAt);
	return now < lastAt || next - wholeAt > WHOLE_READ_EVERY_MS;
}

/** What a reading brought. */
interface Brought {
	/** All that the PBX answered, known ones too: it is what a whole read costs. */
	rowsRead: number;
	/** Whether it left rows, read or not, to the next poll. */
	isUnfinished: boolean;
}

/** What to remember of a busy PBX; undefined: the next poll reads the whole. */
export function nextBusy(
	last: Busy | undefined,
	extent: Reading['extent'],
	{ rowsRead, isUnfinished }: Brought,
	{ now, busyRows }: { now: number; busyRows: number },
): Busy | undefined {
	if (isUnfinished || extent === 'rest') return undefined;
	if (extent === 'short') return last && { ...last, lastAt: now };
	return rowsRead > busyRows ? { wholeAt: now, lastAt: now } : undefined;
}
