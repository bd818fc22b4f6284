import fc from 'fast-check';
import { DateTime } from 'luxon';

import { isTimeZone, PbxClock, toPbxText } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';

const JERUSALEM = new PbxClock('Asia/Jerusalem');
/** 2024: spring on March 29 02:00 -> 03:00, autumn on October 27 02:00 -> 01:00. */
const FIRST_PASS = Date.parse('2024-10-26T22:30:00Z');
const SECOND_PASS = Date.parse('2024-10-26T23:30:00Z');

describe('PbxClock', () => {
	it('refuses an unknown zone', () => {
		expect(() => new PbxClock('Asia/Nowhere')).toThrow(RangeError);
		expect(['Asia/Jerusalem', 'UTC', '', '+03:00', 'local'].map(isTimeZone)).toEqual([
			true,
			true,
			false,
			false,
			false,
		]);
	});

	it('reads summer and winter', () => {
		expect(JERUSALEM.instantsOf('2024-06-01 12:00:00')).toEqual([
			Date.parse('2024-06-01T09:00:00Z'),
		]);
		expect(JERUSALEM.instantsOf('2024-12-01 12:00:00')).toEqual([
			Date.parse('2024-12-01T10:00:00Z'),
		]);
		expect(JERUSALEM.instantsOf('2024-12-01T12:00')).toEqual([Date.parse('2024-12-01T10:00:00Z')]);
	});

	it('reads both passes of the repeated hour, the first pass first', () => {
		expect(JERUSALEM.instantsOf('2024-10-27 01:30:00')).toEqual([FIRST_PASS, SECOND_PASS]);
		expect(JERUSALEM.instantOf('2024-10-27 01:30:00', 'start')).toBe(FIRST_PASS);
		expect(JERUSALEM.instantOf('2024-10-27 01:30:00', 'end')).toBe(SECOND_PASS);
		expect(JERUSALEM.instantsOf('2024-10-27 00:59:59')).toHaveLength(1);
		expect(JERUSALEM.instantsOf('2024-10-27 02:00:00')).toHaveLength(1);
	});

	it('tells whether it runs forward between two texts', () => {
		const runsForward = (...[first, last]: [string, string]) => JERUSALEM.runsForward(first, last);
		expect(runsForward('2024-03-29 01:30:00', '2024-03-29 03:30:00')).toBe(true);
		expect(runsForward('2024-10-26 12:00:00', '2024-10-27 00:59:59')).toBe(true);
		expect(runsForward('2024-10-27 02:00:00', '2024-10-28 12:00:00')).toBe(true);
		expect(runsForward('2024-10-27 01:30:00', '2024-10-27 01:30:00')).toBe(false);
		expect(runsForward('2024-10-26 12:00:00', '2024-10-28 12:00:00')).toBe(false);
		expect(runsForward('0000-00-00 00:00:00', '2024-06-01 12:00:00')).toBe(false);
		expect(runsForward('2023-06-01 12:00:00', '2024-06-03 12:00:00')).toBe(false);
		expect(runsForward('', '')).toBe(false);
	});

	it('runs forward only where texts sort as times do', () => {
		const turnedBack = fc.constantFrom(
			['Asia/Jerusalem', '2024-10-26T23:00:00Z'],
			['Australia/Lord_Howe', '2024-04-06T15:00:00Z'],
			['Antarctica/Troll', '2024-10-27T01:00:00Z'],
		);
		const days = fc.integer({ min: -2, max: 2 });
		const minutes = fc.uniqueArray(fc.integer({ min: -300, max: 300 }), { minLength: 2 });
		fc.assert(
			fc.property(turnedBack, days, minutes, ([zone, turn], day, gaps) => {
				const clock = new PbxClock(zone);
				const from = Date.parse(turn) + day * 86_400_000;
				const texts = gaps.sort((a, b) => a - b).map((gap) => clock.textOf(from + gap * 60_000));
				const sorted = [...texts].sort();
				if (clock.runsForward(sorted[0], sorted[sorted.length - 1])) expect(sorted).toEqual(texts);
			}),
			{ numRuns: 1000 },
		);
	});

	it('moves a text in the spring gap forward', () => {
		const [instant, ...others] = JERUSALEM.instantsOf('2024-03-29 02:30:00');
		expect(others).toEqual([]);
		expect(JERUSALEM.textOf(instant)).toBe('2024-03-29 03:30:00');
		expect(JERUSALEM.isoOf(instant)).toBe('2024-03-29T03:30:00+03:00');
	});

	it('reads what the PBX prints as it reads the same in any other form, on the calendar and off it', () => {
		const two = (max: number) => fc.nat(max).map((part) => String(part).padStart(2, '0'));
		const year = fc.nat(9999).map((part) => String(part).padStart(4, '0'));
		fc.assert(
			fc.property(year, two(13), two(32), two(25), two(61), two(61), (y, mo, d, h, mi, s) => {
				const printed = JERUSALEM.instantsOf(`${y}-${mo}-${d} ${h}:${mi}:${s}`);
				expect(printed).toEqual(JERUSALEM.instantsOf(`${y}-${mo}-${d}T${h}:${mi}:${s}`));
				const iso = `${y}-${mo}-${d}T${h}:${mi}:${s}Z`;
				const isTime = DateTime.fromISO(iso).isValid && h !== '24' && Number(y) >= 100;
				expect(printed.length > 0).toBe(isTime);
			}),
			{
				examples: [
					['2024', '02', '29', '00', '00', '00'],
					['2023', '02', '29', '00', '00', '00'],
					['1900', '02', '29', '00', '00', '00'],
					['2000', '02', '29', '23', '59', '59'],
					['2024', '04', '31', '00', '00', '00'],
				],
			},
		);
	});

	it.each([
		'0000-00-00 00:00:00',
		'',
		'soon',
		'2024-06-01',
		'2024-06-01 12:00:00+03:00',
		'2024-02-30 12:00:00',
		'2024-13-01 12:00:00',
		'2024-06-01 24:00:00',
		'2024-06-01 12:60:00',
		'2024-06-01 12:00:60',
	])('reads nothing from %j', (text) => {
		expect(JERUSALEM.instantsOf(text)).toEqual([]);
		expect(JERUSALEM.instantOf(text, 'start')).toBeUndefined();
		expect(JERUSALEM.instantOf(text, 'end')).toBeUndefined();
	});

	it('writes the offset of each pass', () => {
		expect(JERUSALEM.isoOf(FIRST_PASS)).toBe('2024-10-27T01:30:00+03:00');
		expect(JERUSALEM.isoOf(SECOND_PASS)).toBe('2024-10-27T01:30:00+02:00');
		expect(JERUSALEM.textOf(FIRST_PASS)).toBe(JERUSALEM.textOf(SECOND_PASS));
	});

	it('writes offsets west of UTC and of half an hour', () => {
		const noon = Date.parse('2024-01-15T12:00:00Z');
		expect(new PbxClock('America/New_York').isoOf(noon)).toBe('2024-01-15T07:00:00-05:00');
		expect(new PbxClock('America/St_Johns').isoOf(noon)).toBe('2024-01-15T08:30:00-03:30');
		expect(new PbxClock('UTC').isoOf(noon)).toBe('2024-01-15T12:00:00+00:00');
	});

	it('forgets offsets and hours rather than grow', () => {
		const clock = new PbxClock('Asia/Jerusalem');
		const { offsets, hours } = clock as unknown as Record<
			'offsets' | 'hours',
			Map<number, unknown>
		>;
		for (let quarter = 0; quarter < 20_005; quarter++) clock.textOf(quarter * 900_000);
		expect([offsets.size, hours.size]).toEqual([5, 2]);
		expect(clock.textOf(FIRST_PASS)).toBe('2024-10-27 01:30:00');
	});
});

