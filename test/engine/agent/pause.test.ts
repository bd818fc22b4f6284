import { usePbx } from '../support';
import { takesATypedIdForANumber } from '../queue/typedQueue';
import { failsItemByItem } from '../twins';
import {
	saysWhenTheAnswerIsLost,
	saysWhyNotInEveryStyle,
	takesOtherWordsForANo,
	understandsEveryYes,
} from '../writeReplies';

const pbx = usePbx();
const PAUSE = {
	resource: 'agent',
	operation: 'pause',
	queue: { __rl: true, mode: 'list', value: '27' },
	extension: { __rl: true, mode: 'list', value: '205' },
};
const SENT = { reqtype: 'AGENT', queue: '27', action: 'pause', extension: '205', format: 'json' };
const ASKED = { queue: '27', extension: '205', reason: null };
/** Where extension 205 is paused. */
const pausedIn = () =>
	pbx.simulator.state.queues
		.filter(({ members }) => members.some(({ extension, paused }) => extension === '205' && paused))
		.map(({ id }) => id);

test('pauses an agent in one queue', async () => {
	const run = await pbx.run({ ...PAUSE, reason: 'ניירת' });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', ...ASKED, reason: 'ניירת' }]);
	expect(pbx.sent()).toEqual([{ ...SENT, pausereason: 'ניירת' }]);
	expect(pausedIn()).toEqual(['27']);
	expect(pbx.simulator.state.queues[0].members[1].pauseReason).toBe('ניירת');
});

test.each([
	{ __rl: true, mode: 'list', value: 'ALL', cachedResultName: 'All Queues' },
	{ __rl: true, mode: 'number', value: 'all' },
	'All',
])('pauses in all queues for %j', async (queue) => {
	const run = await pbx.run({ ...PAUSE, queue });

	expect(run.error).toBeUndefined();
	expect(pbx.sent()).toEqual([{ ...SENT, queue: 'ALL' }]);
	expect(pausedIn()).toEqual(['27', '28']);
});

test('pauses by the number of the queue, and the extension as typed', async () => {
	const run = await pbx.run({
		...PAUSE,
		queue: { __rl: true, mode: 'number', value: '901' },
		extension: { __rl: true, mode: 'id', value: '205-DEMOCO' },
	});

	expect(run.json()).toMatchObject([{ confirmed: true, queue: '901', extension: '205-DEMOCO' }]);
	expect(pbx.sent()).toEqual([
		{ ...SENT, queue: undefined, queuenumber: '901', extension: '205-DEMOCO' },
	]);
	expect(pausedIn()).toEqual(['28']);
});

test('sends the reason byte for byte', async () => {
	const reason = ' הפסקה "קצרה" & ארוכה + 100% = \'ok\' 😀\r\nשורה; \\ ';
	const run = await pbx.run({ ...PAUSE, reason: `={{ ${JSON.stringify(reason)} }}` });

	expect(run.json()).toMatchObject([{ reason }]);
	expect(pbx.sent()).toEqual([{ ...SENT, pausereason: reason }]);
	expect(pbx.simulator.state.queues[0].members[1].pauseReason).toBe(reason);
});

test.each(['', ' \t', '={{ "" }}'])('sends no reason for %j', async (reason) => {
	const run = await pbx.run({ ...PAUSE, reason });

	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', ...ASKED }]);
	expect(pbx.sent()).toEqual([SENT]);
});

test.each([
	['={{ ["Lunch"] }}', 'is a list, not text'],
	['={{ ({}) }}', 'is an object, not text'],
	['={{ null }}', 'is null'],
	['={{ undefined }}', 'has no value'],
	['={{ false }}', 'is true or false, not text'],
])('refuses the reason %s', async (reason, words) => {
	const run = await pbx.run({ ...PAUSE, reason });

	expect(run.error?.message).toBe(`Reason ${words} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});

test('a refusal that names no parameter is shown with the fields to look at', async () => {
	const run = await pbx.run({ ...PAUSE, extension: '999' });

	expect(run.error?.message).toBe('The PBX answered: No such agent [item 0]');
	expect(run.error?.description).toBe('These are its own words. Check Queue, Extension.');
});

understandsEveryYes(pbx, PAUSE, { style: 'agentReply', asked: ASKED });
saysWhyNotInEveryStyle(
	pbx,
	{ ...PAUSE, extension: '999' },
	{
		style: 'agentReply',
		message: 'The PBX answered: No such agent',
	},
);
saysWhyNotInEveryStyle(
	pbx,
	{ ...PAUSE, queue: '999' },
	{
		style: 'agentReply',
		message: 'The PBX asks for a value: Wrong or missing queue',
	},
);
takesOtherWordsForANo(pbx, PAUSE);
saysWhenTheAnswerIsLost(pbx, PAUSE, 'the PBX may have carried it out');
failsItemByItem(pbx, PAUSE, { field: 'extension', label: 'Extension', good: () => '205' });

takesATypedIdForANumber(pbx, PAUSE, 'queuenumber');
