import { saysWhatIsNoList } from '../lists';
import { saysWhatIsNotOffered, takesNothingForNothing } from '../notOffered';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const GET = {
	resource: 'agent',
	operation: 'getQueues',
	extension: { __rl: true, mode: 'list', value: '204' },
};
const SENT = { reqtype: 'AGENT', action: 'listqueues', extension: '204', format: 'json' };
const SUPPORT = { queueId: '27', name: 'תמיכה', number: null };

test('tells the queues that an agent is logged in to', async () => {
	const run = await pbx.run({ ...GET, extension: '205-DEMOCO' });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([
		{ ...SUPPORT, extension: '205-DEMOCO' },
		{ queueId: '28', name: 'Sales', number: null, extension: '205-DEMOCO' },
	]);
	expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
	expect(pbx.sent()).toEqual([{ ...SENT, extension: '205-DEMOCO' }]);
});

test('a key that may only read is enough', async () => {
	const gisPbxApi = pbx.credential({ apiKey: pbx.simulator.readOnlyKey });
	const run = await pbx.run(GET, { credentials: { gisPbxApi } });

	expect(run.json()).toEqual([{ ...SUPPORT, extension: '204' }]);
});

test('gives no items for somebody without a queue', async () => {
	const run = await pbx.run({ ...GET, extension: '207' });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([]);
});

test.each([
	[
		'rows',
		'[{"0":"27","qu_id":"27","1":"Support","qu_name":"Support","2":"900","qu_number":"900"}]',
	],
	['one row', '{"0":"27","qu_id":"27","qu_name":"Support","qu_number":"900"}'],
	['rows by ID', '{"27":{"qu_name":"Support","qu_number":"900"}}'],
])('understands %s', async (_, body) => {
	await pbx.says(body);
	const run = await pbx.run(GET);

	expect(run.json()).toEqual([{ queueId: '27', name: 'Support', number: '900', extension: '204' }]);
});

test.each([
	['a plain line', '27: Support|28: Sales|', ['Support', 'Sales']],
	['bare IDs', '["27","28"]', ['27', '28']],
	[
		'an odd one among others',
		'[{"qu_id":"27","qu_name":"Support"},{"qu_id":"x"},null]',
		['Support'],
	],
])('understands %s', async (_, body, names) => {
	await pbx.says(({ format }) => (format === 'json' && body.includes('|') ? '' : body));
	const run = await pbx.run(GET);

	expect(run.json().map(({ name }) => name)).toEqual(names);
});

test('shows the words of the PBX about a missing extension', async () => {
	await pbx.says('No extension specified');
	const run = await pbx.run(GET);

	expect(run.error?.message).toBe('The PBX asks for a value: No extension specified [item 0]');
});

saysWhatIsNoList(pbx, GET);
saysWhatIsNotOffered(pbx, GET, {
	feature: 'the queues of an agent',
	request: 'agent=listqueues',
});
takesNothingForNothing(pbx, GET, 'the queues of an agent');
failsItemByItem(pbx, GET, { field: 'extension', label: 'Extension', good: () => '204' });
