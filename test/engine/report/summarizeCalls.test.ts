import fc from 'fast-check';

import { usePbx } from '../support';

const pbx = usePbx();
const DAY = { start: '2026-06-01', end: '2026-06-01' };
const SUMMARIZE = { resource: 'report', operation: 'summarizeCalls', ...DAY };
const NO_SECONDS = { mean: null, median: null, p90: null, longest: null };
const NONE = { calls: 0, answered: 0, missed: 0, abandoned: 0, voicemail: 0, uniqueCallers: 0 };
const asked = () => pbx.sent().map(({ info, start, end }) => `${info} ${start} ${end}`);
const talked = (start: string, more = {}) => pbx.simulator.addEndedCall({ start, ...more });
const missed = (start: string, more = {}) => talked(start, { talkSeconds: 0, ...more });
const withTalk = () => (pbx.simulator.switches.simpleCdrFields = 'twelve');

describe('calls by hour', () => {
	test('count where they begin, and empty hours are there', async () => {
		withTalk();
		talked('2026-06-01 09:59:59', { ringSeconds: 10, talkSeconds: 50 });
		missed('2026-06-01 09:00:00', { ringSeconds: 30, from: '+972500000001' });
		talked('2026-06-01 10:00:00', { direction: 'OUT' });
		const run = await pbx.run({ ...SUMMARIZE, groupBy: 'hour' });

		expect(run.error).toBeUndefined();
		const items = run.json();
		expect(items).toHaveLength(24);
		expect(items[9]).toEqual({
			groupBy: 'hour',
			group: '2026-06-01T09:00:00+03:00',
			start: '2026-06-01T00:00:00+03:00',
			end: '2026-06-01T23:59:59+03:00',
			detail: 'calls',
			...{ ...NONE, calls: 2, answered: 1, missed: 1, abandoned: 1, uniqueCallers: 1 },
			...{ inbound: 2, outbound: 0, internal: 0, withheld: 0 },
			talkSeconds: { sum: 50, mean: 50, median: 50, p90: 50, longest: 50 },
			waitSeconds: { mean: 20, median: 20, p90: 30, longest: 30 },
			answeredWithinServiceLevel: 1,
			shares: {
				...{ answered: 0.5, inbound: 1, outbound: 0, internal: 0 },
				...{ missed: 0.5, abandoned: 0.5, voicemail: 0, answeredWithinServiceLevel: 0.5 },
			},
		});
		expect(items[10]).toMatchObject({ calls: 1, outbound: 1, waitSeconds: NO_SECONDS });
		expect(items[11]).toMatchObject({ ...NONE, talkSeconds: { sum: 0, ...NO_SECONDS } });
		expect(asked()).toEqual(['simplecdrs 2026-06-01 00:00:00 2026-06-01 23:59:59']);
	});

	test.each([
		['2026-10-25', 25],
		['2026-03-27', 23],
	])('of %s are %i', async (day, hours) => {
		const run = await pbx.run({ ...SUMMARIZE, start: day, end: day, groupBy: 'hour' });

		expect(run.json()).toHaveLength(hours);
		expect(new Set(run.json().map(({ group }) => group)).size).toBe(hours);
	});
});

describe('no calls at all', () => {
	test.each([
		['none', 1],
		['day', 1],
		['hour', 24],
		['weekday', 7],
		['hourOfWeek', 168],
		['direction', 3],
		['did', 1],
		['extension', 1],
		['number', 1],
		['queue', 1],
	])('by %s are %i items of zeros', async (groupBy, count) => {
		const run = await pbx.run({ ...SUMMARIZE, groupBy });

		expect(run.error).toBeUndefined();
		expect(run.json()).toHaveLength(count);
		for (const item of run.json()) expect(item).toMatchObject({ ...NONE, waitSeconds: NO_SECONDS });
	});
});

