import { DateTime } from 'luxon';

import { usePbx } from '../support';

/** The host is in Pacific/Auckland (jest.config.js), the workflow in Europe/London. */
const pbx = usePbx({ zone: 'Asia/Jerusalem' });
const timezone = 'Europe/London';
const GET_MANY = { resource: 'cdr', operation: 'getMany', returnAll: true };

const getMany = async (fields: Record<string, string>) =>
	await pbx.run({ ...GET_MANY, ...fields }, { timezone });
/** What had 0 bytes as JSON is asked for as csv, too. */
/** For which the list of calls was asked; legs may be asked for besides. */
const windows = () =>
	pbx
		.sent()
		.filter(({ format, info }) => format === 'json' && info === 'simplecdrs')
		.map(({ start, end }) => [start, end]);

test('host, workflow and PBX are in three zones', () => {
	expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe('Pacific/Auckland');
});

test.each([
	// A moment is converted to the PBX's zone.
	['={{ DateTime.fromISO("2026-06-01T10:00:00") }}', '2026-06-01 12:00:00'],
	[
		'={{ DateTime.fromISO("2026-06-01T21:00:00", { zone: "Pacific/Auckland" }) }}',
		'2026-06-01 12:00:00',
	],
	['={{ new Date("2026-06-01T09:00:00Z") }}', '2026-06-01 12:00:00'],
	['2026-06-01T09:00:00Z', '2026-06-01 12:00:00'],
	['2026-06-01T09:00:00.000Z', '2026-06-01 12:00:00'],
	['2026-06-01T05:00:00-04:00', '2026-06-01 12:00:00'],
	['2026-12-31T23:30:00Z', '2027-01-01 01:30:00'],
	// A text without an offset is the PBX's wall time.
	['2026-06-01T12:00:00', '2026-06-01 12:00:00'],
	['2026-06-01 12:00', '2026-06-01 12:00:00'],
	['={{ "2026-06-01 12:00:01" }}', '2026-06-01 12:00:01'],
	// 27 March: 02:00 becomes 03:00.
	['2026-03-26T23:59:59Z', '2026-03-27 01:59:59'],
	['2026-03-27T00:00:00Z', '2026-03-27 03:00:00'],
	['2026-03-27 02:30:00', '2026-03-27 03:30:00'],
	['2026-03-27T02:30', '2026-03-27 03:30:00'],
	// 25 October: 02:00 becomes 01:00.
	['2026-10-24T22:30:00Z', '2026-10-25 01:30:00'],
	['2026-10-24T23:30:00Z', '2026-10-25 01:30:00'],
	['2026-10-25 01:30:00', '2026-10-25 01:30:00'],
	['2026-10-25T00:00:00Z', '2026-10-25 02:00:00'],
])('%s is sent as %s', async (time, text) => {
	const run = await getMany({ start: time, end: time });

	expect(run.error).toBeUndefined();
	expect(windows()).toEqual([[text, text]]);
});

test.each(['2026-06-01', '2026-03-27', '2026-10-25'])(
	'the date %s is all of its day',
	async (day) => {
		await getMany({ start: day, end: day });

		expect(windows()).toEqual([[`${day} 00:00:00`, `${day} 23:59:59`]]);
	},
);

test('without times the last 24 hours are asked for', async () => {
	const zone = 'Asia/Jerusalem';
	const before = DateTime.now().setZone(zone).startOf('second');
	await getMany({});
	const [start, end] = windows()[0].map((text) => DateTime.fromSQL(text, { zone }));

	expect(end >= before && end <= DateTime.now()).toBe(true);
	expect(end.diff(start, 'hours').hours).toBe(24);
});

test.each([
	['2026-06-01 12:00:00', '2026-05-31 12:00:00'],
	['2026-03-27 12:00:00', '2026-03-26 11:00:00'],
	['2026-10-25 12:00:00', '2026-10-24 13:00:00'],
])('until %s, 24 hours are asked for', async (end, start) => {
	await getMany({ end });

	expect(windows()).toEqual([[start, end]]);
});

test.each([
	['2026-06-01 12:00:00', '2026-06-01 11:59:59'],
	['2026-06-02', '2026-06-01'],
	['2026-10-25 02:00:00', '2026-10-25 01:59:59'],
])('refuses an end before the start: %s, %s', async (start, end) => {
	const run = await getMany({ start, end });

	expect(run.error?.message).toMatch(/^End \(.*\) is before Start \(.*\) \[item 0\]$/);
	expect(pbx.sent()).toEqual([]);
});

test.each([
	'tomorrow',
	'2026-02-30',
	'01/06/2026',
	'2026-06-01 25:00',
	' ',
	'={{ null }}',
	'={{ undefined }}',
	'={{ true }}',
	'={{ ["2026-06-01"] }}',
	'={{ ({ day: 1 }) }}',
	'={{ DateTime.fromISO("never") }}',
])('refuses %s by name', async (bad) => {
	const start = await getMany({ start: bad });
	const end = await getMany({ end: bad });

	expect(start.error?.message).toBe('Start is no date and time [item 0]');
	expect(end.error?.message).toBe('End is no date and time [item 0]');
	expect(pbx.sent()).toEqual([]);
});

