import { usePbx } from '../support';

const pbx = usePbx();
const GET = { resource: 'flow', operation: 'get' };
const SET = { resource: 'flow', operation: 'setState', state: 'RINGING' };

test('offers the flows by name and number; the value is the ID', async () => {
	const { results } = await pbx.search(GET, 'searchFlows');

	expect(results).toEqual([
		{ name: 'Holiday · 7002', value: '62' },
		{ name: 'מצב לילה · 7001', value: '61' },
	]);
	expect(pbx.sent()).toEqual([{ reqtype: 'FLOWS', format: 'json' }]);
});

test.each([
	['לילה', ['61']],
	['HOLI', ['62']],
	['7001', ['61']],
	['62', ['62']],
])('the search box finds %j', async (filter, values) => {
	const { results } = await pbx.search(GET, 'searchFlows', { filter });

	expect(results.map(({ value }) => value)).toEqual(values);
});

test('names a flow that has no name by its ID, and leaves out what has none', async () => {
	await pbx.says(
		'[{"fl_id":"61","fl_name":""},{"fl_number":"7002"},{"fl_id":"63","fl_number":"7003"}]',
	);
	const { results } = await pbx.search(GET, 'searchFlows');

	expect(results).toEqual([
		{ name: '61', value: '61' },
		{ name: '7003', value: '63' },
	]);
});

test.each([
	[{ __rl: true, mode: 'list', value: '61' }],
	[{ __rl: true, mode: 'id', value: '61' }],
	[{ __rl: true, mode: 'number', value: '7001' }],
	['61'],
	['={{ 61 }}'],
	[{ __rl: true, mode: 'name', value: '61' }],
])(
	'%j is the same flow for INFO, which wants the ID, and SETFLOW, which wants the number',
	async (flow) => {
		const get = await pbx.run({ ...GET, flow });
		const set = await pbx.run({ ...SET, flow });

		expect(get.json()).toEqual([{ flowId: '61', state: 'NOT_INUSE' }]);
		expect(set.json()).toMatchObject([{ confirmed: true, number: '7001' }]);
		const asked = pbx.sent().filter(({ reqtype }) => reqtype !== 'FLOWS');
		expect(asked).toMatchObject([
			{ reqtype: 'INFO', id: '61' },
			{ reqtype: 'SETFLOW', number: '7001' },
		]);
		expect(pbx.simulator.state.flows[0].state).toBe('RINGING');
	},
);

test.each([
	['={{ "" }}', 'is empty'],
	['={{ undefined }}', 'has no value'],
	['={{ ({ id: 61 }) }}', 'is an object, not text'],
])('refuses a picker that holds %s', async (value, words) => {
	const run = await pbx.run({ ...GET, flow: { __rl: true, mode: 'list', value } });

	expect(run.error?.message).toBe(`Flow ${words} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});
