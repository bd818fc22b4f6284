import { SWITCH_VALUES } from '../../../simulator';
import { givesNoItemsForNothing, limitsItsRows, saysWhatIsNoList } from '../lists';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import { byName, ODD_TEXTS, recordsOf } from './contacts';

const pbx = usePbx();
const SEARCH = {
	resource: 'phonebook',
	operation: 'search',
	phonebook: { __rl: true, mode: 'list', value: 'Default' },
	field: 'name',
	value: 'Ben Demo',
	returnAll: true,
};
const SENT = {
	reqtype: 'PHONEBOOK',
	subreqtype: 'query',
	phonebook: 'Default',
	field: 'name',
	value: 'Ben Demo',
	format: 'json',
};

test('finds a contact by a field', async () => {
	const run = await pbx.run(SEARCH);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([
		{
			peid: '71',
			NAME: 'Ben Demo',
			PHONE1: '0500000071',
			PHONE2: '',
			EMAIL: 'ben@example.com',
			ROUTING: '',
		},
	]);
	expect(pbx.sent()).toEqual([SENT]);
});

test.each([
	['Ben', false, [], 'Ben'],
	['Ben', true, ['71'], '%Ben%'],
	['לדוגמה', true, ['72'], '%לדוגמה%'],
	['Ben%', false, ['71'], 'Ben%'],
	['Nobody', true, [], '%Nobody%'],
])('%j, partially %j, finds %j', async (value, matchPartial, found, arrives) => {
	const run = await pbx.run({ ...SEARCH, value, matchPartial });

	expect(run.error).toBeUndefined();
	expect(run.json().map(({ peid }) => peid)).toEqual(found);
	expect(pbx.sent()).toEqual([{ ...SENT, value: arrives }]);
});

test.each(ODD_TEXTS)('looks for %j as it is', async (value) => {
	recordsOf(pbx)[1].values.NAME = value;
	const run = await pbx.run({ ...SEARCH, value });

	expect(pbx.sent()).toEqual([{ ...SENT, value: value.replace('\\', '%') }]);
	expect(run.json()).toMatchObject([{ peid: '72', NAME: value }]);
});

test('a backslash finds nobody who holds something else in its place', async () => {
	recordsOf(pbx)[0].values.NAME = 'a/c';
	recordsOf(pbx)[1].values.NAME = 'a\\c';
	const exact = await pbx.run({ ...SEARCH, value: 'A\\C' });
	const part = await pbx.run({ ...SEARCH, value: '\\c', matchPartial: true });

	for (const run of [exact, part]) expect(run.json()).toMatchObject([{ peid: '72' }]);
});

test.each([
	['PHONE1', '+972-50-000-0072', '0500000072'],
	['phone1', '0500000072', '+972 50 000 0072'],
	['PHONE1', '\u2066050-000-0072\u2069', '972500000072'],
	['PHONE1', '+44 20 7946 0000', '0044 20 79460000'],
])('a number in %s is found however it is written: %s for %s', async (field, value, stored) => {
	recordsOf(pbx)[0].values.PHONE1 = '05000000721';
	recordsOf(pbx)[1].values.PHONE1 = stored;
	const run = await pbx.run({ ...SEARCH, field, value });

	expect(run.json()).toMatchObject([{ peid: '72' }]);
});

test('in another country a number is that of its own country', async () => {
	recordsOf(pbx)[1].values.PHONE1 = '+442079460000';
	const search = { ...SEARCH, field: 'PHONE1', value: '020 7946 0000' };
	const at = async (countryCode: string) => {
		const gisPbxApi = pbx.credential({ countryCode });
		return (await pbx.run(search, { credentials: { gisPbxApi } })).json().length;
	};

	expect([await at('44'), await at('972')]).toEqual([1, 0]);
});

test.each([
	[{ value: '%0072' }, '%0072'],
	[{ value: '0500000072', matchPartial: true }, '%0500000072%'],
	[{ value: '204' }, '204'],
	[{ field: 'NAME', value: '0500000072' }, '0500000072'],
])('%j is asked for as it is', async (asked, value) => {
	await pbx.run({ ...SEARCH, field: 'PHONE1', ...asked });

	expect(pbx.sent()).toMatchObject([{ value }]);
});

test('any field of the phonebook can be searched, its name as typed', async () => {
	pbx.simulator.switches.phonebookFieldCase = 'exact';
	const run = await pbx.run({ ...SEARCH, field: ' PHONE2 ', value: '0500000172' });

	expect(run.json()).toMatchObject([{ peid: '72' }]);
	expect(pbx.sent()).toMatchObject([{ field: 'PHONE2' }]);
});

test.each([
	[{ phonebook: byName('Nowhere') }, 'Wrong or missing phonebook name'],
	[{ field: 'CITY' }, 'Wrong or missing field'],
])('says in the words of the PBX what %j lacks', async (odd, words) => {
	const run = await pbx.run({ ...SEARCH, ...odd });

	expect(run.error?.message).toBe(`The PBX asks for a value: ${words} [item 0]`);
});

test.each([...SWITCH_VALUES.phonebookNothing])(
	'nobody found gives no items (%s)',
	async (nothing) => {
		pbx.simulator.switches.phonebookNothing = nothing;
		const run = await pbx.run({ ...SEARCH, value: 'Nobody' });

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([]);
	},
);

test('refuses a switch that is no switch', async () => {
	const run = await pbx.run({ ...SEARCH, matchPartial: '={{ "perhaps" }}' });

	expect(run.error?.message).toBe('Match Partially must be true or false [item 0]');
	expect(pbx.sent()).toEqual([]);
});

test('finds for several items at a time, never more than allowed', async () => {
	pbx.simulator.fail('slow', { milliseconds: 50 });
	const items = Array.from({ length: 12 }, () => ({ name: 'Ben Demo' }));
	const run = await pbx.run(
		{ ...SEARCH, value: '={{ $json.name }}', options: { requestsInParallel: 3 } },
		{ items },
	);

	expect(run.json()).toHaveLength(12);
	expect(pbx.simulator.mostInFlight).toBe(3);
});

limitsItsRows(pbx, { ...SEARCH, value: '%' });
givesNoItemsForNothing(pbx, SEARCH, { hasPlainForm: true });
saysWhatIsNoList(pbx, SEARCH);
failsItemByItem(pbx, SEARCH, { field: 'value', label: 'Value', good: () => 'Ben Demo' });
