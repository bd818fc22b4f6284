import type { INodeParameters } from 'n8n-workflow';

import { queueMember, SWITCH_VALUES } from '../../../simulator';
import { usePbx } from '../support';
import { feedOf, useTrigger } from './support';
import type { Followed } from './pollHarness';

const pbx = usePbx();
const trigger = useTrigger(pbx);

const event = 'agentStatusChanged';
const from = (filters: INodeParameters, options: INodeParameters = {}): INodeParameters => ({
	event,
	filters,
	options,
});
const activate = async (parameters: INodeParameters = { event }) =>
	await trigger.activate({ parameters });

const queue = (id: string) => {
	const found = pbx.simulator.state.queues.find((each) => each.id === id);
	if (!found) throw new Error(`There is no queue ${id}`);
	return found;
};
const pause = (id: string, extension: string, paused = true) => {
	for (const member of queue(id).members)
		if (member.extension === extension) member.paused = paused;
};
const logOut = (id: string, extension: string) => {
	queue(id).members = queue(id).members.filter((member) => member.extension !== extension);
};
const logIn = (id: string, extension: string, paused = false) =>
	queue(id).members.push(queueMember(extension, { paused }));

/** `27/204 available>paused` */
const toldBy = (followed: Followed) =>
	followed
		.json()
		.map(
			({ queueId, extension, formerStatus, status, change }) =>
				`${queueId}/${extension} ${formerStatus}>${status}: ${change}`,
		);
const ofQueue = (id: string) => (asked: Record<string, string>) =>
	asked.queue === id || asked.id === id;

test('tells who is paused, back, logged out and logged in, each once, with what was before', async () => {
	const followed = await activate();
	expect(toldBy(followed)).toEqual([]);
	await followed.poll();
	expect(followed.executions).toBe(0);

	pause('27', '204');
	await followed.poll();
	await followed.poll();
	pause('27', '204', false);
	logOut('28', '205');
	await followed.poll();
	logIn('28', '205', true);
	logIn('29', '204');
	await followed.poll();
	await followed.poll();
	expect(toldBy(followed)).toEqual([
		'27/204 available>paused: paused',
		'27/204 paused>available: back',
		'28/205 available>loggedOut: loggedOut',
		'28/205 loggedOut>paused: loggedIn',
		'29/204 loggedOut>available: loggedIn',
	]);
	expect(followed.executions).toBe(3);
	expect(followed.errors).toEqual([]);
});

test('an item says who, where, and between which polls', async () => {
	const begin = Date.now();
	const followed = await activate();
	pause('27', '204');
	await followed.poll();
	pause('27', '204', false);
	await followed.poll();

	const [paused, back] = followed.json();
	expect(paused).toEqual({
		change: 'paused',
		extension: '204',
		queue: 'תמיכה',
		status: 'paused',
		formerStatus: 'available',
		formerSince: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\+0[23]:00$/) as string,
		lastSeenAt: expect.any(String) as string,
		seenAt: expect.any(String) as string,
		tenant: 'DEMOCO',
		queueId: '27',
		name: 'קבלה',
	});
	expect(back.formerSince).toBe(paused.seenAt);
	const times = [
		paused.formerSince,
		paused.lastSeenAt,
		paused.seenAt,
		back.lastSeenAt,
		back.seenAt,
	];
	const instants = times.map((time) => Date.parse(String(time)));
	expect(instants).toEqual([...instants].sort((a, b) => a - b));
	expect(instants[0]).toBeGreaterThanOrEqual(begin - 1000);
});

test('asks for each queue once, and for names only when there is something to tell', async () => {
	const followed = await activate();
	pbx.simulator.clearRequests();
	await followed.poll();
	const infos = pbx.sent().map(({ info, queue: id, action }) => `${info ?? action}/${id ?? ''}`);
	expect(infos[0]).toBe('queues/');
	expect(infos.slice(1).sort()).toEqual(['agents/27', 'agents/28', 'agents/29']);
	pause('27', '204');
	await followed.poll();
	expect(pbx.sent().some(({ info }) => info === 'extensions')).toBe(true);
});

test('an agent who flaps between two polls is told net, and not where nothing is left', async () => {
	const followed = await activate();
	pause('27', '204');
	pause('27', '204', false);
	logOut('27', '205');
	logIn('27', '205', true);
	await followed.poll();
	expect(toldBy(followed)).toEqual(['27/205 available>paused: paused']);
});

test('names that cannot be read keep nothing from being told', async () => {
	const followed = await activate();
	pbx.simulator.fail('http500', { when: ({ info }) => info === 'extensions' });
	pause('27', '204');
	await followed.poll();
	expect(followed.json()).toMatchObject([{ extension: '204', name: null }]);
	expect(followed.logs().join('\n')).toContain('could not read the names of extensions');
});

