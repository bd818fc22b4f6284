import { SWITCH_VALUES } from '../../../simulator';
import { waitingCall } from '../call/liveCall';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const GET = {
	resource: 'queue',
	operation: 'getSnapshot',
	queue: { __rl: true, mode: 'list', value: '28' },
};
const NOT_OFFERED = 'The PBX answered nothing: it does not seem to offer this';
const AGENT = {
	extension: '205',
	tenant: 'DEMOCO',
	paused: false,
	deviceState: 'NOT_INUSE',
	callsTaken: 0,
	connected: true,
	delay: 0,
};
const WHOLE = {
	queueId: '28',
	name: 'Sales',
	statistics: expect.objectContaining({ agentsOnline: 1, callsInQueue: 0 }) as object,
	members: [AGENT],
	paused: [],
	waiting: [],
	unavailable: {},
};
const info = (name: string, parameters: object = {}) => ({
	reqtype: 'INFO',
	info: name,
	format: 'json',
	...parameters,
});
const leaveOut = (...names: string[]) => {
	pbx.simulator.switches.notOffered = names.map((name) => `info=${name}`);
};

test.each(['list', 'id'])('tells all of a queue in one item (%s)', async (mode) => {
	const run = await pbx.run({ ...GET, queue: { __rl: true, mode, value: '28' } });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([WHOLE]);
	expect(pbx.sent()).toEqual([
		info('queues'),
		info('queue', { id: '28' }),
		info('agents', { queue: '28' }),
		info('agentsconnected', { queue: '28' }),
		info('agentsdelay', { queue: '28' }),
		info('queuecallers', { id: '28' }),
	]);
	expect(pbx.simulator.mostInFlight).toBe(1);
});

test('tells who is paused, who is connected and who waits', async () => {
	const { channels, linkedId, originateId } = await waitingCall(pbx);
	pbx.simulator.state.queues[1].members.push({
		...pbx.simulator.state.queues[1].members[0],
		extension: '206',
		paused: true,
	});
	const run = await pbx.run(GET);

	expect(run.json()).toMatchObject([
		{
			statistics: { callsInQueue: 1, agentsPaused: 1 },
			members: [
				{ extension: '205', paused: false, connected: true, deviceState: 'RINGING' },
				{ extension: '206', paused: true, connected: false, deviceState: 'UNAVAILABLE' },
			],
			paused: ['206'],
			waiting: [
				{
					callId: channels[0].uniqueId,
					linkedId,
					originateId,
					from: '0500000001',
					channels: [channels[0].name],
				},
			],
			unavailable: {},
		},
	]);
});

test('a queue without members has none, and is not asked about them', async () => {
	const run = await pbx.run({ ...GET, queue: '29' });

	expect(run.json()).toMatchObject([
		{ name: 'Empty', members: [], paused: [], waiting: [], unavailable: {} },
	]);
	expect(pbx.sent().map((sent) => sent.info)).toEqual([
		'queues',
		'queue',
		'agents',
		'queuecallers',
	]);
});

test.each([
	['queues', { name: null }, 'name'],
	['queue', { statistics: null, waiting: [] }, 'statistics'],
	['agentsconnected', { members: [{ ...AGENT, connected: null }] }, 'connected'],
	['agentsdelay', { members: [{ ...AGENT, delay: null }] }, 'delays'],
])('goes on without info=%s, and says so', async (name, missing, part) => {
	leaveOut(name);
	const run = await pbx.run(GET);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ ...WHOLE, ...missing, unavailable: { [part]: NOT_OFFERED } }]);
});

describe('waiting callers that the PBX says nothing of', () => {
	beforeEach(() => leaveOut('queuecallers'));

	test('are none where the figures say so', async () => {
		const run = await pbx.run(GET);

		expect(run.json()).toEqual([WHOLE]);
	});

	test('are unknown where the figures count some', async () => {
		await waitingCall(pbx);
		const run = await pbx.run(GET);

		expect(run.json()).toMatchObject([
			{ statistics: { callsInQueue: 1 }, waiting: null, unavailable: { waiting: NOT_OFFERED } },
		]);
	});

	test('are unknown where the figures are not there', async () => {
		leaveOut('queuecallers', 'queue');
		const run = await pbx.run(GET);

		expect(run.json()).toMatchObject([
			{ waiting: null, unavailable: { statistics: NOT_OFFERED, waiting: NOT_OFFERED } },
		]);
	});
});

test.each([...SWITCH_VALUES.noRows])('nobody waits (%s)', async (noRows) => {
	pbx.simulator.switches.noRows = noRows;
	const run = await pbx.run(GET);

	expect(run.json()).toEqual([WHOLE]);
});

