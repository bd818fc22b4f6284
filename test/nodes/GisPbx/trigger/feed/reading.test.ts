import { nextBusy, readingOf } from '../../../../../nodes/GisPbx/trigger/feed/reading';
import type { FeedState } from '../../../../../nodes/GisPbx/trigger/feed/state';
import { clockOf, HOUR, MINUTE, SECOND } from '../world';

const CLOCK = clockOf('Asia/Jerusalem');
/** 12:00 in Jerusalem. */
const NOON = Date.parse('2024-06-12T09:00:00Z');
const FLOOR = '2024-06-12 07:40:00';
const WHOLE = { from: FLOOR, extent: 'whole' };
const state = (more: Partial<FeedState> = {}): FeedState => ({
	version: 2,
	scope: 'DEMOCO/calls',
	floor: FLOOR,
	ledger: {},
	...more,
});
const busy = (wholeAt: number, lastAt: number) => state({ busy: { wholeAt, lastAt } });

describe('what a poll reads', () => {
	it('is the whole while the PBX is not busy', () => {
		expect(readingOf(state(), NOON, CLOCK)).toEqual(WHOLE);
	});

	it('is the newest 30 minutes of a busy one', () => {
		expect(readingOf(busy(NOON - MINUTE, NOON - MINUTE), NOON, CLOCK)).toEqual({
			from: '2024-06-12 11:30:00',
			extent: 'short',
		});
	});

	it.each([
		['minute by minute', { whole: 14, last: 1 }, 'short'],
		['minute by minute, after 15', { whole: 15, last: 1 }, 'whole'],
		['when the next poll would be a second late', { whole: 14, last: 1 + 1 / 60 }, 'whole'],
		['every seven minutes', { whole: 7, last: 7 }, 'short'],
		['every eight minutes', { whole: 8, last: 8 }, 'whole'],
		['after a downtime', { whole: 60, last: 59 }, 'whole'],
	])('%s, read %o minutes ago, is %s', (_when, { whole, last }, extent) => {
		const then = busy(NOON - whole * MINUTE, NOON - last * MINUTE);
		expect(readingOf(then, NOON, CLOCK).extent).toBe(extent);
	});

	it('is the whole when the clock was set back', () => {
		expect(readingOf(busy(NOON, NOON + SECOND), NOON, CLOCK)).toEqual(WHOLE);
		expect(readingOf(busy(NOON + HOUR, NOON + HOUR), NOON, CLOCK)).toEqual(WHOLE);
	});

	it('is the whole where that is no more than the newest', () => {
		const near = { ...busy(NOON - MINUTE, NOON - MINUTE), floor: '2024-06-12 11:30:00' };
		expect(readingOf(near, NOON, CLOCK)).toEqual({ from: near.floor, extent: 'whole' });
	});

	it('goes on with an unfinished pass', () => {
		const sweep = { from: '2024-06-12 10:00:00', bound: FLOOR };
		expect(readingOf(state({ sweep }), NOON, CLOCK)).toEqual({ from: sweep.from, extent: 'rest' });
	});

	it('begins where the hour begins that autumn repeats', () => {
		// 02:00 is 01:00 again at 23:00 UTC: 30 minutes before, the clock shows 01:50.
		const now = Date.parse('2024-10-26T23:20:00Z');
		const night = { ...busy(now - MINUTE, now - MINUTE), floor: '2024-10-26 20:00:00' };
		expect(readingOf(night, now, CLOCK).from).toBe('2024-10-27 01:00:00');
	});
});

describe('what is remembered of a busy PBX', () => {
	const settings = { now: NOON, busyRows: 2000 };
	const last = { wholeAt: NOON - 5 * MINUTE, lastAt: NOON - MINUTE };
	const brought = (rowsRead: number, isUnfinished = false) => ({ rowsRead, isUnfinished });

	it('begins with a whole read of more than 2,000 rows', () => {
		expect(nextBusy(undefined, 'whole', brought(2000), settings)).toBeUndefined();
		expect(nextBusy(undefined, 'whole', brought(2001), settings)).toEqual({
			wholeAt: NOON,
			lastAt: NOON,
		});
	});

	it('ends with a whole read of 2,000', () => {
		expect(nextBusy(last, 'whole', brought(2000), settings)).toBeUndefined();
	});

	it('outlives short reads, however few rows they bring, and keeps when the whole was read', () => {
		expect(nextBusy(last, 'short', brought(0), settings)).toEqual({ ...last, lastAt: NOON });
	});

	it.each(['whole', 'rest', 'short'] as const)(
		'is nothing after a read (%s) that left something',
		(extent) => {
			expect(nextBusy(last, extent, brought(5000, true), settings)).toBeUndefined();
		},
	);

	it('is nothing after the rest of a pass: its beginning was read earlier', () => {
		expect(nextBusy(undefined, 'rest', brought(5000), settings)).toBeUndefined();
	});
});
