import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import {
	saysWhenTheAnswerIsLost,
	saysWhyNotInEveryStyle,
	showsOtherWordsUnconfirmed,
	understandsEveryYes,
} from '../writeReplies';

const pbx = usePbx();
const SET = {
	resource: 'flow',
	operation: 'setState',
	flow: { __rl: true, mode: 'number', value: '7001' },
	state: 'INUSE',
};
const SENT = { reqtype: 'SETFLOW', number: '7001', state: 'INUSE', format: 'json' };
const FLOWS = { reqtype: 'FLOWS', format: 'json' };
const ASKED = { number: '7001', state: 'INUSE', value: null };
const flow = () => pbx.simulator.state.flows[0];

test('switches a flow by its number', async () => {
	const run = await pbx.run(SET);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', ...ASKED }]);
	expect(pbx.sent()).toEqual([SENT]);
	expect(flow()).toMatchObject({ state: 'INUSE', value: '' });
});

test.each(['list', 'id'])(
	'looks up the number of an ID, as the PBX wants the number here (%s)',
	async (mode) => {
		const run = await pbx.run({ ...SET, flow: { __rl: true, mode, value: '61' } });

		expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', ...ASKED }]);
		expect(pbx.sent()).toEqual([FLOWS, SENT]);
		expect(flow().state).toBe('INUSE');
	},
);

test.each(['INUSE', 'NOT_INUSE', 'RINGING', 'UNAVAILABLE'])('sets %s', async (state) => {
	await pbx.run({ ...SET, state });

	expect(pbx.sent()).toEqual([{ ...SENT, state }]);
	expect(flow().state).toBe(state);
});

test('sets state and value together', async () => {
	const run = await pbx.run({ ...SET, value: 'night' });

	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', ...ASKED, value: 'night' }]);
	expect(pbx.sent()).toEqual([{ ...SENT, value: 'night' }]);
	expect(flow()).toMatchObject({ state: 'INUSE', value: 'night' });
});

test('sets the value only, byte for byte', async () => {
	const value = ' לילה "קצר" & ארוך + 100% = \'ok\' 😀\r\nשורה; \\ ';
	const run = await pbx.run({
		...SET,
		state: 'UNCHANGED',
		value: `={{ ${JSON.stringify(value)} }}`,
	});

	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', ...ASKED, state: null, value }]);
	expect(pbx.sent()).toEqual([{ ...SENT, state: undefined, value }]);
	expect(flow()).toMatchObject({ state: 'NOT_INUSE', value });
});

test('refuses to change nothing', async () => {
	const run = await pbx.run({ ...SET, state: 'UNCHANGED', value: '={{ "" }}' });

	expect(run.error?.message).toBe('State is not to be changed and Value is empty [item 0]');
	expect(pbx.sent()).toEqual([]);
});

test.each(['', 'OPEN', '={{ null }}', '={{ ["INUSE"] }}', '={{ undefined }}', '={{ ({}) }}'])(
	'refuses the state %j',
	async (state) => {
		const run = await pbx.run({ ...SET, state: state === '' ? '={{ "" }}' : state });

		expect(run.error?.message).toBe(
			'State must be one of UNCHANGED, INUSE, NOT_INUSE, RINGING, UNAVAILABLE [item 0]',
		);
		expect(pbx.sent()).toEqual([]);
	},
);

test.each([
	['={{ ["night"] }}', 'is a list, not text'],
	['={{ ({}) }}', 'is an object, not text'],
	['={{ null }}', 'is null'],
	['={{ undefined }}', 'has no value'],
])('refuses the value %s', async (value, words) => {
	const run = await pbx.run({ ...SET, value });

	expect(run.error?.message).toBe(`Value ${words} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});

test('says that no flow has the ID, and switches none', async () => {
	const run = await pbx.run({ ...SET, flow: { __rl: true, mode: 'id', value: '7001' } });

	expect(run.error?.message).toBe('Flow 7001 was not found [item 0]');
	expect(pbx.sent()).toEqual([FLOWS]);
});

test('says so of a flow without a number', async () => {
	await pbx.says('[{"fl_id":"61","fl_number":""}]');
	const run = await pbx.run({ ...SET, flow: '61' });

	expect(run.error?.message).toBe('Flow 61 was not found [item 0]');
	expect(pbx.sent()).toEqual([FLOWS]);
});

understandsEveryYes(pbx, SET, { style: 'setflowReply', asked: ASKED });
saysWhyNotInEveryStyle(
	pbx,
	{ ...SET, flow: { __rl: true, mode: 'number', value: '9999' } },
	{ style: 'setflowReply', message: 'The PBX asks for a value: Wrong or missing flow number' },
);
showsOtherWordsUnconfirmed(pbx, SET, ASKED);
saysWhenTheAnswerIsLost(pbx, SET, 'the flow may have been switched');
failsItemByItem(pbx, SET, { field: 'flow', label: 'Flow', good: () => '61' });
