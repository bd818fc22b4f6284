import { SWITCH_VALUES } from '../../../simulator';
import { givesNoItemsForNothing, limitsItsRows, saysWhatIsNoList } from '../lists';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const LIST = { resource: 'campaign', operation: 'getNumbers', campaign: '12', returnAll: true };
const SENT = { reqtype: 'campaign', campaign: '12', action: 'listnumbers', format: 'json' };

beforeEach(() => {
	pbx.simulator.state.campaigns[0].numbers = [
		{ number: '0500000001', description: 'דנה לדוגמה' },
		{ number: '0500000002', description: '' },
	];
});

test.each(SWITCH_VALUES.doubledKeys)(
	'lists the numbers of a campaign, the PBX’s own columns too (positions: %s)',
	async (doubledKeys) => {
		pbx.simulator.switches.doubledKeys = doubledKeys;
		const run = await pbx.run(LIST);

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([
			{
				number: '0500000001',
				numberdescription: 'דנה לדוגמה',
				status: 'READY',
				description: 'דנה לדוגמה',
			},
			{ number: '0500000002', numberdescription: '', status: 'READY', description: null },
		]);
		expect(pbx.sent()).toEqual([SENT]);
	},
);

test('lists bare numbers', async () => {
	pbx.simulator.switches.campaignNumbers = 'numbers';
	const run = await pbx.run(LIST);

	expect(run.json()).toEqual([
		{ number: '0500000001', description: null },
		{ number: '0500000002', description: null },
	]);
});

test.each([
	['pipes', '0500000001|+972500000002|', null],
	['a list with gaps', '{"0":"0500000001","2":"+972500000002"}', null],
	['descriptions by number', '{"0500000001":"Dana","+972500000002":"Dana"}', 'Dana'],
	['nothing by number', '{"0500000001":null,"+972500000002":""}', null],
	['rows by number', '{"7":{"phone":"0500000001"},"8":{"phone":"+972500000002"}}', null],
])('understands %s', async (_, body, description) => {
	await pbx.says(body);
	const run = await pbx.run(LIST);

	expect(run.error).toBeUndefined();
	expect(run.json()).toMatchObject([
		{ number: '0500000001', description },
		{ number: '+972500000002', description },
	]);
});

test('understands the one row of a campaign with one number', async () => {
	await pbx.says('{"0":"0500000001","number":"0500000001","description":"Dana"}');
	const run = await pbx.run(LIST);

	expect(run.json()).toEqual([{ number: '0500000001', description: 'Dana' }]);
});

test.each(SWITCH_VALUES.noRows)('gives no items for an empty campaign (%s)', async (noRows) => {
	pbx.simulator.switches.noRows = noRows;
	const run = await pbx.run({ ...LIST, campaign: '13' });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([]);
	const asked = { ...SENT, campaign: '13' };
	const plain = { ...asked, format: 'plain' };
	expect(pbx.sent()).toEqual(noRows === 'nothing' ? [asked, plain] : [asked]);
});

test('gives no items for an unknown campaign: the PBX says nothing', async () => {
	const run = await pbx.run({ ...LIST, campaign: '99' });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([]);
});

test('shows the words of the PBX about an unknown campaign', async () => {
	await pbx.says('Wrong or missing campaign');
	const run = await pbx.run(LIST);

	expect(run.error?.message).toBe('The PBX asks for a value: Wrong or missing campaign [item 0]');
});

givesNoItemsForNothing(pbx, LIST, { hasPlainForm: true });
saysWhatIsNoList(pbx, LIST);
limitsItsRows(pbx, LIST);
describe('item by item', () => {
	beforeEach(() => {
		pbx.simulator.state.campaigns[0].numbers.length = 1;
	});
	failsItemByItem(pbx, LIST, { field: 'campaign', label: 'Campaign', good: () => '12' });
});
