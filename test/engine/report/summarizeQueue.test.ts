import { usePbx } from '../support';

const pbx = usePbx();
const DAY = { start: '2026-06-01', end: '2026-06-01' };
const SUMMARIZE = { resource: 'report', operation: 'summarizeQueue', ...DAY };
const queue = (mode: string, value: string) => ({ queue: { __rl: true, mode, value } });
const infos = () => pbx.sent().map(({ info, queue: id }) => (id ? `${info} ${id}` : info));

const logged = (time: string, disposition: string, more: Record<string, string> = {}) => {
	const [support] = pbx.simulator.state.queues;
	const row = {
		...{ time, qu_name: support.name, callerid: '0500000001', disposition, agent: '' },
		...{ holdtime: '10', calltime: '0', origpos: '1', callid: `pbx01-${time}`, ...more },
		...{ ex_password: 'canary-secret', ex_pin: '4711' },
	};
	pbx.simulator.state.queueLog.push({ filedAt: time, row });
};
const queued = (start: string, more = {}) =>
	pbx.simulator.addEndedCall({
		start,
		legs: [{ columns: { lastapp: 'Queue', dst: '900' } }],
		...more,
	});

test('counts the log of each queue, and shows nothing secret', async () => {
	logged('2026-06-01 09:00:00', 'COMPLETEAGENT', { agent: '204-DEMOCO', calltime: '60' });
	logged('2026-06-01 09:10:00', 'ABANDON', { holdtime: '3' });
	logged('2026-06-01 09:20:00', 'ABANDON', { holdtime: '90' });
	logged('2026-06-01 09:30:00', 'EXITWITHTIMEOUT', { holdtime: '120' });
	logged('2026-06-01 09:40:00', 'SOMETHING NEW');
	logged('2026-05-31 09:40:00', 'ANSWERED');
	const run = await pbx.run(SUMMARIZE);

	expect(run.error).toBeUndefined();
	const [support] = pbx.simulator.state.queues;
	expect(run.json()).toEqual([
		{
			...{ groupBy: 'queue', group: support.name, source: 'queueLog' },
			...{ start: '2026-06-01T00:00:00+03:00', end: '2026-06-01T23:59:59+03:00' },
			...{ offered: 5, answered: 1, abandoned: 2, abandonedShort: 1, timedOut: 1, other: 1 },
			waitSeconds: { mean: 46.6, median: 10, p90: 120, longest: 120 },
			talkSeconds: { sum: 60, mean: 60, median: 60, p90: 60, longest: 60 },
			answeredWithinServiceLevel: 1,
			shares: {
				...{ answered: 0.2, abandoned: 0.4, timedOut: 0.2 },
				...{ answeredWithinServiceLevel: 0.25, ofAllAnswered: 1 },
			},
		},
	]);
	expect(JSON.stringify(run.json())).not.toMatch(/canary|4711|0500000001/);
});

test('one queue by its ID, by agent', async () => {
	logged('2026-06-01 09:00:00', 'ANSWERED', { agent: '204', calltime: '60' });
	logged('2026-06-01 10:00:00', 'ANSWERED', { agent: '205', calltime: '30' });
	logged('2026-06-01 11:00:00', 'NO ANSWER');
	const filters = queue('id', pbx.simulator.state.queues[0].id);
	const run = await pbx.run({ ...SUMMARIZE, groupBy: 'agent', filters });

	expect(run.json()).toMatchObject([
		{ group: '204', answered: 1, shares: { ofAllAnswered: 0.5 } },
		{ group: '205', answered: 1, shares: { ofAllAnswered: 0.5 } },
		{ group: null, offered: 1, abandoned: 1 },
	]);
	expect(infos()).toEqual(['queues', `queuelogs ${pbx.simulator.state.queues[0].id}`]);
});

test('counts legs where the log is not offered', async () => {
	Object.assign(pbx.simulator.switches, { notOffered: ['info=queuelogs'] });
	queued('2026-06-01 09:00:00', { ringSeconds: 8 });
	queued('2026-06-01 09:30:00', { talkSeconds: 0, ringSeconds: 4 });
	pbx.simulator.addEndedCall({ start: '2026-06-01 09:40:00' });
	const run = await pbx.run(SUMMARIZE);
	const byHour = await pbx.run({ ...SUMMARIZE, groupBy: 'hour' });

	expect(run.json()).toMatchObject([
		{ group: '900', source: 'legs', offered: 2, answered: 1, abandoned: 1, abandonedShort: 1 },
	]);
	expect(byHour.json()).toHaveLength(24);
	expect(byHour.json()[9]).toMatchObject({ offered: 2 });
});

test.each(['nothing', 'keyRefusal', 'help'] as const)(
	'sees by %s that the log is not offered',
	async (unknownRequest) => {
		Object.assign(pbx.simulator.switches, { notOffered: ['info=queuelogs'], unknownRequest });
		queued('2026-06-01 09:00:00');
		const run = await pbx.run(SUMMARIZE);

		expect(run.json()).toMatchObject([{ source: 'legs', offered: 1 }]);
	},
);

test('a queue by its number is counted from legs', async () => {
	queued('2026-06-01 09:00:00');
	queued('2026-06-01 09:10:00', { legs: [{ columns: { lastapp: 'Queue', dst: '901' } }] });
	const run = await pbx.run({ ...SUMMARIZE, filters: queue('number', '900') });

	expect(run.json()).toMatchObject([{ group: '900', source: 'legs', offered: 1 }]);
	expect(infos()).toEqual(['cdrs', 'cdrs']);
});

test('no calls are zeros', async () => {
	const run = await pbx.run(SUMMARIZE);

	expect(run.json()).toMatchObject([{ group: null, source: 'legs', offered: 0 }]);
});

test.each([
	['an unknown queue', queue('id', '999'), {}, 'Queue 999 was not found [item 0]'],
	[
		'a number for the log',
		queue('number', '900'),
		{ source: 'queueLog' },
		'Queue was given by its number (900), but the PBX tells this only by ID [item 0]',
	],
	[
		'an ID where only legs are there',
		queue('id', '27'),
		{},
		'The PBX tells nothing from the log of queue 27 [item 0]',
	],
])('refuses %s', async (_, filters, options, message) => {
	const run = await pbx.run({ ...SUMMARIZE, filters, options });

	expect(run.error?.message).toBe(message);
	expect(run.json()).toEqual([]);
});

test('an answer that may hold secrets is not quoted', async () => {
	logged('2026-06-01 09:00:00', 'ANSWERED');
	pbx.simulator.fail('junk', { when: ({ info }) => info === 'queuelogs' });
	const run = await pbx.run({ ...SUMMARIZE, options: { source: 'queueLog' } });

	expect(run.error?.message).toBe('The answer of the PBX holds no rows that can be read [item 0]');
});
