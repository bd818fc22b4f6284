import { saysWhatIsNotOffered, takesNothingForNothing } from '../notOffered';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const GET = {
	resource: 'extension',
	operation: 'getDoNotDisturb',
	extension: { __rl: true, mode: 'list', value: '204' },
};
const SENT = { reqtype: 'DND', action: 'get', number: '204' };
const HELP = { reqtype: 'HELP' };

test.each([true, false])('tells whether it is on: %s', async (doNotDisturb) => {
	pbx.simulator.state.extensions[0].doNotDisturb = doNotDisturb;
	const run = await pbx.run(GET);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ extension: '204', doNotDisturb }]);
	// Off is said by nothing, as what the PBX does not know is: its HELP tells.
	expect(pbx.sent()).toEqual(doNotDisturb ? [SENT] : [SENT, HELP]);
});

test('sends the extension as typed', async () => {
	const run = await pbx.run({ ...GET, extension: '204-DEMOCO' });

	expect(run.json()).toEqual([{ extension: '204-DEMOCO', doNotDisturb: false }]);
	expect(pbx.sent()).toEqual([{ ...SENT, number: '204-DEMOCO' }, HELP]);
});

test.each([
	['on', true],
	['ON\r\n', true],
	['"on"', true],
	['yes|', true],
	['1', true],
	['off', false],
	['"off"', false],
	['no|', false],
	['0', false],
	['""', false],
])('understands %j', async (body, doNotDisturb) => {
	await pbx.says(body);
	const run = await pbx.run(GET);

	expect(run.json()).toEqual([{ extension: '204', doNotDisturb }]);
	expect(pbx.sent()).toEqual([SENT]);
});

test.each([
	['Maybe later', 'The answer of the PBX cannot be understood'],
	['{"service":"weather"}', 'The answer of the PBX cannot be understood'],
	['{"Response":"Error","Message":"Not today"}', 'The PBX answered: Not today'],
	['<html><title>Sign in</title>', 'A web page answered instead of the PBX'],
])('says that %s is no answer', async (body, message) => {
	await pbx.says(body);
	const run = await pbx.run(GET);

	expect(run.error?.message).toBe(`${message} [item 0]`);
	expect(run.json()).toEqual([]);
});

test('says that an extension is not there', async () => {
	const run = await pbx.run({ ...GET, extension: '299' });

	expect(run.error?.message).toBe(
		'The PBX asks for a value: Wrong or missing extension number [item 0]',
	);
});

test.each([
	['http500', 'The web server of the PBX failed to answer (HTTP 500)'],
	['webPage', 'A web page answered instead of the PBX'],
	['dropInBody', 'The PBX closed the connection before its answer was complete'],
	['echoRequest', 'This PBX does not seem to offer do not disturb (it answered nothing)'],
] as const)(
	'does not take a PBX that fails at its HELP for one that says off (%s)',
	async (fault, message) => {
		pbx.simulator.fail(fault, { when: ({ reqtype }) => reqtype === 'HELP' });
		const run = await pbx.run(GET);

		expect(run.error?.message).toContain(message);
		expect(run.json()).toEqual([]);
	},
);

saysWhatIsNotOffered(pbx, GET, { feature: 'do not disturb', request: 'dnd' });
takesNothingForNothing(pbx, GET, 'do not disturb');
failsItemByItem(pbx, GET, { field: 'extension', label: 'Extension', good: () => '205' });