describe('filters', () => {
	test('queues by ID or name; others are refused', async () => {
		await expect(activate(from({ queues: '27, 99' }))).rejects.toThrow('Queue 99 was not found');
		const followed = await activate(from({ queues: 'sales, 29' }));
		pause('27', '204');
		pause('28', '205');
		logIn('29', '204');
		await followed.poll();
		expect(toldBy(followed)).toEqual([
			'28/205 available>paused: paused',
			'29/204 loggedOut>available: loggedIn',
		]);
	});

	test('IDs do without the list of queues, which not every provider offers', async () => {
		pbx.simulator.switches.notOffered = ['info=queues'];
		const followed = await activate(from({ queues: '27' }));
		pause('27', '204');
		await followed.poll();
		expect(followed.json()).toMatchObject([{ queueId: '27', queue: null, change: 'paused' }]);
		await expect(activate()).rejects.toThrow('The PBX lists no queue');
	});

	test('agents and changes', async () => {
		const followed = await activate(
			from({ extensions: '204, 205-DEMOCO', changes: ['paused', 'loggedIn'] }),
		);
		pause('27', '204');
		pause('27', '205');
		pause('28', '205');
		logIn('28', '206');
		await followed.poll();
		pause('27', '204', false);
		logOut('28', '205');
		await followed.poll();
		logIn('28', '205');
		await followed.poll();
		expect(toldBy(followed).sort()).toEqual([
			'27/204 available>paused: paused',
			'27/205 available>paused: paused',
			'28/205 available>paused: paused',
			'28/205 loggedOut>available: loggedIn',
		]);
	});

	test('others begin anew, with a warning', async () => {
		const followed = await activate(from({ queues: '27' }));
		pause('27', '204');
		await followed.poll();
		logOut('27', '205');
		const more = await trigger.restart(followed, {
			parameters: from({ queues: '28, 27' }),
			activation: 'update',
		});
		expect(toldBy(more)).toEqual([]);
		expect(more.logs().join('\n')).toContain('begins anew');
		pause('28', '205');
		await more.poll();
		expect(toldBy(more)).toEqual(['28/205 available>paused: paused']);
		const sameInOtherOrder = await trigger.restart(more, { parameters: from({ queues: '27,28' }) });
		expect(sameInOtherOrder.logs().join('\n')).not.toContain('begins anew');
	});
});

describe('nothing is no change', () => {
	test.each(['http500', 'dropBeforeReply', 'webPage', 'truncated', 'badName'] as const)(
		'%s: a poll that goes wrong tells nothing and forgets nothing',
		async (fault) => {
			const followed = await activate();
			pause('27', '204');
			const mend = pbx.simulator.fail(fault);
			await followed.poll();
			expect(toldBy(followed)).toEqual([]);
			mend();
			await followed.poll();
			await followed.poll();
			expect(toldBy(followed)).toEqual(['27/204 available>paused: paused']);
		},
	);

	test.each(['http500', 'badName'] as const)(
		'one queue that fails (%s) logs nobody out and stops no other',
		async (fault) => {
			const followed = await activate();
			const mend = pbx.simulator.fail(fault, { when: ofQueue('27') });
			pause('28', '205');
			logOut('27', '205');
			await followed.poll();
			expect(toldBy(followed)).toEqual(['28/205 available>paused: paused']);
			expect(followed.logs().join('\n')).toContain('goes on with the next poll');
			mend();
			await followed.poll();
			expect(toldBy(followed).at(-1)).toBe('27/205 available>loggedOut: loggedOut');
			expect(followed.errors).toEqual([]);
		},
	);

	test('a queue that fails at first begins when it is first read', async () => {
		const mend = pbx.simulator.fail('http500', { when: ofQueue('27') });
		const followed = await activate();
		mend();
		await followed.poll();
		expect(toldBy(followed)).toEqual([]);
		pause('27', '204');
		await followed.poll();
		expect(toldBy(followed)).toEqual(['27/204 available>paused: paused']);
	});

	test.each(SWITCH_VALUES.agentsNobody)('the last one logs out, told by %s', async (nobody) => {
		pbx.simulator.switches.agentsNobody = nobody;
		const followed = await activate(from({ queues: '28' }));
		logOut('28', '205');
		await followed.poll();
		await followed.poll();
		expect(toldBy(followed)).toEqual(['28/205 available>loggedOut: loggedOut']);
	});

	test('0 bytes are not believed where the list of members does not say the same', async () => {
		const followed = await activate(from({ queues: '28' }));
		const mend = pbx.simulator.fail('badName', { when: ({ info }) => info === 'agents' });
		await followed.poll();
		expect(toldBy(followed)).toEqual([]);
		expect(followed.logs().join('\n')).toContain('said nothing of queue 28');
		mend();
		await followed.poll();
		expect(toldBy(followed)).toEqual([]);
	});

	test('a record that cannot be read is no change of its agent, and stops no other', async () => {
		const record = (word: string) => ({ '0': 3, '1': word, '2': 'NOT_INUSE' });
		let agents: object = { '204-DEMOCO': record('paused'), '205-DEMOCO': record('available') };
		await pbx.says(({ info }) => JSON.stringify(info === 'agents' ? agents : { '27': 'Support' }));
		const followed = await activate();
		for (const odd of [null, 'paused', {}, { '0': 3 }, []]) {
			agents = { '204-DEMOCO': odd, '205-DEMOCO': record('paused') };
			await followed.poll();
		}
		expect(toldBy(followed)).toEqual(['27/205 available>paused: paused']);
		agents = { '205-DEMOCO': record('paused') };
		await followed.poll();
		expect(toldBy(followed).slice(1)).toEqual(['27/204 paused>loggedOut: loggedOut']);
	});

	test('a queue that the PBX gets begins then; one that is gone is followed no longer', async () => {
		const followed = await activate();
		pbx.simulator.state.queues.push({ ...queue('28'), id: '30', number: '903', name: 'New' });
		await followed.poll();
		expect(toldBy(followed)).toEqual([]);
		pbx.simulator.state.queues.splice(1, 1);
		await followed.poll();
		logOut('30', '205');
		await followed.poll();
		expect(toldBy(followed)).toEqual(['30/205 available>loggedOut: loggedOut']);
	});

	test('a wrong key fails the activation', async () => {
		const credentials = { gisPbxApi: pbx.credential({ apiKey: 'canary-of-another-pbx' }) };
		await expect(trigger.activate({ parameters: { event }, credentials })).rejects.toThrow(
			'API key',
		);
	});
});

