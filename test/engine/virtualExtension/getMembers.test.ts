import { givesNoItemsForNothing, limitsItsRows, saysWhatIsNoList } from '../lists';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const LIST = {
	resource: 'virtualExtension',
	operation: 'getMembers',
	virtualExtension: '210',
	returnAll: true,
};
const SENT = { reqtype: 'VIRTUALEXT', number: '210', action: 'list', format: 'json' };
const BOTH = [
	{ extension: '205', tenant: 'DEMOCO' },
	{ extension: '206', tenant: 'DEMOCO' },
];

test('lists the extensions that ring', async () => {
	pbx.simulator.state.virtualExtensions[0].members = ['205', '206'];
	const run = await pbx.run(LIST);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual(BOTH);
	expect(pbx.sent()).toEqual([SENT]);
});

test.each([
	['one without members', '210'],
	['an unknown one', '299'],
])('gives no items for %s: the PBX says null', async (_, number) => {
	pbx.simulator.state.virtualExtensions[0].members = [];
	const run = await pbx.run({ ...LIST, virtualExtension: number });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([]);
	expect(pbx.sent()).toEqual([{ ...SENT, number }]);
});

test.each([
	['pipes', '205-DEMOCO|206-DEMOCO|'],
	[
		'rows with doubled keys',
		'[{"0":"1","username":"205-DEMOCO"},{"0":"2","username":"206-DEMOCO"}]',
	],
	['rows by name', '{"205-DEMOCO":{},"206-DEMOCO":{}}'],
	['a list with gaps', '{"0":"205-DEMOCO","2":"206-DEMOCO"}'],
])('understands %s', async (_, body) => {
	await pbx.says(body);
	const run = await pbx.run(LIST);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual(BOTH);
});

test('shows the words of the PBX about a missing number', async () => {
	await pbx.says('No virtual extension number specified', 'text/html');
	const run = await pbx.run(LIST);

	expect(run.error?.message).toBe(
		'The PBX asks for a value: No virtual extension number specified [item 0]',
	);
});

givesNoItemsForNothing(pbx, LIST);
saysWhatIsNoList(pbx, LIST);
failsItemByItem(pbx, LIST, {
	field: 'virtualExtension',
	label: 'Virtual Extension',
	good: () => '210',
});

describe('several members', () => {
	beforeEach(() => {
		pbx.simulator.state.virtualExtensions[0].members = ['205', '206'];
	});
	limitsItsRows(pbx, LIST);
});