describe('the list that is read', () => {
	test('is that of legs where the list of calls tells no talk time', async () => {
		talked('2026-06-01 12:00:00', { ringSeconds: 7, talkSeconds: 20 });
		const run = await pbx.run(SUMMARIZE);

		expect(run.json()).toMatchObject([
			{ calls: 1, detail: 'legs', talkSeconds: { sum: 20 }, waitSeconds: { longest: 7 } },
		]);
		expect(asked()).toEqual([
			'simplecdrs 2026-06-01 00:00:00 2026-06-01 23:59:59',
			'cdrs 2026-06-01 00:00:00 2026-06-01 23:59:59',
			'cdrs 2026-06-02 00:00:00 2026-06-02 00:59:59',
		]);
	});

	test('is that of calls where they are asked for', async () => {
		talked('2026-06-01 12:00:00');
		const run = await pbx.run({ ...SUMMARIZE, options: { detailSource: 'calls' } });

		expect(run.json()).toMatchObject([
			{ calls: 1, detail: 'calls', talkSeconds: { sum: 0, ...NO_SECONDS } },
		]);
	});

	test.each([
		[{ groupBy: 'queue' }, 'The list of calls does not tell queues [item 0]'],
		[{ filters: { linkedId: 'pbx01-1.1' } }, 'The list of calls does not tell linked IDs [item 0]'],
	])('of calls is refused for %j', async (more, message) => {
		const run = await pbx.run({ ...SUMMARIZE, options: { detailSource: 'calls' }, ...more });

		expect(run.error?.message).toBe(message);
		expect(pbx.sent()).toEqual([]);
	});

	test('tells a queue', async () => {
		withTalk();
		const legs = [{ columns: { lastapp: 'Queue', dst: '900' } }];
		talked('2026-06-01 12:00:00', { legs });
		missed('2026-06-01 13:00:00', { legs });
		talked('2026-06-01 14:00:00');
		const run = await pbx.run({ ...SUMMARIZE, groupBy: 'queue' });

		expect(run.json()).toMatchObject([
			{ group: '900', calls: 2, answered: 1, missed: 1 },
			{ group: null, calls: 1 },
		]);
	});

	test('counts a call over the end of the window with the legs behind it', async () => {
		const end = '2026-06-01 23:59:50';
		const legs = [
			{ party: '205', talkSeconds: 0 },
			{ startsAfter: 20, talkSeconds: 30 },
		];
		talked(end, { legs });
		const run = await pbx.run({ ...SUMMARIZE, options: { detailSource: 'legs' } });
		const before = await pbx.run({
			...{ ...SUMMARIZE, start: '2026-06-02', end: '2026-06-02' },
			options: { detailSource: 'legs' },
		});

		expect(run.json()).toMatchObject([{ calls: 1, answered: 1, missed: 0 }]);
		expect(before.json()).toMatchObject([{ calls: 0 }]);
	});

	test('leaves a call out that is still in the queue', async () => {
		const now = Date.now();
		const columns = { lastapp: 'Queue', dst: '900' };
		const leg = { talkSeconds: 0, uniqueId: 'pbx01-1780304400.99', columns };
		pbx.simulator.addEndedCall({ start: new Date(now - 60_000), talkSeconds: 0, legs: [leg] });
		const run = await pbx.run({
			...{ resource: 'report', operation: 'summarizeCalls' },
			options: { detailSource: 'legs' },
		});

		expect(run.json()).toMatchObject([{ calls: 0 }]);
	});
});

describe('totals', () => {
	const calls = fc.record({
		minute: fc.nat(2 * 24 * 60 - 1),
		direction: fc.constantFrom('IN', 'OUT', 'LOCAL'),
		talkSeconds: fc.constantFrom(0, 0, 30, 600),
		answeredBy: fc.constantFrom('204', '205', undefined, 'Voicemail 506'),
		from: fc.constantFrom(undefined, 'anonymous', '0500000009'),
	});

	test.each(['calls', 'legs'] as const)('of %s are those of Get Many', async (detail) => {
		const [day] = fc.sample(fc.array(calls, { minLength: 60, maxLength: 60 }), {
			numRuns: 1,
			seed: 7,
		});
		for (const { minute, ...call } of day) {
			const time = new Date(Date.UTC(2026, 4, 31, 0, minute)).toISOString();
			// no phone of ours takes a call that goes out
			const answeredBy = call.direction === 'OUT' ? undefined : call.answeredBy;
			const start = time.slice(0, 19).replace('T', ' ');
			pbx.simulator.addEndedCall({ ...call, answeredBy, start });
		}
		const window = { start: '2026-05-31', end: '2026-06-01' };
		const options = { detailSource: detail };
		for (const filters of [
			{},
			{ direction: 'inbound' },
			{ disposition: ['missed'] },
			{ extension: '205' },
		]) {
			// Of calls only the legs tell whom one rang that nobody took: both read them then.
			const source = 'extension' in filters ? {} : options;
			const report = await pbx.run({ ...SUMMARIZE, ...window, filters, options: source });
			const list = await pbx.run({
				...{ resource: 'cdr', operation: 'getMany', ...window, detail, filters },
				...{ returnAll: true, options: detail === 'legs' ? { groupLegs: true } : {} },
			});
			const [total] = report.json();
			expect(total.calls).toBe(list.json().length);
			expect(total.calls).toBeGreaterThan(0);
			const isOf = (wanted: string) => list.json().filter(({ direction }) => direction === wanted);
			expect(total.inbound).toBe(isOf('inbound').length);
			expect(total.outbound).toBe(isOf('outbound').length);
			if ('disposition' in filters) expect(total.missed).toBe(total.calls);
		}
		const mixed = [];
		for (const rowOrder of ['mixed', 'newestFirst'] as const) {
			pbx.simulator.switches.rowOrder = rowOrder;
			const run = await pbx.run({ ...SUMMARIZE, ...window, groupBy: 'hour', options });
			mixed.push(run.json());
		}
		expect(mixed[0]).toEqual(mixed[1]);
	});
});

