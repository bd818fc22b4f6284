import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import { standsAsACampaignWrite } from './campaignTwins';

const pbx = usePbx();
const ADD = { resource: 'campaign', operation: 'addNumber', campaign: '12', number: '0500000001' };
const SENT = { reqtype: 'campaign', campaign: '12', action: 'addnumber', number: '0500000001' };
const ASKED = { campaign: '12', number: '0500000001', numberDescription: null };
const numbers = () => pbx.simulator.state.campaigns[0].numbers;

test('puts a number with its description into a campaign', async () => {
	const run = await pbx.run({ ...ADD, numberDescription: 'דנה לדוגמה' });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([
		{ confirmed: true, reply: 'OK', ...ASKED, numberDescription: 'דנה לדוגמה' },
	]);
	expect(pbx.sent()).toEqual([{ ...SENT, numberdescription: 'דנה לדוגמה' }]);
	expect(numbers()).toEqual([{ number: '0500000001', description: 'דנה לדוגמה' }]);
});

test('sends the description byte for byte', async () => {
	const text = ' דנה "ב" & בן + 100% = \'ok\' 😀\r\nשורה; \\ ';
	const run = await pbx.run({ ...ADD, numberDescription: `={{ ${JSON.stringify(text)} }}` });

	expect(run.error).toBeUndefined();
	expect(pbx.sent()).toEqual([{ ...SENT, numberdescription: text }]);
	expect(numbers()).toEqual([{ number: '0500000001', description: text }]);
});

test.each(['', ' ', '={{ "" }}'])('sends no description for %j', async (numberDescription) => {
	await pbx.run({ ...ADD, numberDescription });

	expect(pbx.sent()).toEqual([SENT]);
});

test.each([
	['\u2067050-000-0001\u2069', '0500000001'],
	['\u200e+972 50 000\u00a00001', '+972500000001'],
	['(050) 000.00/01', '0500000001'],
])('sends the number %j as %s', async (typed, number) => {
	await pbx.run({ ...ADD, number: typed });

	expect(pbx.sent()).toEqual([{ ...SENT, number }]);
});

test.each(['050,0000001', '204-DEMOCO', 'ACCOUNT', 'דנה 0500000001', '0500000001x'])(
	'refuses %s, which is no number to call',
	async (number) => {
		const run = await pbx.run({ ...ADD, number });

		expect(run.error?.message).toBe(`Number is no phone number: "${number}" [item 0]`);
		expect(pbx.sent()).toEqual([]);
	},
);

test('refuses a number without digits', async () => {
	const run = await pbx.run({ ...ADD, number: '--' });

	expect(run.error?.message).toBe('Number holds no digits [item 0]');
	expect(pbx.sent()).toEqual([]);
});

test.each([
	['={{ ["Dana"] }}', 'is a list, not text'],
	['={{ ({}) }}', 'is an object, not text'],
	['={{ null }}', 'is null'],
	['={{ undefined }}', 'has no value'],
])('refuses the description %s', async (numberDescription, words) => {
	const run = await pbx.run({ ...ADD, numberDescription });

	expect(run.error?.message).toBe(`Number Description ${words} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});

standsAsACampaignWrite(pbx, ADD, {
	asked: ASKED,
	may: 'the number may have been added',
});
failsItemByItem(pbx, ADD, { field: 'number', label: 'Number', good: () => '0500000002' });