test.each([...SWITCH_VALUES.agentsNobody])('nobody is connected (%s)', async (agentsNobody) => {
	pbx.simulator.switches.agentsNobody = agentsNobody;
	pbx.simulator.state.extensions[1].registered = false;
	const run = await pbx.run(GET);

	expect(run.json()).toMatchObject([
		{ members: [{ extension: '205', connected: false }], unavailable: {} },
	]);
});

test('connected agents that have no names are not guessed at', async () => {
	pbx.simulator.switches.agentsConnected = 'counts';
	const run = await pbx.run(GET);

	expect(run.json()).toEqual([
		{
			...WHOLE,
			members: [{ ...AGENT, connected: null }],
			unavailable: { connected: 'The answer of the PBX cannot be understood' },
		},
	]);
});

test.each([
	['http500', 'The web server of the PBX failed to answer (HTTP 500)'],
	['dropBeforeReply', 'The PBX closed the connection before its answer was complete'],
	['webPage', 'A web page answered instead of the PBX'],
	['otherJson', 'The answer of the PBX cannot be understood'],
	['truncated', 'The answer of the PBX was cut off'],
] as const)('a part that fails is named with the reason (%s)', async (fault, reason) => {
	pbx.simulator.fail(fault, { when: (params) => params.info === 'agents' });
	const run = await pbx.run(GET);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([
		{ ...WHOLE, members: null, paused: null, unavailable: { members: reason } },
	]);
});

test('an echo of the request is shown without the key', async () => {
	pbx.simulator.fail('echoRequest', { when: (params) => params.info === 'queuecallers' });
	const run = await pbx.run(GET);

	expect(run.json()).toMatchObject([
		{ waiting: null, unavailable: { waiting: expect.stringContaining('key=[hidden]') as string } },
	]);
	expect(run.text()).not.toContain(pbx.simulator.key);
});

test.each(['http500', 'dropBeforeReply', 'webPage', 'otherJson', 'truncated'] as const)(
	'fails when the first request does (%s), and asks no more',
	async (fault) => {
		pbx.simulator.fail(fault);
		const run = await pbx.run(GET);

		expect(run.error?.message).toMatch(/ \[item 0\]$/);
		expect(run.json()).toEqual([]);
		expect(pbx.sent()).toEqual([info('queues')]);
	},
);

describe('a queue that is not there', () => {
	const UNKNOWN = { ...GET, queue: '999' };
	const NOT_FOUND = 'Queue 999 was not found [item 0]';

	test('is told by the list of queues', async () => {
		const run = await pbx.run(UNKNOWN);

		expect(run.error?.message).toBe(NOT_FOUND);
		expect(run.json()).toEqual([]);
		expect(pbx.sent()).toEqual([info('queues')]);
	});

	test.each([[['queues']], [['queues', 'queue']]])(
		'is told by all that the PBX does not say, without %j',
		async (names) => {
			leaveOut(...names);
			const run = await pbx.run(UNKNOWN);

			expect(run.error?.message).toBe(NOT_FOUND);
		},
	);
});

test('a queue of which nothing is known, since a request failed, is not called unknown', async () => {
	leaveOut('queues', 'queue');
	pbx.simulator.fail('http500', { when: (params) => params.info === 'agents' });
	const run = await pbx.run(GET);

	expect(run.error).toBeUndefined();
	expect(run.json()).toMatchObject([
		{
			statistics: null,
			members: null,
			unavailable: { members: expect.stringContaining('HTTP 500') as string },
		},
	]);
});

test('a queue is known by its members, too', async () => {
	leaveOut('queues', 'queue', 'agentsconnected', 'agentsdelay', 'queuecallers');
	const run = await pbx.run(GET);

	expect(run.json()).toEqual([
		{
			queueId: '28',
			name: null,
			statistics: null,
			members: [{ ...AGENT, connected: null, delay: null }],
			paused: [],
			waiting: null,
			unavailable: {
				name: NOT_OFFERED,
				statistics: NOT_OFFERED,
				connected: NOT_OFFERED,
				delays: NOT_OFFERED,
				waiting: NOT_OFFERED,
			},
		},
	]);
});

test('refuses a number in words: the PBX knows only the ID here', async () => {
	const run = await pbx.run({ ...GET, queue: { __rl: true, mode: 'number', value: '901' } });

	expect(run.error?.message).toBe(
		'Queue was given by its number (901), but the PBX tells this only by ID [item 0]',
	);
	expect(pbx.sent()).toEqual([]);
});

failsItemByItem(pbx, GET, { field: 'queue', label: 'Queue', good: () => '28' });
