import { operationNode, runWorkflow } from '../harness';
import { usePbx } from '../support';
import { DIAL_EACH, dialled, numberOf, numbersToDial, RETRY } from './sentOnce';

const pbx = usePbx();
const FIVE = numbersToDial(5);
const THIRD = (params: Record<string, string>) => params.dest === numberOf(2);
const ENDINGS = [
	['whose answer is lost', 'dropBeforeReply', 'Outcome unknown, the phone may be ringing.'],
	['whose answer is cut off', 'dropInBody', 'Outcome unknown, the phone may be ringing.'],
	['that the web server fails on', 'http500', 'Outcome unknown, the phone may be ringing.'],
	['that is answered by a web page', 'webPage', 'Outcome unknown, the phone may be ringing.'],
] as const;

describe.each(ENDINGS)('a dial %s', (_, fault, words) => {
	test('is sent once although n8n runs the node three times', async () => {
		pbx.simulator.fail(fault, { when: THIRD });
		const run = await pbx.run(DIAL_EACH, { items: FIVE, node: RETRY });

		expect(run.attempts()).toBe(3);
		expect(dialled(pbx)).toEqual([0, 1, 2].map(numberOf));
		expect(run.error?.message).toContain(words);
		expect(run.error?.message).toContain('[item 2]');
		expect(run.error?.description).toContain('nothing is sent a second time by itself');
	});

	test('stays unknown when the PBX has recovered meanwhile', async () => {
		pbx.simulator.fail(fault, { when: THIRD, times: 1 });
		const run = await pbx.run(DIAL_EACH, { items: FIVE, node: RETRY });

		expect(run.attempts()).toBe(3);
		expect(run.error?.message).toContain(words);
		expect(dialled(pbx)).toEqual([0, 1, 2].map(numberOf));
	});
});

test.each([
	['{"Response":"Error","Message":"Originate failed"}', 'The PBX answered: Originate failed'],
	['Error|Originate failed|', 'The PBX answered: Originate failed'],
	['Too bad... you mistaken the security api key.', 'The PBX refused the API key'],
])('a dial that the PBX refuses with %s is sent once, and refused again', async (said, message) => {
	await pbx.says(said);
	const run = await pbx.run(DIAL_EACH, { items: FIVE, node: RETRY });

	expect(dialled(pbx)).toEqual([numberOf(0)]);
	expect(run.thrown.map((thrown) => (thrown as Error).message)).toEqual(
		Array<string>(3).fill(`${message} [item 0]`),
	);
});

test('an item that is sent to nobody (bad value) does not make the others ring again', async () => {
	const items = FIVE.map((item, index) => (index === 3 ? { destination: ' ' } : item));
	const run = await pbx.run(DIAL_EACH, { items, node: RETRY });

	expect(run.attempts()).toBe(3);
	expect(run.error?.message).toBe('Destination is empty [item 3]');
	expect(dialled(pbx)).toEqual([0, 1, 2].map(numberOf));
});

test('outcomes of items already sent are given again, IDs included', async () => {
	let decryptions = 0;
	const stopped = pbx.credential({ apiUrl: 'http://127.0.0.1:9/pbx/gisapi.php' });
	const credential = pbx.credential();
	// n8n decrypts the credential for each item: from the second try on it is one that leads nowhere.
	const changing = {
		get gisPbxApi() {
			return decryptions++ < 5 ? credential : stopped;
		},
	};
	const run = await pbx.run(DIAL_EACH, {
		items: [...FIVE.slice(0, 4), { destination: ' ' }],
		credentials: changing,
		node: { ...RETRY, maxTries: 2 },
	});

	expect(decryptions).toBe(10);
	expect(run.attempts()).toBe(2);
	// The second try reached the last item, so the first four had their outcome without the PBX.
	expect(run.error?.message).toBe('Destination is empty [item 4]');
	expect(dialled(pbx)).toEqual([0, 1, 2, 3].map(numberOf));
});

test('a dial that never reached the PBX is sent at the next try', async () => {
	let tries = 0;
	const unreachable = pbx.credential({ apiUrl: 'http://127.0.0.1:9/pbx/gisapi.php' });
	const credential = pbx.credential();
	const run = await pbx.run(DIAL_EACH, {
		items: FIVE,
		credentials: {
			get gisPbxApi() {
				return tries++ === 0 ? unreachable : credential;
			},
		},
		node: RETRY,
	});

	expect(run.attempts()).toBe(2);
	expect(run.error).toBeUndefined();
	expect(dialled(pbx)).toEqual([0, 1, 2, 3, 4].map(numberOf));
	expect(run.json().map(({ originateId }) => originateId)).toEqual(
		pbx.simulator.state.calls.map(({ originateId }) => originateId),
	);
});