describe('the night on which an hour repeats', () => {
	const FIRST_PASS = new Date('2026-10-24T22:50:00Z');
	const SECOND_PASS = new Date('2026-10-24T23:10:00Z');
	beforeEach(() => {
		pbx.simulator.addEndedCall({ start: FIRST_PASS });
		pbx.simulator.addEndedCall({ start: SECOND_PASS });
	});
	const STARTED = ['2026-10-25T01:10:00+02:00', '2026-10-25T01:50:00+03:00'];

	test.each(['calls', 'legs'])('tells the passes apart and sorts them (%s)', async (detail) => {
		const run = await getMany({ detail, start: '2026-10-25', end: '2026-10-25' });

		expect(run.json().map(({ startedAt }) => startedAt)).toEqual(STARTED);
	});

	test('from the first pass into the second nothing is missed', async () => {
		const run = await getMany({
			start: '2026-10-25T01:50:00+03:00',
			end: '2026-10-25T01:10:00+02:00',
		});

		expect(run.json().map(({ startedAt }) => startedAt)).toEqual(STARTED);
		expect(windows()).toEqual([['2026-10-25 01:00:00', '2026-10-25 01:59:59']]);
	});
});

describe('longer than a week', () => {
	/** Files a call at each of the PBX's wall times; returns what is brought out for a window. */
	async function startsWithin(start: string, end: string, moments: Array<string | Date>) {
		for (const moment of moments) pbx.simulator.addEndedCall({ start: moment });
		const run = await pbx.run(
			{ ...GET_MANY, start, end, options: { sort: 'oldest' } },
			{ timezone },
		);
		return run.json().map(({ startedAt }) => startedAt);
	}

	test('is cut into slices, and nothing is lost or repeated at the seams', async () => {
		const starts = await startsWithin('2026-06-01', '2026-06-20 12:00:00', [
			'2026-05-31 23:59:59',
			'2026-06-01 00:00:00',
			'2026-06-07 23:59:59',
			'2026-06-08 00:00:00',
			'2026-06-14 23:59:59',
			'2026-06-15 00:00:00',
			'2026-06-20 12:00:00',
			'2026-06-20 12:00:01',
		]);

		expect(starts).toEqual([
			'2026-06-01T00:00:00+03:00',
			'2026-06-07T23:59:59+03:00',
			'2026-06-08T00:00:00+03:00',
			'2026-06-14T23:59:59+03:00',
			'2026-06-15T00:00:00+03:00',
			'2026-06-20T12:00:00+03:00',
		]);
		expect(windows()).toEqual([
			['2026-06-01 00:00:00', '2026-06-07 23:59:59'],
			['2026-06-08 00:00:00', '2026-06-14 23:59:59'],
			['2026-06-15 00:00:00', '2026-06-20 12:00:00'],
		]);
	});

	test('a seam in the spring gap', async () => {
		const starts = await startsWithin('2026-03-20 02:00:00', '2026-03-28', [
			'2026-03-27 01:59:59',
			'2026-03-27 03:00:00',
		]);

		expect(starts).toEqual(['2026-03-27T01:59:59+02:00', '2026-03-27T03:00:00+03:00']);
		expect(windows()).toEqual([
			['2026-03-20 02:00:00', '2026-03-27 01:59:59'],
			['2026-03-27 02:00:00', '2026-03-28 23:59:59'],
		]);
	});

	test.each([
		['2026-10-18 02:00:00', ['2026-10-25 01:59:59', '2026-10-25 02:00:00']],
		['2026-10-18 01:30:00', ['2026-10-25 01:29:59', '2026-10-25 01:30:00']],
		['2026-10-18 02:30:00', ['2026-10-25 02:29:59', '2026-10-25 02:30:00']],
	])('a seam in the repeated hour, from %s', async (start, [firstEnd, secondStart]) => {
		const moments = ['22:00', '22:29', '22:30', '22:59', '23:00', '23:29', '23:30', '23:59'];
		const instants = moments.map((time) => new Date(`2026-10-24T${time}:59Z`));
		const starts = await startsWithin(start, '2026-10-26', instants);

		expect(starts.map((iso) => new Date(String(iso)))).toEqual(instants);
		expect(windows()).toEqual([
			[start, firstEnd],
			[secondStart, '2026-10-26 23:59:59'],
		]);
	});

	test('no more slices are read than the limit needs, the newest first', async () => {
		pbx.simulator.addEndedCall({ start: '2026-06-20 10:00:00' });
		const run = await pbx.run({
			...GET_MANY,
			start: '2026-06-01',
			end: '2026-06-20 12:00:00',
			returnAll: false,
			limit: 1,
			options: { addCallDetails: true },
		});

		expect(run.json()).toMatchObject([{ startedAt: '2026-06-20T10:00:00+03:00', talkSeconds: 30 }]);
		expect(pbx.sent().map(({ info, start }) => [info, start])).toEqual([
			['simplecdrs', '2026-06-15 00:00:00'],
			['cdrs', '2026-06-15 00:00:00'],
		]);
	});
});
