import { usePbx } from '../support';

const pbx = usePbx();
const MEMBERS = { resource: 'queue', operation: 'getMembers', returnAll: true };
const AGENTS = { resource: 'agent', operation: 'getMany', returnAll: true };
/** The names of the extensions are read besides. */
const sentForMembers = () => pbx.sent().filter(({ info }) => info !== 'extensions');
const QUEUES = [
	{ name: 'Empty', value: '29' },
	{ name: 'Sales', value: '28' },
	{ name: 'תמיכה', value: '27' },
];

test('offers the queues by name; the value is the ID', async () => {
	const { results } = await pbx.search(MEMBERS, 'searchQueues');

	expect(results).toEqual(QUEUES);
	expect(pbx.sent()).toEqual([{ reqtype: 'INFO', info: 'queues', format: 'json' }]);
});

test('offers agents All Queues first', async () => {
	const { results } = await pbx.search(AGENTS, 'searchQueuesOrAll');

	expect(results).toEqual([{ name: 'All Queues', value: 'ALL' }, ...QUEUES]);
});

test.each([
	['תמי', ['תמיכה']],
	[' SALES ', ['Sales']],
	['29', ['Empty']],
	['', ['Empty', 'Sales', 'תמיכה']],
])('the search box finds %j', async (filter, names) => {
	const { results } = await pbx.search(MEMBERS, 'searchQueues', { filter });

	expect(results.map(({ name }) => name)).toEqual(names);
});

test('the search box filters All Queues as well', async () => {
	const sales = await pbx.search(AGENTS, 'searchQueuesOrAll', { filter: 'sales' });
	const all = await pbx.search(AGENTS, 'searchQueuesOrAll', { filter: 'all' });

	expect(sales.results).toEqual([{ name: 'Sales', value: '28' }]);
	expect(all.results).toEqual([{ name: 'All Queues', value: 'ALL' }]);
});

test.each([
	['list', '27', { id: '27' }, { queue: '27' }],
	['id', '27', { id: '27' }, { queue: '27' }],
	['number', '901', { number: '901' }, { queuenumber: '901' }],
])('the mode %s decides what is sent', async (mode, value, toQueue, toAgents) => {
	const queue = { __rl: true, mode, value };
	await pbx.run({ ...MEMBERS, queue });
	await pbx.run({ ...AGENTS, queue });

	expect(sentForMembers()).toEqual([
		{ reqtype: 'QUEUE', action: 'list', format: 'json', ...toQueue },
		{ reqtype: 'INFO', info: 'agents', format: 'json', ...toAgents },
	]);
});

test.each(['27', '={{ 27 }}', '={{ " 27 " }}'])('%j counts as a typed ID', async (queue) => {
	const run = await pbx.run({ ...MEMBERS, queue });

	expect(run.json()).toHaveLength(2);
	expect(sentForMembers()).toMatchObject([{ id: '27' }]);
});

test('takes the value of the picker from an expression', async () => {
	const queue = { __rl: true, mode: 'number', value: '={{ $json.number }}' };
	const run = await pbx.run({ ...MEMBERS, queue }, { items: [{ number: 900 }, { number: '901' }] });

	expect(run.error).toBeUndefined();
	expect(
		pbx
			.sent()
			.map(({ number }) => number)
			.sort(),
	).toEqual(['900', '901']);
});

test.each([
	['={{ "" }}', 'is empty'],
	['={{ [27] }}', 'is a list, not text'],
	['={{ ({}) }}', 'is an object, not text'],
	['={{ null }}', 'is null'],
	['={{ undefined }}', 'has no value'],
])('refuses a picker that holds %s', async (value, words) => {
	const run = await pbx.run({ ...MEMBERS, queue: { __rl: true, mode: 'id', value } });

	expect(run.error?.message).toBe(`Queue ${words} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});

test('a choice made for a queue serves an agent, and the other way round', async () => {
	const queue = { __rl: true, mode: 'list', value: '28', cachedResultName: 'Sales' };
	const members = await pbx.run({ ...MEMBERS, queue });
	const agents = await pbx.run({ ...AGENTS, queue });

	expect(members.json()).toMatchObject([{ extension: '205' }]);
	expect(agents.json()).toMatchObject([{ extension: '205' }]);
});

test('a mode of another picker counts as an ID', async () => {
	await pbx.run({ ...MEMBERS, queue: { __rl: true, mode: 'name', value: '27' } });

	expect(sentForMembers()).toMatchObject([{ id: '27' }]);
});

test('All Queues serves agents only', async () => {
	const queue = { __rl: true, mode: 'list', value: 'ALL', cachedResultName: 'All Queues' };
	const run = await pbx.run({ ...MEMBERS, queue });

	expect(run.error?.message).toBe('Queue is All Queues, which only agents know [item 0]');
	expect(run.error?.description).toBe('Choose one queue');
	expect(pbx.sent()).toEqual([]);
});
