import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const DIAL = {
	resource: 'call',
	operation: 'dialWithVariables',
	source: '0500000001',
	destination: '7001',
};
const SENT = { reqtype: 'dial', source: '0500000001', dest: '7001' };
const withVariables = (...variable: Array<{ name: unknown; value: unknown }>) => ({
	...DIAL,
	variables: { variable } as object as Record<string, never>,
});

test('calls the source into a flow with the variables, through proxyapi.php', async () => {
	const run = await pbx.run({
		...withVariables(
			{ name: 'callback', value: '11111' },
			{ name: 'meeting', value: 'יום שני בשעה עשר' },
		),
		callerId: '072-2280800',
	});
	const [call] = pbx.simulator.state.calls;

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([
		{
			confirmed: true,
			originateId: call.originateId,
			reply: `Success|Originate successfully queued|${call.originateId}|`,
			source: '0500000001',
			destination: '7001',
			variables: { callback: '11111', meeting: 'יום שני בשעה עשר' },
		},
	]);
	expect(pbx.sent()).toEqual([
		{ ...SENT, sourceclid: '0722280800', var: 'callback=11111,meeting=יום שני בשעה עשר' },
	]);
	expect(pbx.simulator.requests.map(({ path }) => path)).toEqual([pbx.pathOf('proxyapi.php')]);
	expect(call.variables).toEqual({
		'DEMOCO-callback': '11111',
		'DEMOCO-meeting': 'יום שני בשעה עשר',
	});
});

test('takes the caller ID of the credential where none is given', async () => {
	const gisPbxApi = pbx.credential({ callerId: '0722280801' });
	await pbx.run({ ...DIAL, callerId: ' ' }, { credentials: { gisPbxApi } });

	expect(pbx.sent()).toEqual([{ ...SENT, sourceclid: '0722280801' }]);
});

test('sends neither caller ID nor variables where there are none', async () => {
	const run = await pbx.run(DIAL);

	expect(run.json()).toMatchObject([{ confirmed: true, variables: {} }]);
	expect(pbx.sent()).toEqual([SENT]);
});

test('another address for variables is used instead', async () => {
	const variablesUrl = pbx.simulator.url;
	await pbx.run(DIAL, { credentials: { gisPbxApi: pbx.credential({ variablesUrl }) } });

	expect(pbx.simulator.requests.map(({ path }) => path)).toEqual([pbx.pathOf('api')]);
});

test.each(['a=b==c', 'א & ב + 100% "ג" \'ד\' 😀', 'שורה\nשורה', ' blanks ', '', '=5'])(
	'the value %j arrives byte for byte',
	async (value) => {
		await pbx.run(withVariables({ name: ' text ', value: `={{ ${JSON.stringify(value)} }}` }));

		expect(pbx.sent()).toEqual([{ ...SENT, var: `text=${value}` }]);
	},
);

test.each([
	['meeting', 'Monday, ten', 'Variables holds a comma in the value of "meeting"'],
	['a,b', 'x', 'Variables holds the name "a,b"'],
	['a=b', 'x', 'Variables holds the name "a=b"'],
	['a b', 'x', 'Variables holds the name "a b"'],
	[' ', 'x', 'Variables has an entry without a name'],
	['={{ null }}', 'x', 'Variables is null'],
	['meeting', '={{ undefined }}', 'Variables has no value'],
	['meeting', '={{ ({ day: 1 }) }}', 'Variables is an object, not text'],
])('refuses the variable %j = %j', async (name, value, message) => {
	const run = await pbx.run(withVariables({ name, value }));

	expect(run.error?.message).toBe(`${message} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});

test('refuses a text in place of the list of variables', async () => {
	const variables = { variable: '={{ "meeting=ten" }}' } as object as Record<string, never>;
	const run = await pbx.run({ ...DIAL, variables });

	expect(run.error?.message).toBe('Variables has an entry without a name [item 0]');
	expect(pbx.sent()).toEqual([]);
});

test('fails with the words of a refusal', async () => {
	await pbx.says('Error|Originate failed|', 'text/html; charset=UTF-8');
	const run = await pbx.run(DIAL);

	expect(run.error?.message).toBe('The PBX answered: Originate failed [item 0]');
});

test('an empty answer is no success', async () => {
	pbx.simulator.fail('blank');
	const run = await pbx.run(DIAL);

	expect(run.json()).toMatchObject([{ confirmed: false, originateId: null, reply: '' }]);
});

test('when the answer is lost the outcome is unknown, and nothing is sent again', async () => {
	pbx.simulator.clock.freeze();
	pbx.simulator.fail('dropBeforeReply');
	const run = await pbx.run(DIAL);

	expect(run.error?.message).toMatch(/^Outcome unknown, the phone may be ringing\. /);
	expect(pbx.sent()).toEqual([SENT]);
	expect(pbx.simulator.state.calls).toHaveLength(1);
});

failsItemByItem(pbx, DIAL, {
	field: 'destination',
	label: 'Destination',
	good: () => '7001',
});
