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
	{ extension: '204', tenant: 'DEMOCO', name: 'קבלה', queue: '27' },
	{ extension: '205', tenant: 'DEMOCO', name: 'Support', queue: '27' },
];
const NAMES = { reqtype: 'INFO', info: 'extensions', format: 'json' };
const ofQueue = (queue: string) => BOTH.map((member) => ({ ...member, queue }));

test('lists the extensions of a queue', async () => {
	const run = await pbx.run(LIST);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual(BOTH);
	expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	expect(pbx.sent()).toEqual([SENT, NAMES]);
});

test('asks by the number of the queue', async () => {
	const run = await pbx.run({ ...LIST, queue: { __rl: true, mode: 'number', value: '900' } });

	expect(run.json()).toEqual(ofQueue('900'));
	expect(pbx.sent()).toEqual([{ ...SENT, id: undefined, number: '900' }, NAMES]);
});

test.each([
	['from the list', 'list', '29'],
	['by its number', 'number', '902'],
	['an unknown number', 'number', '999'],
])('gives no items for an empty queue: the PBX says null (%s)', async (_, mode, value) => {
	const run = await pbx.run({ ...LIST, queue: { __rl: true, mode, value } });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([]);
	expect(pbx.sent()).toHaveLength(1);
});

describe('an ID that was typed, or that a model gave', () => {
	const hintsOf = (run: Awaited<ReturnType<typeof pbx.run>>) =>
		run.record.data.resultData.runData['GIS PBX'].at(-1)?.hints?.map(({ message }) => message);

	test('of an empty queue gives no items', async () => {
		const run = await pbx.run({ ...LIST, queue: '29' });

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([]);
		expect(pbx.sent().map(({ reqtype }) => reqtype)).toEqual(['QUEUE', 'INFO']);
	});

	test('is taken as a number, and the node says so, where no queue has it', async () => {
		const run = await pbx.run({ ...LIST, queue: '900' });

		expect(run.json()).toEqual(ofQueue('900'));
		expect(hintsOf(run)).toEqual(['No queue has the ID 900: it was taken as a number [item 0]']);
		expect(pbx.sent().at(-2)).toEqual({ ...SENT, id: undefined, number: '900' });
	});

	test('that is neither ID nor number is an error that names both', async () => {
		const run = await pbx.run({ ...LIST, queue: '999' });

		expect(run.error?.message).toBe('Queue 999 was found neither by ID nor by number [item 0]');
		expect(run.error?.description).toContain('a queue without members is answered like that');
	});

	test('gives no items where the PBX lists no queues to compare with', async () => {
		pbx.simulator.fail('http500', { when: ({ info }) => info === 'queues' });
		const run = await pbx.run({ ...LIST, queue: '999' });

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([]);
	});
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
	expect(run.json()).toEqual(BOTH.map((member) => ({ ...member, name: null })));
});

test('has no tenant for a bare number', async () => {
	await pbx.says('[204, "205"]');
	const run = await pbx.run(LIST);

	expect(run.json()).toEqual([
		{ extension: '204', tenant: null, name: null, queue: '27' },
		{ extension: '205', tenant: null, name: null, queue: '27' },
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
