import { wallMs, wallText } from './wallText';
import { weekdayOf } from './weekdays';
import type { Window } from './window';
import { DAY_MS } from './zoneClock';

/** A time by its name; values are part of saved workflows. */
export type Period = 'lastWeek' | 'thisWeek' | 'today' | 'yesterday';

/**
 * What a period is when the PBX's clock shows `now`: whole days by the clock on the wall, weeks from
 * Sunday. One that is not over ends now, and has no end here.
 */
export function windowOfPeriod(period: Period, now: string): Partial<Window> {
	const today = wallMs(`${now.slice(0, 10)} 00:00:00`);
	const sunday = today - weekdayOf(now) * DAY_MS;
	if (period === 'today') return { start: wallText(today) };
	if (period === 'thisWeek') return { start: wallText(sunday) };
	return period === 'yesterday' ? daysBefore(today, 1) : daysBefore(sunday, 7);
}

function daysBefore(midnight: number, count: number): Window {
	return { start: wallText(midnight - count * DAY_MS), end: wallText(midnight - 1) };
}
