import fc from 'fast-check';

import {
	earliestTextFrom,
	windowAround,
	windowBetween,
	windowOf,
} from '../../../../../nodes/GisPbx/pbx/time/window';
import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const JERUSALEM = new PbxClock('Asia/Jerusalem');
/** 01:30, an hour apart. */
const FIRST_PASS = Date.parse('2024-10-26T22:30:00Z');
const SECOND_PASS = Date.parse('2024-10-26T23:30:00Z');

const by = {
	refuse(message: string, advice: string): never {
		throw new Error(`${message}. ${advice}`);
	},
};

describe('windowOf', () => {
	beforeEach(() => {
		jest.useFakeTimers({ now: Date.parse('2024-06-12T09:00:00Z'), doNotFake: ['nextTick'] });
	});
	afterEach(() => {
		jest.useRealTimers();
	});

	const between = (start?: string, end?: string) => windowOf({ start, end }, JERUSALEM, by);

	it('is the last 24 hours where nothing is given', () => {
		expect(between()).toEqual({ start: '2024-06-11 12:00:00', end: '2024-06-12 12:00:00' });
	});

	it('ends now where only a start is given', () => {
		const start = '2024-06-01 00:00:00';
		expect(between(start)).toEqual({ start, end: '2024-06-12 12:00:00' });
	});

	it('begins 24 hours before an end that is given alone', () => {
		const end = '2024-06-01 08:00:00';
		expect(between(undefined, end)).toEqual({ start: '2024-05-31 08:00:00', end });
	});

	it('is what is given, a single second too', () => {
		const window = { start: '2024-06-01 08:00:00', end: '2024-06-01 08:00:00' };
		expect(between(window.start, window.end)).toEqual(window);
	});

	it('is a whole day where its midnight is given as both ends, as the date field gives it', () => {
		expect(between('2024-06-01 00:00:00', '2024-06-01 00:00:00')).toEqual({
			start: '2024-06-01 00:00:00',
			end: '2024-06-01 23:59:59',
		});
		const night = { start: '2024-06-01 00:00:00', end: '2024-06-02 00:00:00' };
		expect(between(night.start, night.end)).toEqual(night);
	});

	it('refuses an end before the start, in words', () => {
		expect(() => between('2024-06-02 08:00:00', '2024-06-01 08:00:00')).toThrow(
			'End (2024-06-01 08:00:00) is before Start (2024-06-02 08:00:00). Both are wall times of the PBX. Nothing was sent.',
		);
	});

	it('takes what no clock shows for a time long ago', () => {
		const nothing = '0000-00-00 00:00:00';
		expect(between(nothing).start).toBe(nothing);
		expect(() => between('2024-06-01 08:00:00', nothing)).toThrow('is before Start');
	});

	it('holds the whole repeated hour where it begins in its first pass and ends in its second', () => {
		expect(between('2024-10-27 01:45:00', '2024-10-27 01:15:00')).toEqual({
			start: '2024-10-27 01:00:00',
			end: '2024-10-27 01:59:59',
		});
	});
});

describe('on the night when the clock is set back', () => {
	it('a window begins with the earliest text still to come and ends with the latest that was shown', () => {
		expect(windowBetween(FIRST_PASS, SECOND_PASS, JERUSALEM)).toEqual({
			start: '2024-10-27 01:00:00',
			end: '2024-10-27 01:59:59',
		});
		expect(windowAround(FIRST_PASS, 3, JERUSALEM)).toEqual({
			start: '2024-10-26 22:30:00',
			end: '2024-10-27 03:30:00',
		});
		expect(earliestTextFrom(SECOND_PASS, JERUSALEM)).toBe('2024-10-27 01:30:00');
	});
});

test('no text between two instants lies outside their window, nor is the window wider than a change needs', () => {
	const change = fc.constantFrom<[string, string]>(
		['Asia/Jerusalem', '2024-10-26T23:00:00Z'],
		['Asia/Jerusalem', '2024-03-29T00:00:00Z'],
		['America/New_York', '2024-11-03T06:00:00Z'],
		['Australia/Lord_Howe', '2024-04-06T15:00:00Z'],
		['Antarctica/Troll', '2024-10-27T01:00:00Z'],
		['UTC', '2024-10-27T01:00:00Z'],
	);
	const minutes = fc.integer({ min: -4 * 60, max: 4 * 60 });
	fc.assert(
		fc.property(change, minutes, fc.nat(3 * 60), ([zone, at], before, length) => {
			const clock = new PbxClock(zone);
			const from = Date.parse(at) + before * MINUTE;
			const to = from + length * MINUTE;
			const shown = (first: number, last: number) => {
				const whole = Array.from(
					{ length: (last - first) / MINUTE + 1 },
					(_, i) => first + i * MINUTE,
				);
				// Before a minute there is its last second, which a change may make the latest of all.
				return [...whole, ...whole.slice(1).map((ms) => ms - 1000)]
					.map((ms) => clock.textOf(ms))
					.sort();
			};
			expect(windowBetween(from, to, clock)).toEqual({
				start: shown(from, from + 3 * HOUR)[0],
				end: shown(to - 3 * HOUR, to).at(-1),
			});
		}),
	);
});
