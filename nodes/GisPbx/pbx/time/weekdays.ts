/** In the order of JavaScript: 0 is Sunday, with which the week begins in Israel. */
export const WEEKDAYS = [
	'Sunday',
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday',
] as const;

/** The place in {@link WEEKDAYS} of the day that a wall time or ISO text begins with, by the clock that it shows. */
export function weekdayOf(local: string): number {
	return new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay();
}
