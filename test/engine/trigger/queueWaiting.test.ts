import type { INodeParameters } from 'n8n-workflow';

import { SWITCH_VALUES } from '../../../simulator';
import { usePbx } from '../support';
import { feedOf, useTrigger } from './support';
import type { Followed } from './pollHarness';

const pbx = usePbx();
const trigger = useTrigger(pbx);

const event = 'queueWaiting';
const from = (filters: INodeParameters, options: INodeParameters = {}): INodeParameters => ({
	event,
	filters,
	options,
});
const activate = async (filters: INodeParameters = {}) =>
	await trigger.activate({ parameters: from(filters) });

beforeEach(() => {
	pbx.simulator.clock.freeze();
	for (const extension of pbx.simulator.state.extensions) extension.behaviour = 'noAnswer';
});

/** Somebody waits in a queue from now on, and leaves after these seconds. */
const wait = (maxWait: number, { queue = '902', from: caller = '0500000001' } = {}) =>
	pbx.simulator.placeCall({ from: caller, dialplan: [{ queue, maxWait }] });
const after = async (followed: Followed, seconds: number) => {
	pbx.simulator.clock.advance({ seconds });
	await followed.poll();
};
const toldBy = (followed: Followed) =>
	followed
		.json()
		.map(
			({ over, queueId, waiting, longestWaitSeconds, exceeded }) =>
				`${queueId} ${over ? 'over' : 'begins'}: ${waiting}, ${longestWaitSeconds} s ${exceeded}`,
		);

test('tells a queue once when callers wait, and once when that is over', async () => {
	const followed = await activate();
	await followed.poll();
	wait(300);
	await after(followed, 20);
	await after(followed, 60);
	await after(followed, 300);
	await followed.poll();
	wait(30);
	await after(followed, 10);
	expect(toldBy(followed)).toEqual([
		'29 begins: 1, 20 s minimumWaiting',
		'29 over: 0, 0 s ',
		'29 begins: 1, 10 s minimumWaiting',
	]);
	expect(followed.executions).toBe(3);
	expect(followed.errors).toEqual([]);
});

test('an item says where, how many, since when, and who waits', async () => {
	const followed = await activate();
	const first = wait(60);
	await after(followed, 2);
	await after(followed, 60);
	const [begins, over] = followed.json();
	const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\+0[23]:00$/) as string;
	expect(begins).toEqual({
		over: false,
		queue: 'Empty',
		waiting: 1,
		longestWaitSeconds: 2,
		exceeded: ['minimumWaiting'],
		since: time,
		seenAt: time,
		callers: [expect.objectContaining({ from: '0500000001', linkedId: first.linkedId }) as object],
		queueId: '29',
	});
	expect(begins.since).toBe(begins.seenAt);
	expect(over).toMatchObject({ over: true, since: begins.since, callers: [], exceeded: [] });
});

describe('limits', () => {
	test('more callers than Minimum Waiting', async () => {
		const followed = await activate({ minimumWaiting: 2 });
		wait(300);
		wait(200);
		await after(followed, 50);
		wait(30);
		await after(followed, 10);
		await after(followed, 10);
		await after(followed, 20);
		expect(toldBy(followed)).toEqual(['29 begins: 3, 60 s minimumWaiting', '29 over: 2, 90 s ']);
	});

	test.each(SWITCH_VALUES.waitsToldBy.slice(0, -1))(
		'the first caller waits for longer than Longest Wait (%s)',
		async (waitsToldBy) => {
			pbx.simulator.switches.waitsToldBy = waitsToldBy;
			const followed = await activate({ longestWaitSeconds: 60 });
			wait(100);
			wait(400);
			await after(followed, 60);
			expect(toldBy(followed)).toEqual([]);
			await after(followed, 1);
			await after(followed, 10);
			await after(followed, 400);
			expect(toldBy(followed)).toEqual([
				'29 begins: 2, 61 s longestWaitSeconds',
				'29 over: 0, 0 s ',
			]);
		},
	);

	test('either is enough, and both are one episode', async () => {
		const followed = await activate({ longestWaitSeconds: 60, minimumWaiting: 1 });
		wait(500);
		wait(30);
		await after(followed, 10);
		await after(followed, 90);
		await after(followed, 450);
		expect(toldBy(followed)).toEqual(['29 begins: 2, 10 s minimumWaiting', '29 over: 0, 0 s ']);
	});

	test('a wait that the PBX does not tell is not made up: the log says so', async () => {
		pbx.simulator.switches.waitsToldBy = 'nothing';
		const followed = await activate({ longestWaitSeconds: 60, minimumWaiting: 1 });
		wait(900);
		await after(followed, 600);
		expect(toldBy(followed)).toEqual([]);
		expect(followed.logs().join('\n')).toContain(
			'does not tell how long the first caller of queue 29 waits',
		);
		wait(100);
		await after(followed, 10);
		expect(toldBy(followed)).toEqual(['29 begins: 2, null s minimumWaiting']);
	});

	test('others, and other queues, begin anew', async () => {
		const followed = await activate({ minimumWaiting: 0, queues: 'Empty' });
		wait(600);
		wait(600, { queue: '901' });
		await after(followed, 10);
		const parameters = from({ minimumWaiting: 1, queues: 'Empty' });
		const more = await trigger.restart(followed, { parameters, activation: 'update' });
		expect(more.logs().join('\n')).toContain('begins anew');
		wait(600);
		await after(more, 10);
		expect([...toldBy(followed), ...toldBy(more)]).toEqual([
			'29 begins: 1, 10 s minimumWaiting',
			'29 begins: 2, 20 s minimumWaiting',
		]);
	});
});

