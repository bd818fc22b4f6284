import { SWITCH_VALUES } from '../../../simulator';
import { givesNoItemsForNothing, limitsItsRows, saysWhatIsNoList } from '../lists';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import { byName, ODD_TEXTS, recordsOf } from './contacts';

const pbx = usePbx();
const GET = {
	resource: 'phonebook',
	operation: 'getMany',
	phonebook: byName(' Default '),
	returnAll: true,
};
const SENT = { reqtype: 'PHONEBOOK', subreqtype: 'getall', phonebook: 'Default', format: 'json' };
const BEN = {
	peid: '71',
	NAME: 'Ben Demo',
	PHONE1: '0500000071',
	PHONE2: '',
	EMAIL: 'ben@example.com',
	ROUTING: '',
};
const DANA = {
	peid: '72',
	NAME: 'דנה לדוגמה',
	PHONE1: '0500000072',
	PHONE2: '0500000172',
	EMAIL: '',
	ROUTING: '',
};

test.each([...SWITCH_VALUES.doubledKeys])(
	'returns all contacts (positional keys %s)',
	async (doubled) => {
		pbx.simulator.switches.doubledKeys = doubled;
		const run = await pbx.run(GET);

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([BEN, DANA]);
		expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
		expect(pbx.sent()).toEqual([SENT]);
	},
);

test('returns the codes as the PBX spells them', async () => {
	pbx.simulator.switches.phonebookAnswerCase = 'lower';
	const run = await pbx.run({ ...GET, limit: 1, returnAll: false });

	expect(run.json()).toEqual([
		{
			peid: '71',
			name: 'Ben Demo',
			phone1: '0500000071',
			phone2: '',
			email: 'ben@example.com',
			routing: '',
		},
	]);
});

test.each(ODD_TEXTS)('returns %j as it is', async (NAME) => {
	recordsOf(pbx)[0].values.NAME = NAME;
	const run = await pbx.run(GET);

	expect(run.json()[0]).toMatchObject({ NAME });
});

test.each([...SWITCH_VALUES.phonebookNothing])(
	'an empty phonebook gives no items (%s)',
	async (nothing) => {
		pbx.simulator.switches.phonebookNothing = nothing;
		const run = await pbx.run({ ...GET, phonebook: byName('לקוחות') });

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([]);
	},
);

test('says in the words of the PBX that a phonebook is unknown', async () => {
	const run = await pbx.run({ ...GET, phonebook: byName('Nowhere') });

	expect(run.error?.message).toBe(
		'The PBX asks for a value: Wrong or missing phonebook name [item 0]',
	);
});

test('returns 150,000 contacts', async () => {
	const rows = Array.from({ length: 150_000 }, (_, place) => ({ peid: String(place) }));
	await pbx.says(JSON.stringify(rows));
	const run = await pbx.run(GET);

	expect(run.error).toBeUndefined();
	expect(run.json()).toHaveLength(150_000);
});

limitsItsRows(pbx, GET);
givesNoItemsForNothing(pbx, GET, { hasPlainForm: true });
saysWhatIsNoList(pbx, GET);
failsItemByItem(
	pbx,
	{ ...GET, returnAll: false, limit: 1 },
	{
		field: 'phonebook',
		label: 'Phonebook',
		good: () => 'Default',
	},
);
