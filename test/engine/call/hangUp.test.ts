import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import { liveCall } from './liveCall';

const pbx = usePbx();
const BY_CHANNEL = {
	resource: 'call',
	operation: 'hangUp',
	hangUpBy: 'channel',
	channel: 'PJSIP/204-DEMOCO-00001a2b',
};
const byExtension = (value: string, mode = 'id') => ({
	resource: 'call',
	operation: 'hangUp',
	hangUpBy: 'extension',
	extension: { __rl: true, mode, value },
});
const DONE = '{"Response":"Success","Message":"Channel Hungup"}';

test('hangs up a channel, cleaned of the backslashes of a copied JSON text', async () => {
	const { channels } = await liveCall(pbx);
	const { name: channel } = channels[0];
	const run = await pbx.run({ ...BY_CHANNEL, channel: ` ${channel.replace('/', '\\/')} ` });

	expect(channel).toMatch(/^Local\/204@sourceproxyapidial-[0-9a-f]{8};1$/);
	expect(run.json()).toEqual([{ confirmed: true, reply: DONE, channel }]);
	expect(pbx.sent()).toEqual([{ reqtype: 'HANGUP', channel, format: 'json' }]);
	expect(pbx.simulator.state.calls).toEqual([]);
});

test('removes every backslash of a channel and sends the rest as typed', async () => {
	await pbx.run({ ...BY_CHANNEL, channel: 'PJSIP\\/204-DEMO\\CO+ä%2F&-00001a2b' });

	expect(pbx.sent()).toMatchObject([{ channel: 'PJSIP/204-DEMOCO+ä%2F&-00001a2b' }]);
});

test.each([
	['204', 'list'],
	['204', 'id'],
	['204-DEMOCO', 'id'],
])('hangs up extension %s (%s)', async (extension, mode) => {
	pbx.simulator.switches.hangupExtension = 'any';
	await liveCall(pbx);
	const run = await pbx.run(byExtension(extension, mode));

	expect(run.json()).toEqual([{ confirmed: true, reply: DONE, extension }]);
	expect(pbx.sent()).toEqual([{ reqtype: 'HANGUP', extension, fast: 'yes', format: 'json' }]);
	expect(pbx.simulator.state.calls).toEqual([]);
});

test('sends the extension as a number, and nothing for Fast that is off', async () => {
	await liveCall(pbx);
	const run = await pbx.run({
		...byExtension('204'),
		fast: false,
		options: { sendAs: 'number' },
	});

	expect(run.json()).toEqual([{ confirmed: true, reply: DONE, extension: '204' }]);
	expect(pbx.sent()).toEqual([{ reqtype: 'HANGUP', number: '204', format: 'json' }]);
});

describe('a PBX that takes a user name as extension, and a number as number', () => {
	beforeEach(async () => {
		await liveCall(pbx);
		pbx.simulator.switches.hangupExtension = 'username';
	});

	test('refuses a bare number in its own words, and nothing is hung up', async () => {
		const run = await pbx.run(byExtension('204'));

		expect(run.error?.message).toBe('The PBX answered: No such channel [item 0]');
		expect(run.error?.description).toBe('These are its own words. Check Extension.');
		expect(pbx.simulator.state.calls).toHaveLength(1);
	});

	test.each([
		['204-DEMOCO', {}],
		['204', { sendAs: 'number' }],
	])('hangs up %s with the options %j', async (extension, options) => {
		const run = await pbx.run({ ...byExtension(extension), options });

		expect(run.json()).toEqual([{ confirmed: true, reply: DONE, extension }]);
		expect(pbx.simulator.state.calls).toEqual([]);
	});
});

test('takes a plain value for the extension, as an expression may give it', async () => {
	await pbx.run({ ...byExtension('204'), extension: '={{ 204 }}' });

	expect(pbx.sent()).toMatchObject([{ extension: '204' }]);
});

test.each([
	['json', true, DONE],
	['line', true, 'Success|Channel Hungup|'],
	['ok', true, 'OK'],
	['nothing', false, ''],
] as const)('understands the answer in the style %s', async (hangupReply, confirmed, reply) => {
	pbx.simulator.switches.hangupReply = hangupReply;
	const { name: channel } = (await liveCall(pbx)).channels[0];
	const run = await pbx.run({ ...BY_CHANNEL, channel });

	expect(run.json()).toEqual([{ confirmed, reply, channel }]);
});

test('an answer that says neither yes nor no is not confirmed', async () => {
	await pbx.says('Please hold');
	const run = await pbx.run(BY_CHANNEL);

	expect(run.json()).toEqual([
		{ confirmed: false, reply: 'Please hold', channel: 'PJSIP/204-DEMOCO-00001a2b' },
	]);
});

test.each(['json', 'line', 'ok', 'nothing'] as const)(
	'no such channel is an error in the words of the PBX (%s)',
	async (hangupReply) => {
		pbx.simulator.switches.hangupReply = hangupReply;
		const run = await pbx.run(BY_CHANNEL);

		expect(run.error?.message).toBe('The PBX answered: No such channel [item 0]');
		expect(run.json()).toEqual([]);
	},
);

test('when the answer is lost the outcome is unknown', async () => {
	await liveCall(pbx);
	pbx.simulator.fail('dropBeforeReply');
	const run = await pbx.run(byExtension('204-DEMOCO'));

	expect(run.error?.message).toMatch(/^Outcome unknown, the call may have been ended\. /);
	expect(pbx.sent()).toHaveLength(1);
	expect(pbx.simulator.state.calls).toEqual([]);
});

test.each(['204', 'PJSIP/', '\\/', 'a channel/1'])(
	'refuses %j, which is no channel',
	async (bad) => {
		const run = await pbx.run({ ...BY_CHANNEL, channel: bad });

		expect(run.error?.message).toMatch(/^Channel is no channel: ".*" \[item 0\]$/);
		expect(pbx.sent()).toEqual([]);
	},
);

test.each([
	[
		{ ...byExtension('204'), hangUpBy: '={{ "phone" }}' },
		'Hang Up By must be one of channel, extension',
	],
	[{ options: { sendAs: '={{ "key" }}' } }, 'Send Extension As must be one of extension, number'],
])('refuses %j', async (fields, message) => {
	const run = await pbx.run({ ...BY_CHANNEL, ...fields });

	expect(run.error?.message).toBe(`${message} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});

test.each([
	['={{ " " }}', 'is empty'],
	['={{ null }}', 'is null'],
	['={{ [204] }}', 'is a list, not text'],
])('refuses the extension %s', async (value, words) => {
	const run = await pbx.run(byExtension(value));

	expect(run.error?.message).toBe(`Extension ${words} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});

describe('item by item', () => {
	beforeEach(async () => {
		await pbx.says('OK');
	});
	failsItemByItem(pbx, BY_CHANNEL, {
		field: 'channel',
		label: 'Channel',
		good: () => 'PJSIP/204-DEMOCO-00001a2b',
	});
});
