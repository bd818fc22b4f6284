import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const DIAL = { resource: 'call', operation: 'dial', source: '204', destination: '0500000001' };
const SENT = {
	reqtype: 'DIAL',
	source: '204',
	dest: '0500000001',
	account: 'SOURCE',
	nofollow: 'yes',
	format: 'json',
};

test('rings the source for the destination and returns the originate ID', async () => {
	const run = await pbx.run(DIAL);
	const [call] = pbx.simulator.state.calls;

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([
		{
			confirmed: true,
			originateId: call.originateId,
			reply: `{"Response":"Success","Message":"Originate successfully queued","ID":"${call.originateId}"}`,
			source: '204',
			destination: '0500000001',
		},
	]);
	expect(pbx.sent()).toEqual([SENT]);
});

test('sends every option under its PBX name', async () => {
	const run = await pbx.run({
		...DIAL,
		options: {
			account: ' 205-DEMOCO ',
			autoAnswer: true,
			noFollow: true,
			recording: 'yeschange',
			maxCallSeconds: 600,
			ringSeconds: '={{ "25" }}',
			sourceCallerId: '050-0000002',
			destinationCallerId: '0722280800',
			timeoutSeconds: 20,
		},
	});

	expect(run.error).toBeUndefined();
	expect(pbx.sent()).toEqual([
		{
			...SENT,
			account: '205-DEMOCO',
			autoanswer: 'yes',
			recording: 'yeschange',
			timeout: '600',
			dialtimeout: '25',
			sourceclid: '0500000002',
			destclid: '0722280800',
		},
	]);
});

test.each(['yes', 'no', 'yeschange', 'nochange'])('sends recording=%s', async (recording) => {
	await pbx.run({ ...DIAL, options: { recording } });

	expect(pbx.sent()).toEqual([{ ...SENT, recording }]);
});

test('sends nothing for Auto Answer and No Follow that are off, and for blank options', async () => {
	await pbx.run({
		...DIAL,
		options: { autoAnswer: false, noFollow: false, account: ' ', sourceCallerId: '' },
	});

	expect(pbx.sent()).toEqual([{ ...SENT, nofollow: undefined }]);
	expect(Object.keys(pbx.sent()[0])).not.toContain('nofollow');
});

test.each([
	['\u2067050-000-0001\u2069', '0500000001'],
	['\u200e+972 50 000\u00a00001\ufeff', '+972500000001'],
	['(050)\u2013000.00/01', '0500000001'],
	['[050]\u2011000\u20110001\u200f', '0500000001'],
	['*98#', '*98#'],
	[' 205-DEMOCO ', '205-DEMOCO'],
	['={{ 205 }}', '205'],
])('dials the number %j as %s', async (destination, dest) => {
	await pbx.run({ ...DIAL, destination });

	expect(pbx.sent()).toEqual([{ ...SENT, dest }]);
});

test('sends Hebrew, emoji and signs byte for byte', async () => {
	const account = 'חשבון "א" & ב + 100% 😀\r\nשורה';
	await pbx.run({ ...DIAL, options: { account: `={{ ${JSON.stringify(account)} }}` } });

	expect(pbx.sent()).toEqual([{ ...SENT, account }]);
});

test.each(['\u200e\u200f', '--', '()'])(
	'refuses %j, in which nothing can be dialled',
	async (bad) => {
		const run = await pbx.run({ ...DIAL, destination: bad });

		expect(run.error?.message).toBe('Destination holds no digits [item 0]');
		expect(run.error?.description).toBe('Correct this value: it was not sent');
		expect(pbx.sent()).toEqual([]);
	},
);

test.each([
	[{ recording: '={{ "maybe" }}' }, 'Recording must be one of no, nochange, yes, yeschange'],
	[{ maxCallSeconds: 0 }, 'Max Call Length (Seconds) must be a whole number from 1 to 86400'],
	[{ ringSeconds: '={{ null }}' }, 'Ring Time (Seconds) must be a whole number from 1 to 600'],
	[{ ringSeconds: 2.5 }, 'Ring Time (Seconds) must be a whole number from 1 to 600'],
	[{ autoAnswer: '={{ "perhaps" }}' }, 'Auto Answer must be true or false'],
	[{ account: '={{ ["205"] }}' }, 'Account is a list, not text'],
	[{ sourceCallerId: '={{ undefined }}' }, 'Caller ID for Source has no value'],
])('refuses the option %j', async (options, message) => {
	const run = await pbx.run({ ...DIAL, options });

	expect(run.error?.message).toBe(`${message} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});

test.each([
	['{"Response":"Error","Message":"Originate failed"}', 'Originate failed'],
	['{"Response":"Error"}', 'Error'],
	['Error|Originate failed|', 'Originate failed'],
])('fails with the words of the refusal %s', async (reply, words) => {
	await pbx.says(reply);
	const run = await pbx.run(DIAL);

	expect(run.error?.message).toBe(`The PBX answered: ${words} [item 0]`);
	expect(run.json()).toEqual([]);
	expect(pbx.sent()).toEqual([SENT]);
});

test.each([
	['Success|Originate successfully queued|15f3a9c01b27de|', '15f3a9c01b27de'],
	['15f3a9c01b27de', '15f3a9c01b27de'],
	['"OK"', null],
])('understands the answer %s', async (reply, originateId) => {
	await pbx.says(reply);
	const run = await pbx.run(DIAL);

	expect(run.json()).toEqual([
		{
			confirmed: true,
			originateId,
			reply: reply.replaceAll('"', ''),
			source: '204',
			destination: '0500000001',
		},
	]);
});

test('ignores the keys that newer engines add', async () => {
	pbx.simulator.switches.dialExtraKeys = 'on';
	const run = await pbx.run(DIAL);

	expect(run.json()).toMatchObject([
		{ confirmed: true, originateId: pbx.simulator.state.calls[0].originateId, source: '204' },
	]);
});

test('an empty answer is no success', async () => {
	pbx.simulator.fail('blank');
	const run = await pbx.run(DIAL);

	expect(run.json()).toEqual([
		{ confirmed: false, originateId: null, reply: '', source: '204', destination: '0500000001' },
	]);
});

test.each(['dropBeforeReply', 'truncated', 'http500', 'webPage', 'junk'] as const)(
	'when the answer is lost (%s) the outcome is unknown, and nothing is sent again',
	async (fault) => {
		pbx.simulator.fail(fault);
		const run = await pbx.run(DIAL);

		expect(run.error?.message).toMatch(
			/^Outcome unknown, the phone may be ringing\. .* \[item 0\]$/,
		);
		expect(pbx.sent()).toEqual([SENT]);
	},
);

test('a lost answer leaves one call ringing', async () => {
	pbx.simulator.clock.freeze();
	pbx.simulator.fail('dropBeforeReply');
	await pbx.run(DIAL);

	expect(pbx.simulator.state.calls).toHaveLength(1);
});

failsItemByItem(pbx, DIAL, { field: 'source', label: 'Source', good: () => '204' });
