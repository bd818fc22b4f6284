import { windows1255 } from '../../../simulator';
import { limitsItsRows } from '../lists';
import { saysWhatIsNotOffered, takesNothingForNothing } from '../notOffered';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const LOG = {
	...{ resource: 'queue', operation: 'getLog', returnAll: true },
	queue: { __rl: true, mode: 'list', value: '27' },
	...{ start: '2026-06-01', end: '2026-06-01' },
};
const SENT = {
	...{ reqtype: 'INFO', info: 'queuelogs', queue: '27', format: 'json' },
	...{ start: '2026-06-01 00:00:00', end: '2026-06-01 23:59:59' },
};

/** A call in the log, with the secrets of its agent beside it. */
function logged(time: string, more: Record<string, string | null> = {}): void {
	const [{ name }] = pbx.simulator.state.queues;
	const row = {
		...{ time, qu_name: name, callerid: '0500000001', disposition: 'ABANDONED', agent: null },
		...{ holdtime: '31', calltime: null, origpos: '1', callid: `pbx01-${time}`, ...more },
		...{ ex_password: 'canary-secret', ex_lockpin: '4711' },
	};
	pbx.simulator.state.queueLog.push({ filedAt: time, row });
}
const ABANDONED = {
	startedAt: '2026-06-01T09:00:00+03:00',
	queue: 'תמיכה',
	from: '0500000001',
	outcome: 'abandoned',
	disposition: 'ABANDONED',
	agent: null,
	waitingSeconds: 31,
	talkSeconds: null,
	position: 1,
	callId: 'pbx01-2026-06-01 09:00:00',
	queueId: '27',
};

test('lists the calls of a queue, newest first, and nothing of the agent but the number', async () => {
	logged('2026-06-01 09:00:00');
	const answered = { disposition: 'ANSWERED', agent: '204-DEMOCO', holdtime: '5', calltime: '60' };
	logged('2026-06-01 10:00:00', answered);
	logged('2026-05-31 10:00:00');
	const run = await pbx.run(LOG);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([
		{
			...{ ...ABANDONED, startedAt: '2026-06-01T10:00:00+03:00', outcome: 'answered' },
			...{ disposition: 'ANSWERED', agent: '204', waitingSeconds: 5, talkSeconds: 60 },
			callId: 'pbx01-2026-06-01 10:00:00',
		},
		ABANDONED,
	]);
	expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	expect(run.text()).not.toMatch(/canary|4711/);
	expect(pbx.sent()).toEqual([SENT]);
});

test('reads a long window in slices', async () => {
	logged('2026-05-20 09:00:00');
	logged('2026-06-01 09:00:00');
	const run = await pbx.run({ ...LOG, start: '2026-05-01' });

	expect(run.json().map(({ startedAt }) => startedAt)).toEqual([
		'2026-06-01T09:00:00+03:00',
		'2026-05-20T09:00:00+03:00',
	]);
	expect(pbx.sent().length).toBeGreaterThan(1);
});

test('gives no items for a queue without calls', async () => {
	const run = await pbx.run(LOG);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([]);
	expect(pbx.sent()).toEqual([SENT]);
});

test('says that a queue is not there: the PBX says the same of it', async () => {
	const unknown = { __rl: true, mode: 'id', value: '999' };
	const run = await pbx.run({ ...LOG, queue: unknown });

	expect(run.error?.message).toBe('Queue 999 was not found [item 0]');
	expect(pbx.sent().map(({ info }) => info)).toEqual(['queuelogs', 'queues']);
});

test('refuses a number: the PBX knows a log by the ID', async () => {
	const run = await pbx.run({ ...LOG, queue: { __rl: true, mode: 'number', value: '900' } });

	expect(run.error?.message).toContain('Queue was given by its number (900)');
	expect(pbx.sent()).toEqual([]);
});

test('refuses an end before its start', async () => {
	const run = await pbx.run({ ...LOG, end: '2026-05-01' });

	expect(run.error?.message).toContain('is before Start');
	expect(pbx.sent()).toEqual([]);
});

test.each(['rowByRow', 'wholeList'] as const)(
	'reads by csv what JSON could not print (%s)',
	async (listEncoding) => {
		pbx.simulator.switches.listEncoding = listEncoding;
		logged('2026-06-01 09:00:00', { ex_name: windows1255('דנה') });
		logged('2026-06-01 10:00:00');
		const run = await pbx.run(LOG);

		expect(run.error).toBeUndefined();
		expect(run.json().map(({ startedAt }) => startedAt)).toEqual([
			'2026-06-01T10:00:00+03:00',
			'2026-06-01T09:00:00+03:00',
		]);
		expect(run.text()).not.toMatch(/canary|4711/);
		expect(pbx.sent()).toEqual([SENT, { ...SENT, format: 'csv' }]);
	},
);

test('has no call that JSON could not print where csv has no more', async () => {
	await pbx.says((params) =>
		params.format === 'json'
			? `[,{"qu_name":"Sales","time":"2026-06-01 09:00:00","holdtime":"1"}]`
			: 'No format specified',
	);
	const run = await pbx.run(LOG);

	expect(run.error).toBeUndefined();
	expect(run.json()).toMatchObject([{ queue: 'Sales' }]);
});

test('one odd row hides no other', async () => {
	logged('2026-06-01 09:00:00');
	logged('2026-06-01 08:00:00', { holdtime: 'long', callid: null });
	const run = await pbx.run(LOG);

	expect(run.json()).toMatchObject([ABANDONED, { waitingSeconds: null, callId: null }]);
});

test.each([
	['other JSON', '{"service":"weather","password":"canary"}', 'holds no rows that can be read'],
	['torn JSON', '[{"qu_name":"Supp', 'holds no rows that can be read'],
	['a sentence', 'Ask again later', 'Ask again later'],
	['a parameter sentence', 'Wrong or missing queue', 'Wrong or missing queue'],
	['a web page', '<!DOCTYPE html><title>Sign in</title>', 'A web page answered'],
])('says that %s is no log, and quotes no secret', async (_, body, words) => {
	await pbx.says(body);
	const run = await pbx.run(LOG);

	expect(run.error?.message).toContain(words);
	expect(run.text()).not.toContain('canary');
	expect(run.json()).toEqual([]);
});

saysWhatIsNotOffered(pbx, LOG, { feature: 'the log of a queue', request: 'info=queuelogs' });
takesNothingForNothing(pbx, LOG, 'the log of a queue');

describe('with several calls', () => {
	beforeEach(() => {
		logged('2026-06-01 09:00:00');
		logged('2026-06-01 10:00:00');
	});

	limitsItsRows(pbx, LOG);
});

describe('with a call', () => {
	beforeEach(() => logged('2026-06-01 09:00:00'));

	failsItemByItem(pbx, LOG, { field: 'queue', label: 'Queue', good: () => '27' });
});
