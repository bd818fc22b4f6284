import { givesNoItemsForNothing, limitsItsRows, saysWhatIsNoList } from '../lists';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const LIST = {
	resource: 'queue',
	operation: 'getMembers',
	queue: { __rl: true, mode: 'list', value: '27' },
	returnAll: true,
};
const SENT = { reqtype: 'QUEUE', id: '27', action: 'list', format: 'json' };
const BOTH = [
	{ extension: '204', tenant: 'DEMOCO' },
	{ extension: '205', tenant: 'DEMOCO' },
];

test('lists the extensions of a queue', async () => {
	const run = await pbx.run(LIST);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual(BOTH);
	expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	expect(pbx.sent()).toEqual([SENT]);
});

test('asks by the number of the queue', async () => {
	const run = await pbx.run({ ...LIST, queue: { __rl: true, mode: 'number', value: '900' } });

	expect(run.json()).toEqual(BOTH);
	expect(pbx.sent()).toEqual([{ ...SENT, id: undefined, number: '900' }]);
});

test.each([
	['an empty queue', '29'],
	['an unknown queue', '999'],
])('gives no items for %s: the PBX says null', async (_, queue) => {
	const run = await pbx.run({ ...LIST, queue });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([]);
	expect(pbx.sent()).toEqual([{ ...SENT, id: queue }]);
});

test.each([
	['pipes', '204-DEMOCO|205-DEMOCO|'],
	['pipes on two lines', '204-DEMOCO|\r\n205-DEMOCO|\r\n'],
	['names with blanks', '[" 204-DEMOCO ","205-DEMOCO"]'],
	['rows', '[{"username":"204-DEMOCO"},{"username":"205-DEMOCO"}]'],
	[
		'rows with doubled keys',
		'[{"0":"204-DEMOCO","extension":"204-DEMOCO"},{"0":"205-DEMOCO","extension":"205-DEMOCO"}]',
	],
	['rows by name', '{"204-DEMOCO":{"penalty":"0"},"205-DEMOCO":{"penalty":"1"}}'],
	['values by name', '{"204-DEMOCO":"NF","205-DEMOCO":null}'],
	['a list with gaps', '{"1":"204-DEMOCO","3":"205-DEMOCO"}'],
	['names between blanks', '["","204-DEMOCO",null,"205-DEMOCO"]'],
])('understands %s', async (_, body) => {
	await pbx.says(body);
	const run = await pbx.run(LIST);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual(BOTH);
});

test('has no tenant for a bare number', async () => {
	await pbx.says('[204, "205"]');
	const run = await pbx.run(LIST);

	expect(run.json()).toEqual([
		{ extension: '204', tenant: null },
		{ extension: '205', tenant: null },
	]);
});

test('shows the words of the PBX about a missing queue', async () => {
	await pbx.says('No queue number or id specified', 'text/html');
	const run = await pbx.run(LIST);

	expect(run.error?.message).toBe(
		'The PBX asks for a value: No queue number or id specified [item 0]',
	);
});

givesNoItemsForNothing(pbx, LIST);
saysWhatIsNoList(pbx, LIST);
limitsItsRows(pbx, LIST);
failsItemByItem(pbx, LIST, { field: 'queue', label: 'Queue', good: () => '28' });
