import { windowOfPeriod } from '../../../../../nodes/GisPbx/pbx/time/period';

const WEDNESDAY = '2026-06-03 14:05:00';
const SUNDAY = '2026-06-07 00:00:00';

test.each([
	['today', WEDNESDAY, { start: '2026-06-03 00:00:00' }],
	['yesterday', WEDNESDAY, { start: '2026-06-02 00:00:00', end: '2026-06-02 23:59:59' }],
	['thisWeek', WEDNESDAY, { start: '2026-05-31 00:00:00' }],
	['lastWeek', WEDNESDAY, { start: '2026-05-24 00:00:00', end: '2026-05-30 23:59:59' }],
	['today', SUNDAY, { start: '2026-06-07 00:00:00' }],
	['yesterday', SUNDAY, { start: '2026-06-06 00:00:00', end: '2026-06-06 23:59:59' }],
	['thisWeek', SUNDAY, { start: '2026-06-07 00:00:00' }],
	['lastWeek', SUNDAY, { start: '2026-05-31 00:00:00', end: '2026-06-06 23:59:59' }],
	// A week in which the clock was set forward, over the edge of a year and at its first second.
	['lastWeek', '2026-03-29 08:00:00', { start: '2026-03-22 00:00:00', end: '2026-03-28 23:59:59' }],
	[
		'yesterday',
		'2027-01-01 00:00:00',
		{ start: '2026-12-31 00:00:00', end: '2026-12-31 23:59:59' },
	],
] as const)('%s at %s', (period, now, window) => {
	expect(windowOfPeriod(period, now)).toEqual(window);
});
