import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './zoneClock';
import type { Window } from './window';
import { cutToTenMinutes, wallMs, wallText } from './wallText';

const TEN_MINUTES_MS = 10 * MINUTE_MS;
/** Long ranges take the PBX minutes (pbx.md#ranges). */
export const WEEK_MS = 7 * DAY_MS;

/** A window in slices of at most a week, oldest first: no second is left out and none is in two. */
export function slicesOf({ start, end }: Window): Window[] {
	const slices: Window[] = [];
	let from = start;
	while (wallMs(end) - wallMs(from) > WEEK_MS) {
		const next = wallText(wallMs(from) + WEEK_MS);
		slices.push({ start: from, end: secondBefore(next) });
		from = next;
	}
	return [...slices, { start: from, end }];
}

/** The first slice of a window, so many milliseconds of wall time long; the whole, where that is shorter. */
export function firstSlice({ start, end }: Window, length: number): Window {
	const next = wallText(wallMs(start) + length);
	return next > end ? { start, end } : { start, end: secondBefore(next) };
}

/** What a window has behind its first slice; undefined where nothing is left. */
export function behindSlice({ end }: Window, slice: Window): Window | undefined {
	const start = wallText(wallMs(slice.end) + SECOND_MS);
	return start > end ? undefined : { start, end };
}

/** How long the next slice is to be so that it brings about as many rows as can be held: an hour to a week. */
export function nextLength(length: number, rows: number, mostRows: number): number {
	if (rows > mostRows) return Math.max(HOUR_MS, length / 2);
	return rows * 4 < mostRows ? Math.min(WEEK_MS, length * 2) : length;
}

/**
 * A slice in two, cut in the middle, or of what lies before `nowText` (the rest is empty and costs
 * the PBX nothing); undefined for one that is down to ten minutes.
 */
export function halvesOf({ start, end }: Window, nowText?: string): [Window, Window] | undefined {
	const behindEnd = wallMs(end) + SECOND_MS;
	const behindPast = nowText === undefined ? behindEnd : Math.min(behindEnd, wallMs(nowText));
	const past = behindPast - wallMs(start);
	const middle = cutToTenMinutes(wallText(wallMs(start) + Math.ceil(past / 2)));
	if (past <= TEN_MINUTES_MS || middle <= start) return undefined;
	return [
		{ start, end: secondBefore(middle) },
		{ start: middle, end },
	];
}

function secondBefore(text: string): string {
	return wallText(wallMs(text) - SECOND_MS);
}