describe('options', () => {
	test('add what is within and outside the opening hours, and the period before', async () => {
		withTalk();
		talked('2026-06-01 12:00:00');
		missed('2026-06-01 22:00:00');
		missed('2026-05-31 12:00:00');
		const run = await pbx.run({
			...{ ...SUMMARIZE, groupBy: 'day' },
			options: { openingHours: 'Sun-Thu 09:00-19:00', comparePrevious: true },
		});

		expect(run.json()).toMatchObject([
			{
				...{ group: '2026-06-01', calls: 2 },
				...{ within: { calls: 1, answered: 1 }, outside: { calls: 1, missed: 1 } },
				previous: {
					start: '2026-05-31T00:00:00+03:00',
					end: '2026-05-31T23:59:59+03:00',
					...{ calls: 1, within: { missed: 1 }, outside: { calls: 0 } },
				},
			},
		]);
	});

	test('mask numbers, leave short calls out and set the service level', async () => {
		withTalk();
		talked('2026-06-01 12:00:00', { ringSeconds: 9, from: '050-0000001' });
		talked('2026-06-01 12:05:00', { ringSeconds: 11, from: '+972500000001' });
		missed('2026-06-01 12:10:00', { ringSeconds: 1, from: '0500000002' });
		const run = await pbx.run({
			...{ ...SUMMARIZE, groupBy: 'number' },
			options: { maskNumbers: true, minimumSeconds: 2, serviceLevelSeconds: 10 },
		});

		expect(run.json()).toMatchObject([
			{ group: '***001', calls: 2, answeredWithinServiceLevel: 1, uniqueCallers: 1 },
		]);
		expect(JSON.stringify(run.json())).not.toContain('50000000');
	});
});

describe('what is refused', () => {
	test.each([
		[{ start: '2026-06-02' }, 'End (2026-06-01 23:59:59) is before Start (2026-06-02 00:00:00)'],
		[{ options: { openingHours: 'always' } }, 'Opening Hours cannot be read: "always"'],
		[{ groupBy: 'month' }, 'Group By must be one of'],
	])('%j', async (more, message) => {
		const run = await pbx.run({ ...SUMMARIZE, ...more });

		expect(run.error?.message).toContain(message);
		expect(pbx.sent()).toEqual([]);
	});

	test('rows without a direction or a start are counted and belong to no group', async () => {
		withTalk();
		const row = { sc_uniqueid: 'pbx01-1780304400.5', sc_direction: '', sc_disposition: 'ANSWERED' };
		const columns = { sc_start: '0000-00-00 00:00:00', sc_billsec: '3', tenantcode: 'DEMOCO' };
		const filedAt = '2026-06-01 12:00:00';
		pbx.simulator.addRawRow({ table: 'simplecdrs', row: { ...columns, ...row }, filedAt });
		const run = await pbx.run({ ...SUMMARIZE, groupBy: 'direction' });
		const byDay = await pbx.run({ ...SUMMARIZE, groupBy: 'day' });

		expect(run.json()).toMatchObject([NONE, NONE, NONE, { group: null, calls: 1, inbound: 0 }]);
		expect(byDay.json()).toMatchObject([NONE, { group: null, calls: 1 }]);
	});

	test('half a report: a slice that fails says how far reading got', async () => {
		withTalk();
		talked('2026-03-01 12:00:00');
		pbx.simulator.fail('http500', { when: ({ start }) => start >= '2026-05-01' });
		const run = await pbx.run({ ...SUMMARIZE, start: '2026-03-01', end: '2026-06-01' });

		expect(run.json()).toEqual([]);
		expect(run.error).toMatchObject({
			description: expect.stringMatching(
				/ Everything before 2026-05-\d\d 00:00:00 had been read\. A part would pass for the whole, so nothing is given\.$/,
			),
		});
	});
});

test('a window of five years is read week by week', async () => {
	withTalk();
	talked('2021-08-01 12:00:00');
	const run = await pbx.run({ ...SUMMARIZE, start: '2021-06-01', groupBy: 'weekday' });

	expect(run.json()).toHaveLength(7);
	expect(run.json()[0]).toMatchObject({ group: 'Sunday', calls: 1 });
	const slices = new Set(pbx.sent().map(({ start }) => start));
	expect(slices.size).toBeLessThan(270);
});

test('a PBX that answers with more than was asked for repeats nothing', async () => {
	withTalk();
	talked('2026-06-01 12:00:00');
	talked('2026-06-02 12:00:00');
	const rows = pbx.simulator.state.simpleCdrs.map(({ row }) => row);
	await pbx.says(JSON.stringify(rows));
	const run = await pbx.run({ ...SUMMARIZE, end: '2026-06-05' });

	expect(run.json()).toMatchObject([{ calls: 2 }]);
	expect(pbx.sent().length).toBeGreaterThan(1);
});
