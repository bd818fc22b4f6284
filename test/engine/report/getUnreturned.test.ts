import { usePbx } from '../support';

const pbx = usePbx();
const DAY = { start: '2026-06-01', end: '2026-06-01' };
const UNRETURNED = { resource: 'report', operation: 'getUnreturned', ...DAY, returnAll: true };
const missed = (start: string, from: string, more = {}) =>
	pbx.simulator.addEndedCall({ start, from, fromName: 'Dana', talkSeconds: 0, ...more });
const called = (start: string, to: string, talkSeconds = 30) =>
	pbx.simulator.addEndedCall({ start, to, direction: 'OUT', talkSeconds });

test('lists who was missed and not spoken with since, until now', async () => {
	const legs = [{ columns: { lastapp: 'Queue', dst: '900' } }];
	missed('2026-06-01 09:00:00', '0500000001', { ringSeconds: 40, legs });
	missed('2026-06-01 10:00:00', '+972500000001', { ringSeconds: 12, legs, fromName: '' });
	called('2026-06-01 10:05:00', '972500000001', 0);
	// Answered later on, a day behind the window.
	missed('2026-06-01 11:00:00', '0500000002');
	called('2026-06-02 08:00:00', '0500000002');
	// Called again and got through.
	missed('2026-06-01 12:00:00', '0500000003');
	pbx.simulator.addEndedCall({ start: '2026-06-01 12:01:00', from: '+972-50-000-0003' });
	// Was missed behind the window only.
	missed('2026-06-02 09:00:00', '0500000004');
	missed('2026-06-01 13:00:00', 'anonymous');
	const run = await pbx.run(UNRETURNED);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([
		{
			number: '+972500000001',
			numberE164: '+972500000001',
			name: 'Dana',
			timesCalled: 2,
			firstAt: '2026-06-01T09:00:00+03:00',
			lastAt: '2026-06-01T10:00:00+03:00',
			waitedSeconds: 40,
			queue: '900',
			did: '0700000000',
			lastAttempt: '2026-06-01T10:05:00+03:00',
			withheldCalls: 1,
		},
	]);
});

test('a talk that was going on when the call was missed has returned it', async () => {
	called('2026-06-01 08:59:00', '0500000001', 600);
	missed('2026-06-01 09:00:00', '0500000001');
	const run = await pbx.run(UNRETURNED);

	expect(run.json()).toEqual([]);
});

test('a talk before counts for nothing', async () => {
	called('2026-06-01 08:00:00', '0500000001');
	missed('2026-06-01 09:00:00', '0500000001', { fromName: '' });
	const run = await pbx.run({ ...UNRETURNED, options: { detailSource: 'calls' } });

	expect(run.json()).toMatchObject([
		{ timesCalled: 1, name: null, queue: null, lastAttempt: null },
	]);
	expect(pbx.sent().every(({ info }) => info === 'simplecdrs')).toBe(true);
});

test('shows the name of the phonebook, and no number where they are masked', async () => {
	missed('2026-06-01 09:00:00', '+972-50-0000072', { fromName: '050 000 0072' });
	missed('2026-06-01 09:01:00', '0500000099');
	missed('2026-06-01 09:02:00', '0500000005', { ringSeconds: 2 });
	const options = { phonebook: 'Default', maskNumbers: true, minimumSeconds: 3 };
	const run = await pbx.run({ ...UNRETURNED, options });

	expect(run.json()).toMatchObject([
		{ number: '***099', numberE164: '***099', phonebookName: null },
		{ number: '***072', numberE164: '***072', name: '***072', phonebookName: 'דנה לדוגמה' },
	]);
	expect(run.json()).toHaveLength(2);
});

test('gives as many as were asked for, whoever called last first', async () => {
	missed('2026-06-01 09:00:00', '0500000001');
	missed('2026-06-01 10:00:00', '0500000002');
	const run = await pbx.run({ ...UNRETURNED, returnAll: false, limit: 1 });
	const all = await pbx.run(UNRETURNED);
	const none = await pbx.run({ ...UNRETURNED, returnAll: false, limit: 0 });

	expect(all.json()).toHaveLength(2);
	expect(run.json()).toEqual(all.json().slice(0, 1));
	expect(run.json()).toMatchObject([{ number: '0500000002' }]);
	expect(none.error?.message).toContain('Limit must be a whole number');
});

test('reads no further than it is asked to', async () => {
	missed('2026-06-01 09:00:00', '0500000001');
	called('2026-06-02 09:00:00', '0500000001');
	const until = (returnedUntil: string) => ({ ...UNRETURNED, options: { returnedUntil } });
	const early = await pbx.run(until('2026-06-01'));
	const requests = pbx.sent().length;
	const late = await pbx.run(until('2026-06-02'));
	const before = await pbx.run(until('2020-01-01'));

	expect(early.json()).toMatchObject([{ timesCalled: 1 }]);
	expect(requests).toBe(2);
	expect(late.json()).toEqual([]);
	expect(before.json()).toEqual(early.json());
});

describe('of one extension or queue', () => {
	const queued = [{ columns: { lastapp: 'Queue', dst: '900' } }];

	beforeEach(() => {
		missed('2026-06-01 09:00:00', '0500000001', { answeredBy: '204' });
		missed('2026-06-01 10:00:00', '0500000002', { answeredBy: '205' });
		missed('2026-06-01 11:00:00', '0500000003', { legs: queued });
	});

	test.each<[filters: Record<string, string>, numbers: string[]]>([
		[{ extension: '205' }, ['0500000002']],
		[{ extension: '205-DEMOCO' }, ['0500000002']],
		[{ queue: '900' }, ['0500000003']],
		[{ queue: '901' }, []],
		[{}, ['0500000003', '0500000002', '0500000001']],
	])('%j', async (filters, numbers) => {
		const run = await pbx.run({ ...UNRETURNED, filters });

		expect(run.error).toBeUndefined();
		expect(run.json().map(({ number }) => number)).toEqual(numbers);
	});

	test('a talk on any other phone has returned the call', async () => {
		pbx.simulator.addEndedCall({
			start: '2026-06-01 12:00:00',
			from: '206',
			to: '0500000002',
			direction: 'OUT',
		});
		const run = await pbx.run({ ...UNRETURNED, filters: { extension: '205' } });

		expect(run.json()).toEqual([]);
	});

	test('is not asked of the list of calls, which tells neither', async () => {
		const options = { detailSource: 'calls' };
		const run = await pbx.run({ ...UNRETURNED, filters: { queue: '900' }, options });

		expect(run.error?.message).toContain('tells neither queues nor whom a missed call rang');
		expect(pbx.sent()).toEqual([]);
	});
});
