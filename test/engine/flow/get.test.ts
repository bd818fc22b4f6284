import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const GET = {
	resource: 'flow',
	operation: 'get',
	flow: { __rl: true, mode: 'list', value: '62' },
};
const SENT = { reqtype: 'INFO', info: 'flow', id: '62' };
const FLOWS = { reqtype: 'FLOWS', format: 'json' };

test.each(['list', 'id'])('tells the state of a flow by its ID (%s)', async (mode) => {
	const run = await pbx.run({ ...GET, flow: { __rl: true, mode, value: '62' } });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ flowId: '62', state: 'INUSE' }]);
	expect(pbx.sent()).toEqual([SENT]);
});

test('looks up the ID of a number, as the PBX wants the ID here', async () => {
	const run = await pbx.run({ ...GET, flow: { __rl: true, mode: 'number', value: '7002' } });

	expect(run.json()).toEqual([{ flowId: '62', state: 'INUSE' }]);
	expect(pbx.sent()).toEqual([FLOWS, SENT]);
});

test('says that no flow has the number', async () => {
	const run = await pbx.run({ ...GET, flow: { __rl: true, mode: 'number', value: '62' } });

	expect(run.error?.message).toBe('Flow 62 was not found [item 0]');
	expect(run.error?.description).toContain('lists no flow with this number');
	expect(pbx.sent()).toEqual([FLOWS]);
});

describe('UNAVAILABLE', () => {
	test('is a state of a flow that is there', async () => {
		pbx.simulator.state.flows[1].state = 'UNAVAILABLE';
		const run = await pbx.run(GET);

		expect(run.json()).toEqual([{ flowId: '62', state: 'UNAVAILABLE' }]);
		expect(pbx.sent()).toEqual([SENT, FLOWS]);
	});

	test('is what the PBX says of a flow that is not there, too', async () => {
		const run = await pbx.run({ ...GET, flow: '99' });

		expect(run.error?.message).toBe('Flow 99 was not found [item 0]');
		expect(run.error?.description).toContain('lists no flow with this ID');
		expect(run.json()).toEqual([]);
	});
});

test.each(['', 'null', '""', '\r\n'])('says that a flow was not found (%j)', async (body) => {
	await pbx.says(body);
	const run = await pbx.run(GET);

	expect(run.error?.message).toBe('Flow 62 was not found [item 0]');
});

test.each(['NOT_INUSE', '"NOT_INUSE"', '\r\nNOT_INUSE\r\n'])(
	'understands the state %j',
	async (body) => {
		await pbx.says(body);
		const run = await pbx.run(GET);

		expect(run.json()).toEqual([{ flowId: '62', state: 'NOT_INUSE' }]);
	},
);

test.each([
	['No id specified', 'The PBX asks for a value: No id specified'],
	['Error|Not today|', 'The PBX answered: Not today'],
	['{"Response":"Error","Message":"Not today"}', 'The PBX answered: Not today'],
	['<html><title>Sign in</title>', 'A web page answered instead of the PBX'],
	['Bad request: http://pbx.invalid/', 'The answer of the PBX cannot be understood'],
	['{"service":"weather"}', 'The answer of the PBX cannot be understood'],
])('says that %s is no state', async (body, message) => {
	await pbx.says(body);
	const run = await pbx.run(GET);

	expect(run.error?.message).toBe(`${message} [item 0]`);
});

failsItemByItem(pbx, GET, { field: 'flow', label: 'Flow', good: () => '61' });