test('callers who wait when it begins are not told, and their end is', async () => {
	wait(60);
	pbx.simulator.clock.advance({ seconds: 10 });
	const followed = await activate();
	await after(followed, 10);
	expect(toldBy(followed)).toEqual([]);
	await after(followed, 60);
	expect(toldBy(followed)).toEqual(['29 over: 0, 0 s ']);
});

test('callers are asked for when an episode begins, and not at every poll', async () => {
	const followed = await activate();
	wait(600);
	await after(followed, 10);
	pbx.simulator.clearRequests();
	await after(followed, 10);
	expect(pbx.sent().map(({ info }) => info)).toEqual(['queues', 'queue', 'queue', 'queue']);
});

test('callers that the PBX does not show are null', async () => {
	pbx.simulator.switches.notOffered = ['info=queuecallers'];
	const followed = await activate();
	wait(600);
	await after(followed, 10);
	expect(followed.json()).toMatchObject([{ waiting: 1, callers: null }]);
});

describe('nothing is no change', () => {
	test.each(['http500', 'dropBeforeReply', 'webPage', 'truncated', 'badName'] as const)(
		'%s: a poll that goes wrong ends no episode and begins none',
		async (fault) => {
			const followed = await activate();
			wait(600);
			await after(followed, 10);
			const mend = pbx.simulator.fail(fault);
			await after(followed, 10);
			mend();
			await after(followed, 10);
			expect(toldBy(followed)).toEqual(['29 begins: 1, 10 s minimumWaiting']);
			pbx.simulator.fail(fault, { times: 2 });
			await after(followed, 600);
			await after(followed, 600);
			await after(followed, 600);
			expect(toldBy(followed).slice(1)).toEqual(['29 over: 0, 0 s ']);
		},
	);

	test('one queue that fails stops no other', async () => {
		const followed = await activate();
		wait(600);
		wait(600, { queue: '901' });
		const mend = pbx.simulator.fail('http500', { when: ({ id }) => id === '28' });
		await after(followed, 5);
		mend();
		await after(followed, 5);
		expect(followed.json().map(({ queueId }) => queueId)).toEqual(['29', '28']);
		expect(followed.logs().join('\n')).toContain('goes on with the next poll');
	});

	test('n8n killed goes on from its last emission: the end comes, and nothing twice', async () => {
		const followed = await activate();
		wait(60);
		await after(followed, 10);
		const again = await trigger.restart(followed, { parameters: { event } });
		await after(again, 10);
		expect(toldBy(again)).toEqual([]);
		await after(again, 60);
		expect(toldBy(again)).toEqual(['29 over: 0, 0 s ']);
		expect(again.json()[0].since).toBe(followed.json()[0].since);
		expect(feedOf(again)?.scope).toBe('DEMOCO/queueWaiting');
	});

	test('a PBX without these figures fails the activation in words', async () => {
		pbx.simulator.switches.notOffered = ['info=queue'];
		await expect(activate()).rejects.toThrow('The PBX said nothing of queue');
	});
});

describe('a test on the canvas', () => {
	test('shows the queues as they are, and touches no memory', async () => {
		wait(600);
		wait(600, { queue: '900' });
		wait(600);
		pbx.simulator.clock.advance({ seconds: 3 });
		const parameters = from({ minimumWaiting: 1 });
		const followed = trigger.make({ mode: 'manual', parameters });
		const items = await followed.test();
		expect(items.map(({ json }) => json)).toMatchObject([
			{ queueId: '29', waiting: 2, over: false, since: null, callers: [{}, {}] },
			{ queueId: '27', waiting: 1, over: true },
			{ queueId: '28', waiting: 0, over: true, callers: [] },
		]);
		expect(followed.staticData()).toEqual({});
	});
});