describe('memory', () => {
	test('n8n killed compares with its last emission: the difference is told once', async () => {
		const followed = await activate();
		pause('27', '204');
		await followed.poll();
		const again = await trigger.restart(followed, { parameters: { event } });
		expect(toldBy(again)).toEqual([]);
		pause('27', '204', false);
		logOut('28', '205');
		const later = await trigger.restart(again, { parameters: { event } });
		expect(toldBy(later).sort()).toEqual([
			'27/204 paused>available: back',
			'28/205 available>loggedOut: loggedOut',
		]);
	});

	test('a start of n8n with the PBX down waits for the next poll', async () => {
		const followed = await activate();
		pause('27', '204');
		await followed.poll();
		const mend = pbx.simulator.fail('http500');
		pause('27', '204', false);
		const again = await trigger.restart(followed, { parameters: { event } });
		expect(again.logs().join('\n')).toContain('waits for its next poll');
		mend();
		await again.poll();
		expect(toldBy(again)).toEqual(['27/204 paused>available: back']);
	});

	test.each([
		['tells the difference after a pause', {}, ['27/204 paused>available: back']],
		['or begins anew, by After a Pause', { afterPause: 'fromNow' }, []],
	])('%s', async (_what, options, expected) => {
		const parameters = from({}, options);
		const followed = await activate(parameters);
		pause('27', '204');
		await followed.poll();
		pause('27', '204', false);
		const again = await trigger.restart(followed, { parameters, activation: 'activate' });
		expect(toldBy(again)).toEqual(expected);
		pause('27', '204');
		await again.poll();
		expect(toldBy(again)).toEqual([...expected, '27/204 available>paused: paused']);
	});

	test('two polls at once tell a change once', async () => {
		const followed = await activate();
		pause('27', '204');
		await followed.pollTwiceAtOnce();
		expect(toldBy(followed)).toEqual(['27/204 available>paused: paused']);
	});

	test('a switch of the event begins anew, there and back', async () => {
		const calls = await trigger.activate();
		pbx.simulator.addEndedCall();
		await calls.poll();
		const followed = await trigger.restart(calls, { parameters: { event }, activation: 'update' });
		expect(followed.logs().join('\n')).toContain('tenant, detail or event');
		expect(feedOf(followed)?.scope).toBe('DEMOCO/agentStatusChanged');
		pause('27', '204');
		await followed.poll();
		const back = await trigger.restart(followed, { activation: 'update' });
		expect(back.logs().join('\n')).toContain('tenant, detail or event');
		expect(feedOf(back)?.scope).toBe('DEMOCO/calls');
	});

	test('damaged, it begins anew', async () => {
		const scope = 'DEMOCO/agentStatusChanged';
		const feed = { version: 1, scope, queues: { '27': { readAt: 'noon', known: {} } } };
		const followed = await trigger.activate({
			parameters: { event },
			staticData: { 'node:GIS PBX Trigger': { feed } },
		});
		expect(followed.logs().join('\n')).toContain('it is damaged');
		pause('27', '204');
		await followed.poll();
		expect(toldBy(followed)).toEqual(['27/204 available>paused: paused']);
	});
});

describe('a test on the canvas', () => {
	test('shows agents as they are, and touches no memory', async () => {
		pause('28', '205');
		const followed = trigger.make({ mode: 'manual', parameters: from({ changes: ['paused'] }) });
		const items = await followed.test();
		expect(items.map(({ json }) => json)).toMatchObject([
			{ queueId: '27', extension: '204', name: 'קבלה', status: 'available', change: null },
			{ queueId: '27', extension: '205', status: 'available', formerStatus: null },
			{ queueId: '28', extension: '205', status: 'paused', formerSince: null, lastSeenAt: null },
		]);
		expect(followed.staticData()).toEqual({});
	});

	test('says in a sentence when nobody is logged in', async () => {
		const parameters = from({ queues: 'Empty' });
		await expect(trigger.make({ mode: 'manual', parameters }).test()).rejects.toThrow(
			'No agent is logged in to these queues',
		);
	});
});