describe('properties', () => {
	const ZONES = ['Asia/Jerusalem', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];
	const clocks = new Map(ZONES.map((zone) => [zone, new PbxClock(zone)]));
	const aroundChanges = [
		'2024-03-29T00:00:00Z',
		'2024-10-26T23:00:00Z',
		'2024-03-10T07:00:00Z',
		'2024-11-03T06:00:00Z',
		'2024-04-06T15:00:00Z',
		'2024-10-05T15:30:00Z',
	].map((text) => Date.parse(text) / 1000);
	const second = fc.oneof(
		fc.integer({ min: Date.UTC(2000, 0) / 1000, max: Date.UTC(2037, 0) / 1000 }),
		fc
			.tuple(fc.constantFrom(...aroundChanges), fc.integer({ min: -10_800, max: 10_800 }))
			.map(([change, distance]) => change + distance),
	);

	it.each(ZONES)('every instant is among those of its text (%s)', (zone) => {
		const clock = clocks.get(zone)!;
		fc.assert(
			fc.property(second, (seconds) => {
				const ms = seconds * 1000;
				const instants = clock.instantsOf(clock.textOf(ms));
				expect(instants).toContain(ms);
				expect(instants).toEqual([...new Set(instants)].sort((a, b) => a - b));
				expect(instants.map((instant) => clock.textOf(instant))).toEqual(
					instants.map(() => clock.textOf(ms)),
				);
				expect(Date.parse(clock.isoOf(ms))).toBe(ms);
			}),
			{ numRuns: 1000 },
		);
	});

	it.each(ZONES)('agrees with luxon (%s)', (zone) => {
		const clock = clocks.get(zone)!;
		fc.assert(
			fc.property(second, (seconds) => {
				const expected = DateTime.fromSeconds(seconds, { zone });
				expect(clock.textOf(seconds * 1000)).toBe(expected.toFormat('yyyy-MM-dd HH:mm:ss'));
				expect(clock.isoOf(seconds * 1000)).toBe(expected.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ"));
			}),
			{ numRuns: 1000 },
		);
	});

	it.each(ZONES)(
		'every text on the calendar is some instant, never earlier than it says (%s)',
		(zone) => {
			const clock = clocks.get(zone)!;
			fc.assert(
				fc.property(second, (seconds) => {
					const text = new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
					const shown = clock.instantsOf(text).map((ms) => clock.textOf(ms));
					expect(shown.length).toBeGreaterThan(0);
					for (const each of shown) expect(each >= text).toBe(true);
					expect(toPbxText(text, clock, 'start')).toBe(shown[0]);
				}),
				{ numRuns: 1000 },
			);
		},
	);
});

describe('toPbxText', () => {
	const start = (value: unknown) => toPbxText(value, JERUSALEM, 'start');
	const end = (value: unknown) => toPbxText(value, JERUSALEM, 'end');

	it('converts Luxon values of any copy, and dates', () => {
		const ms = Date.parse('2024-06-01T09:00:00Z');
		expect(start(DateTime.fromMillis(ms, { zone: 'America/New_York' }))).toBe(
			'2024-06-01 12:00:00',
		);
		expect(start({ toMillis: () => ms })).toBe('2024-06-01 12:00:00');
		expect(end(new Date(ms))).toBe('2024-06-01 12:00:00');
	});

	it.each([
		['2024-06-01T09:00:00Z', '2024-06-01 12:00:00'],
		['2024-06-01T12:00:00.000+03:00', '2024-06-01 12:00:00'],
		['2024-06-01 05:00 -0400', '2024-06-01 12:00:00'],
		['2024-06-01T21:30:15+12', '2024-06-01 12:30:15'],
	])('converts the offset of %s', (text, expected) => {
		expect(start(text)).toBe(expected);
		expect(end(text)).toBe(expected);
	});

	it.each([
		['2024-06-01 12:00:05', '2024-06-01 12:00:05'],
		[' 2024-06-01T12:00 ', '2024-06-01 12:00:00'],
		['2025-1-01 9:05', '2025-01-01 09:05:00'],
		['2024-10-27 01:30:00', '2024-10-27 01:30:00'],
		['2024-03-29 02:30', '2024-03-29 03:30:00'],
	])('takes %j as typed', (text, expected) => {
		expect(start(text)).toBe(expected);
		expect(end(text)).toBe(expected);
	});

	it('takes a date as its first or its last second', () => {
		expect(start('2024-06-01')).toBe('2024-06-01 00:00:00');
		expect(end('2024-6-1')).toBe('2024-06-01 23:59:59');
	});

	it('starts a day whose midnight the clock skips with its first second', () => {
		const beirut = new PbxClock('Asia/Beirut');
		expect(toPbxText('2024-03-31', beirut, 'start')).toBe('2024-03-31 01:00:00');
	});

	it.each([
		'',
		'yesterday',
		'2024-06-31',
		'01-06-2024',
		'2024-06-01Z',
		5,
		null,
		undefined,
		{},
		new Date('x'),
		DateTime.invalid('x'),
		{ toMillis: 5 },
	])('knows that %j is no time', (value) => {
		expect(start(value)).toBeUndefined();
		expect(end(value)).toBeUndefined();
	});
});
