import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const GET = {
	resource: 'queue',
	operation: 'get',
	queue: { __rl: true, mode: 'list', value: '27' },
};
const SENT = { reqtype: 'INFO', info: 'queue', id: '27', format: 'json' };

test('tells what goes on in a queue, in our names and numbers', async () => {
	pbx.simulator.state.queues[0].members[1].paused = true;
	const run = await pbx.run(GET);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([
		{
			...{ queueId: '27', agentsAvailable: 1, agentsPaused: 1, agentsFree: 1, agentsOnline: 2 },
			...{ callsInQueue: 0, serviceLevel: 0, firstWaiting: 0, secondWaiting: 0, thirdWaiting: 0 },
			...{ callsOnline: 0, talkTime: 0, holdTime: 0, answeredCalls: 0, callsReceived: 0 },
			...{ realAnsweredCalls: 0, transferredCalls: 0, abandonedCalls: 0, timedOutCalls: 0 },
			...{ queueCar: 0, exitWithKeyCalls: 0, maxHoldTime: 0, averageTalkTime: 0 },
			averageHoldTime: 0,
			...{ talkTimeSeconds: 0, holdTimeSeconds: 0, maxHoldTimeSeconds: 0 },
			...{ averageTalkTimeSeconds: 0, averageHoldTimeSeconds: 0 },
		},
	]);
	expect(pbx.sent()).toEqual([SENT]);
});

test('asks for a typed ID', async () => {
	const run = await pbx.run({ ...GET, queue: { __rl: true, mode: 'id', value: '28' } });

	expect(run.json()).toMatchObject([{ queueId: '28', agentsOnline: 1 }]);
	expect(pbx.sent()).toEqual([{ ...SENT, id: '28' }]);
});

test('refuses a number in words: the PBX knows only the ID here', async () => {
	const run = await pbx.run({ ...GET, queue: { __rl: true, mode: 'number', value: '900' } });

	expect(run.error?.message).toBe(
		'Queue was given by its number (900), but the PBX tells this only by ID [item 0]',
	);
	expect(run.error?.description).toContain('Choose the queue from the list, or give its ID');
	expect(pbx.sent()).toEqual([]);
});

test.each(['null', '', '[]', '{}'])('says that a queue was not found (%j)', async (body) => {
	await pbx.says(body);
	const run = await pbx.run(GET);

	expect(run.error?.message).toBe('Queue 27 was not found [item 0]');
	expect(run.error?.description).toContain('This tenant has no queue with this ID');
});

test('says that an unknown queue was not found', async () => {
	const run = await pbx.run({ ...GET, queue: '999' });

	expect(run.error?.message).toBe('Queue 999 was not found [item 0]');
	expect(pbx.sent()).toEqual([{ ...SENT, id: '999' }]);
});

test.each([
	['numbers as text', '{"AGENTSONLINE":"2","FIRSTWAITING":"","NEWKEY":"new"}'],
	['doubled keys', '{"0":"2","AGENTSONLINE":"2","1":"","FIRSTWAITING":"","2":"n","NEWKEY":"new"}'],
	['a list of one', '[{"AGENTSONLINE":2,"FIRSTWAITING":"","NEWKEY":"new"}]'],
	['an object by ID', '{"27":{"AGENTSONLINE":2,"FIRSTWAITING":"","NEWKEY":"new"}}'],
	['small letters', '{"agentsonline":2,"firstwaiting":"","NEWKEY":"new"}'],
])('understands %s, and keeps what is new', async (_, body) => {
	await pbx.says(body);
	const run = await pbx.run(GET);

	expect(run.json()).toEqual([{ queueId: '27', agentsOnline: 2, firstWaiting: '', NEWKEY: 'new' }]);
});

test.each([
	['other JSON', '{"service":"weather"}', 'cannot be understood'],
	['a sentence', 'Ask again later', 'The PBX answered: Ask again later'],
	['a web page', '<html><title>Sign in</title>', 'A web page answered'],
])('says that %s is no queue', async (_, body, words) => {
	await pbx.says(body);
	const run = await pbx.run(GET);

	expect(run.error?.message).toContain(words);
	expect(run.json()).toEqual([]);
});

failsItemByItem(pbx, GET, { field: 'queue', label: 'Queue', good: () => '28' });
