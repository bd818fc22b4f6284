import fc from 'fast-check';

import { halvesOf, slicesOf, WEEK_MS } from '../../../../../nodes/GisPbx/pbx/time/slices';
import {
	cutToTenMinutes,
	filingText,
	wallMs,
	wallText,
} from '../../../../../nodes/GisPbx/pbx/time/wallText';
import type { Window } from '../../../../../nodes/GisPbx/pbx/time/window';

const SECOND = 1000;
const wall = fc.integer({ min: 1_700_000_000, max: 1_730_000_000 }).map((s) => s * SECOND);

/** Neighbours touch: no second is left out, none is in two. */
function expectWhole(slices: Window[], { start, end }: Window): void {
	expect(slices[0].start).toBe(start);
	expect(slices[slices.length - 1].end).toBe(end);
	slices.slice(1).forEach((slice, index) => {
		expect(wallMs(slice.start) - wallMs(slices[index].end)).toBe(SECOND);
	});
}

describe('slicesOf', () => {
	it('covers a window in weeks', () => {
		fc.assert(
			fc.property(wall, fc.integer({ min: 0, max: 5_000_000 }), (from, seconds) => {
				const window = { start: wallText(from), end: wallText(from + seconds * SECOND) };
				const slices = slicesOf(window);
				expectWhole(slices, window);
				for (const { start, end } of slices) {
					expect(wallMs(end) - wallMs(start)).toBeLessThanOrEqual(WEEK_MS);
				}
			}),
		);
	});

	it('leaves a window of a day whole', () => {
		const window = { start: '2024-06-12 09:00:00', end: '2024-06-13 13:15:00' };
		expect(slicesOf(window)).toEqual([window]);
	});
});

describe('halvesOf', () => {
	it('cuts what lies in the past in the middle, on ten minutes', () => {
		const window = { start: '2024-06-12 05:40:00', end: '2024-06-13 10:00:00' };
		expect(halvesOf(window, '2024-06-12 10:00:00')).toEqual([
			{ start: '2024-06-12 05:40:00', end: '2024-06-12 07:49:59' },
			{ start: '2024-06-12 07:50:00', end: '2024-06-13 10:00:00' },
		]);
	});

	it('cuts all of it where nobody says what is past', () => {
		const window = { start: '2024-06-12 09:00:00', end: '2024-06-12 09:59:59' };
		expect(halvesOf(window)).toEqual([
			{ start: '2024-06-12 09:00:00', end: '2024-06-12 09:29:59' },
			{ start: '2024-06-12 09:30:00', end: '2024-06-12 09:59:59' },
		]);
	});

	it('ends at ten minutes', () => {
		const now = '2024-06-12 10:00:00';
		expect(halvesOf({ start: '2024-06-12 09:50:00', end: now }, now)).toBeUndefined();
		expect(
			halvesOf({ start: '2024-06-13 09:00:00', end: '2024-06-13 10:00:00' }, now),
		).toBeUndefined();
	});

	it('covers the window, and comes to an end', () => {
		fc.assert(
			fc.property(wall, fc.integer({ min: 0, max: 700_000 }), (from, seconds) => {
				const end = wallText(from + seconds * SECOND);
				const whole = { start: wallText(from), end };
				const cut = (window: Window): Window[] => halvesOf(window, end)?.flatMap(cut) ?? [window];
				const pieces = cut(whole);
				expectWhole(pieces, whole);
				expect(pieces.length).toBeLessThan(700_000 / 300);
			}),
		);
	});
});

describe('wall texts', () => {
	it('are cut to ten minutes', () => {
		expect(cutToTenMinutes('2024-06-12 09:59:59')).toBe('2024-06-12 09:50:00');
		expect(cutToTenMinutes('2024-06-12 00:00:00')).toBe('2024-06-12 00:00:00');
	});

	it.each([
		['2024-06-12 09:59:59', '2024-06-12 09:59:59'],
		['2024-6-1 9:05', '2024-06-01 09:05:00'],
		['2024-06-12T09:59:59', '2024-06-12 09:59:59'],
		['2024-06-12', undefined],
		['2024-06-12 09:59:59+03:00', undefined],
		['0000-00-00 00:00:00', undefined],
		['2024-02-30 09:00:00', undefined],
		['', undefined],
	])('of a printed start %j: %j', (printed, text) => {
		expect(filingText(printed)).toBe(text);
	});
});
