import { SWITCH_VALUES } from '../../../simulator';
import { givesNoItemsForNothing, limitsItsRows, saysWhatIsNoList } from '../lists';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const LIST = {
	resource: 'agent',
	operation: 'getMany',
	queue: { __rl: true, mode: 'list', value: '27' },
	returnAll: true,
};
const SENT = { reqtype: 'INFO', info: 'agents', queue: '27', format: 'json' };
/** Names are read from the list of extensions. */
const NAMES = { reqtype: 'INFO', info: 'extensions', format: 'json' };
const READY = {
	extension: '204',
	name: 'קבלה',
	queue: '27',
	tenant: 'DEMOCO',
	paused: false,
	deviceState: 'NOT_INUSE',
	callsTaken: 3,
};
const PAUSED = { ...READY, extension: '205', name: 'Support', paused: true, callsTaken: 0 };

function prepare() {
	const [first, second] = pbx.simulator.state.queues[0].members;
	first.callsTaken = 3;
	second.paused = true;
}

test('tells who is paused and who took calls', async () => {
	prepare();
	const run = await pbx.run(LIST);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([READY, PAUSED]);
	expect(pbx.sent()).toEqual([SENT, NAMES]);
});

test.each(SWITCH_VALUES.agentCallCount)('counts calls given as %s', async (agentCallCount) => {
	prepare();
	pbx.simulator.switches.agentCallCount = agentCallCount;
	const run = await pbx.run(LIST);

	expect(run.json()).toEqual([READY, PAUSED]);
});

test('asks by the number of the queue', async () => {
	const run = await pbx.run({ ...LIST, queue: { __rl: true, mode: 'number', value: '901' } });

	expect(run.json()).toMatchObject([{ extension: '205', paused: false, queue: '901' }]);
	expect(pbx.sent()).toEqual([{ ...SENT, queue: undefined, queuenumber: '901' }, NAMES]);
});

test.each([
	{ __rl: true, mode: 'list', value: 'ALL', cachedResultName: 'All Queues' },
	{ __rl: true, mode: 'id', value: 'all' },
	'ALL',
])('names no queue for %j', async (queue) => {
	const run = await pbx.run({ ...LIST, queue });

	expect(run.json()).toMatchObject([
		{ extension: '204', queue: null },
		{ extension: '205', queue: null },
	]);
	expect(pbx.sent()).toEqual([{ ...SENT, queue: undefined }, NAMES]);
});

test.each(SWITCH_VALUES.agentsNobody)('gives no items for nobody (%s)', async (agentsNobody) => {
	pbx.simulator.switches.agentsNobody = agentsNobody;
	const run = await pbx.run({ ...LIST, queue: { __rl: true, mode: 'list', value: '29' } });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([]);
	expect(pbx.sent()).toEqual([{ ...SENT, queue: '29' }]);
});

test('takes a typed ID as a number where no queue has it', async () => {
	prepare();
	const run = await pbx.run({ ...LIST, queue: '900' });

	expect(run.json()).toEqual([READY, PAUSED].map((agent) => ({ ...agent, queue: '900' })));
	expect(pbx.sent().at(-2)).toEqual({ ...SENT, queue: undefined, queuenumber: '900' });
});

test('says that a queue is neither there by ID nor by number: the PBX says null', async () => {
	const run = await pbx.run({ ...LIST, queue: '999' });

	expect(run.error?.message).toBe('Queue 999 was found neither by ID nor by number [item 0]');
});

test.each([
	[
		'records without gaps',
		'{"204-DEMOCO":[3,"available","NOT_INUSE",0],"205-DEMOCO":["0","paused","NOT_INUSE"]}',
	],
	[
		'a list of records',
		'[{"0":3,"1":"available","2":"NOT_INUSE","10":"204-DEMOCO"},{"0":"0","1":"Paused","2":"NOT_INUSE","11":"205-DEMOCO"}]',
	],
])('understands %s', async (_, body) => {
	await pbx.says(body);
	const run = await pbx.run(LIST);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([READY, PAUSED].map((agent) => ({ ...agent, name: null })));
});

test('has null for what a record does not tell', async () => {
	await pbx.says('{"204":{"0":"many","2":null}}');
	const run = await pbx.run(LIST);

	expect(run.json()).toEqual([
		{
			...{ extension: '204', tenant: null, paused: null, deviceState: null, callsTaken: null },
			...{ name: null, queue: '27' },
		},
	]);
});

givesNoItemsForNothing(pbx, LIST);
saysWhatIsNoList(pbx, LIST);
limitsItsRows(pbx, LIST);
failsItemByItem(pbx, LIST, { field: 'queue', label: 'Queue', good: () => '28' });

describe('names', () => {
	test('are read once for all items', async () => {
		const run = await pbx.run(LIST, { items: [{}, {}, {}] });

		expect(run.json()).toHaveLength(6);
		expect(pbx.sent().filter(({ info }) => info === 'extensions')).toHaveLength(1);
	});

	test('are those of today', async () => {
		const [extension] = pbx.simulator.state.extensions;
		extension.name = 'דנה';
		const run = await pbx.run(LIST);

		expect(run.json()[0]).toMatchObject({ extension: extension.number, name: 'דנה' });
	});

	test('that cannot be read are null, and the node says so', async () => {
		pbx.simulator.fail('http500', { when: ({ info }) => info === 'extensions' });
		const run = await pbx.run(LIST, { items: [{}, {}] });

		expect(run.error).toBeUndefined();
		expect(run.json().map(({ name }) => name)).toEqual([null, null, null, null]);
		const { hints } = run.record.data.resultData.runData['GIS PBX'].at(-1) ?? {};
		expect(hints?.map(({ message }) => message)).toEqual([
			'The names of extensions could not be read [item 0]: The web server of the PBX failed to answer (HTTP 500)',
			'The names of extensions could not be read [item 1]: The web server of the PBX failed to answer (HTTP 500)',
		]);
		expect(pbx.sent().filter(({ info }) => info === 'extensions')).toHaveLength(1);
	});
});
