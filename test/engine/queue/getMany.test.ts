import { givesNoItemsForNothing, limitsItsRows, saysWhatIsNoList } from '../lists';
import { usePbx } from '../support';

const pbx = usePbx();
const LIST = { resource: 'queue', operation: 'getMany', returnAll: true };

test('lists the queues with their IDs, Hebrew names included', async () => {
	const run = await pbx.run(LIST);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([
		{ queueId: '27', name: 'תמיכה', number: null },
		{ queueId: '28', name: 'Sales', number: null },
		{ queueId: '29', name: 'Empty', number: null },
	]);
	expect(pbx.sent()).toEqual([{ reqtype: 'INFO', info: 'queues', format: 'json' }]);
});

test('gives every item its own list, linked to it', async () => {
	const run = await pbx.run({ ...LIST, returnAll: false, limit: 1 }, { items: [{}, {}] });

	expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	expect(pbx.sent()).toHaveLength(2);
});

test('shows the ID where a queue has no name', async () => {
	await pbx.says('{"27":"","28":null,"29":"Empty"}');
	const run = await pbx.run(LIST);

	expect(run.json()).toEqual([
		{ queueId: '27', name: '27', number: null },
		{ queueId: '28', name: '28', number: null },
		{ queueId: '29', name: 'Empty', number: null },
	]);
});

test('tells the number that people dial where the PBX does', async () => {
	await pbx.says('{"27":{"0":"27","qu_id":"27","qu_name":"תמיכה","qu_number":"900"},"28":"Sales"}');
	const run = await pbx.run(LIST);

	expect(run.json()).toEqual([
		{ queueId: '27', name: 'תמיכה', number: '900' },
		{ queueId: '28', name: 'Sales', number: null },
	]);
});

givesNoItemsForNothing(pbx, LIST, { hasPlainForm: true });
saysWhatIsNoList(pbx, LIST);
limitsItsRows(pbx, LIST);
