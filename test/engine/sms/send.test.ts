import { SWITCH_VALUES } from '../../../simulator';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import { saysWhenTheAnswerIsLost } from '../writeReplies';

const pbx = usePbx();
const SEND = {
	resource: 'sms',
	operation: 'send',
	source: '0722280800',
	destination: '0500000001',
	message: 'Your appointment is on Monday',
};
const ASKED = {
	source: '0722280800',
	destination: '0500000001',
	message: 'Your appointment is on Monday',
};
const SENT = {
	reqtype: 'SMS',
	source: '0722280800',
	dest: '0500000001',
	message: 'Your appointment is on Monday',
	format: 'json',
};
const inbox = () => pbx.simulator.state.smsLog;

test('sends a message', async () => {
	const run = await pbx.run(SEND);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', id: null, ...ASKED }]);
	expect(pbx.sent()).toEqual([SENT]);
	expect(inbox()).toMatchObject([
		{ source: '0722280800', destination: '0500000001', message: ASKED.message },
	]);
});

test('sends the message byte for byte', async () => {
	const message = ' שלום "דנה" & בן + 100% = \'ok\' 😀\r\nשורה שנייה; \\ ';
	const run = await pbx.run({ ...SEND, message: `={{ ${JSON.stringify(message)} }}` });

	expect(run.error).toBeUndefined();
	expect(run.json()).toMatchObject([{ message }]);
	expect(pbx.sent()).toEqual([{ ...SENT, message }]);
	expect(inbox().map((sms) => sms.message)).toEqual([message]);
});

test.each(SWITCH_VALUES.smsReply)('understands the answer in the style %s', async (smsReply) => {
	pbx.simulator.switches.smsReply = smsReply;
	const run = await pbx.run(SEND);
	const [{ id }] = inbox();
	const said = {
		ok: { confirmed: true, reply: 'OK', id: null },
		line: { confirmed: true, reply: `Success|Message successfully queued|${id}|`, id },
		json: {
			confirmed: true,
			reply: `{"Response":"Success","Message":"Message successfully queued","ID":"${id}"}`,
			id,
		},
		id: { confirmed: true, reply: id, id },
		nothing: { confirmed: false, reply: '', id: null },
	};

	expect(run.json()).toEqual([{ ...said[smsReply], ...ASKED }]);
});

test.each([
	['Maybe later', 'Maybe later'],
	['{"state":"maybe"}', { state: 'maybe' }],
	['0', '0'],
])('shows %s, which is neither yes nor no, unconfirmed', async (body, reply) => {
	await pbx.says(body);
	const run = await pbx.run(SEND);

	expect(run.json()).toEqual([{ confirmed: false, reply, id: null, ...ASKED }]);
});

test.each([
	'Invalid number',
	'Error|Invalid number|',
	'{"Response":"Error","Message":"Invalid number"}',
])('fails with the words of the refusal %s', async (body) => {
	await pbx.says(body);
	const run = await pbx.run(SEND);

	expect(run.error?.message).toBe('The PBX answered: Invalid number [item 0]');
	expect(run.json()).toEqual([]);
});

test.each([
	['\u2067050-000-0001\u2069', '0500000001'],
	['+972 50\u00a0000\u20110001', '+972500000001'],
])('sends to %j as %s', async (destination, dest) => {
	await pbx.run({ ...SEND, destination });

	expect(pbx.sent()).toEqual([{ ...SENT, dest }]);
});

test('sends from an account as typed', async () => {
	await pbx.run({ ...SEND, source: ' 204-DEMOCO ' });

	expect(pbx.sent()).toEqual([{ ...SENT, source: '204-DEMOCO' }]);
});

test.each(['050,0000001', '204-DEMOCO', 'דנה', '0500000001x'])(
	'refuses %s, which is no number to write to',
	async (destination) => {
		const run = await pbx.run({ ...SEND, destination });

		expect(run.error?.message).toBe(`Destination is no phone number: "${destination}" [item 0]`);
		expect(pbx.sent()).toEqual([]);
	},
);

test('sends one by one in the order of the items', async () => {
	const messages = Array.from({ length: 12 }, (_, place) => `Message ${place}`);
	const run = await pbx.run(
		{ ...SEND, message: '={{ $json.message }}' },
		{ items: messages.map((message) => ({ message })) },
	);

	expect(run.json().map(({ message }) => message)).toEqual(messages);
	expect(inbox().map(({ message }) => message)).toEqual(messages);
	expect(pbx.simulator.mostInFlight).toBe(1);
});

describe('with Retry On Fail', () => {
	const node = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

	test('a lost answer stays unknown, and the message is not sent again', async () => {
		pbx.simulator.fail('dropBeforeReply');
		const run = await pbx.run(SEND, { node });

		expect(run.attempts()).toBe(3);
		expect(run.error?.message).toMatch(/^Outcome unknown, the message may have been sent\. /);
		expect(inbox()).toHaveLength(1);
	});
});

describe('what the PBX misses', () => {
	const refusal = 'The PBX asks for a value: No message specified';

	test('is told in its words', async () => {
		await pbx.says('No message specified');
		const run = await pbx.run(SEND);

		expect(run.error?.message).toBe(`${refusal} [item 0]`);
	});
});

saysWhenTheAnswerIsLost(pbx, SEND, 'the message may have been sent');
failsItemByItem(pbx, SEND, { field: 'message', label: 'Message', good: () => 'Hello' });