test('with Continue On Fail as well, each item is dialled once', async () => {
	pbx.simulator.fail('dropBeforeReply', { when: THIRD });
	const run = await pbx.run(DIAL_EACH, {
		items: FIVE,
		node: { ...RETRY, onError: 'continueRegularOutput' },
	});

	expect(dialled(pbx)).toEqual(FIVE.map(({ destination }) => destination));
	expect(run.json().map((json) => 'error' in json)).toEqual([false, false, true, false, false]);
});

describe('without an execution ID', () => {
	test.each([
		['call: dial', DIAL_EACH, 'Switch off Retry On Fail to use "Dial"'],
		[
			'sms: send',
			{
				resource: 'sms',
				operation: 'send',
				source: '204',
				destination: '0500000001',
				message: 'שלום',
			},
			'Switch off Retry On Fail to use "Send"',
		],
		[
			'campaign: start',
			{ resource: 'campaign', operation: 'start', campaign: '12' },
			'Switch off Retry On Fail to use "Start"',
		],
	])('%s refuses to run with Retry On Fail', async (_, parameters, message) => {
		const run = await pbx.run(parameters, { items: FIVE, executionId: null, node: RETRY });

		expect(run.error?.message).toBe(message);
		expect(run.error?.description).toContain('would reach people twice');
		expect(pbx.sent()).toEqual([]);
	});

	test('dials without Retry On Fail', async () => {
		const run = await pbx.run(DIAL_EACH, { items: FIVE, executionId: null });

		expect(run.error).toBeUndefined();
		expect(dialled(pbx)).toHaveLength(5);
	});

	test('a write that reaches nobody may be repeated', async () => {
		pbx.simulator.fail('http500', { times: 1 });
		const flow = { __rl: true, mode: 'number', value: '7001' };
		const run = await pbx.run(
			{ resource: 'flow', operation: 'setState', flow, state: 'INUSE' },
			{ executionId: null, node: RETRY },
		);

		expect(run.attempts()).toBe(2);
		expect(pbx.sent()).toHaveLength(2);
		expect(run.json()).toEqual([expect.objectContaining({ confirmed: true, number: '7001' })]);
	});
});

test('a read is asked again, and its second answer counts', async () => {
	pbx.simulator.fail('http500', { times: 1 });
	const run = await pbx.run(
		{ resource: 'extension', operation: 'getState', extension: '204' },
		{ node: RETRY },
	);

	expect(run.attempts()).toBe(2);
	expect(pbx.sent()).toHaveLength(2);
	expect(run.json()).toEqual([expect.objectContaining({ extension: '204', registered: true })]);
});

test('two nodes and two executions share no outcomes', async () => {
	const node = { ...RETRY, name: 'Dial' };
	const first = await pbx.run(DIAL_EACH, { items: FIVE, executionId: '7001', node });
	const other = await pbx.run(DIAL_EACH, { items: FIVE, executionId: '7002', node });
	const otherNode = await pbx.run(DIAL_EACH, {
		items: FIVE,
		executionId: '7001',
		node: { ...node, name: 'Dial Again' },
	});

	expect(dialled(pbx)).toHaveLength(15);
	const ids = [first, other, otherNode].flatMap((run) =>
		run.json().map(({ originateId }) => originateId),
	);
	expect(new Set(ids).size).toBe(15);
});

test('two runs of the node in one execution, as in a loop, share no outcomes', async () => {
	// Both branches of "One" lead to "Dial", so n8n runs it twice with the same items.
	const pass = (name: string) =>
		operationNode({ resource: 'extension', operation: 'getState', extension: '204' }, { name });
	const dial = operationNode(
		{ ...DIAL_EACH, destination: '0500000001' },
		{ ...RETRY, name: 'Dial' },
	);
	const toDial = { main: [[{ node: 'Dial', type: 'main' as const, index: 0 }]] };
	const run = await runWorkflow(
		{ nodes: [pass('A'), pass('B'), dial], connections: { A: toDial, B: toDial } },
		{ credentials: { gisPbxApi: pbx.credential() } },
	);

	expect(run.attempts('Dial')).toBe(2);
	expect(dialled(pbx)).toEqual(['0500000001', '0500000001']);
	const ids = run.record.data.resultData.runData.Dial.map(
		({ data }) => data?.main[0]?.[0].json.originateId,
	);
	expect(new Set(ids).size).toBe(2);
});
