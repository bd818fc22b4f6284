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
const CLEAN = {
	resource: 'queue',
	operation: 'removeAllMembers',
	queue: { __rl: true, mode: 'list', value: '27' },
};
const SENT = { reqtype: 'QUEUE', id: '27', action: 'clean', format: 'json' };
const members = (place: number) =>
	pbx.simulator.state.queues[place].members.map(({ extension }) => extension);

test('logs everybody out of one queue and of no other', async () => {
	const run = await pbx.run(CLEAN);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', queue: '27' }]);
	expect(pbx.sent()).toEqual([SENT]);
	expect(members(0)).toEqual([]);
	expect(members(1)).toEqual(['205']);
});

test('empties a queue by its number', async () => {
	const run = await pbx.run({ ...CLEAN, queue: { __rl: true, mode: 'number', value: '900' } });

	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', queue: '900' }]);
	expect(pbx.sent()).toEqual([{ ...SENT, id: undefined, number: '900' }]);
	expect(members(0)).toEqual([]);
});

test('a PBX that wants the ID says so, and nobody is logged out', async () => {
	pbx.simulator.switches.requireIdForAdd = 'on';
	const run = await pbx.run({ ...CLEAN, queue: { __rl: true, mode: 'number', value: '900' } });

	expect(run.error?.message).toBe('The PBX asks for a value: No queue id specified [item 0]');
	expect(members(0)).toEqual(['204', '205']);
});

test.each(['ALL', 'all'])('refuses %s, which an agent had', async (value) => {
	const run = await pbx.run({ ...CLEAN, queue: { __rl: true, mode: 'list', value } });

	expect(run.error?.message).toBe('Queue is All Queues, which only agents know [item 0]');
	expect(pbx.sent()).toEqual([]);
});

understandsEveryYes(pbx, CLEAN, { style: 'queueReply', asked: { queue: '27' } });
saysWhyNotInEveryStyle(
	pbx,
	{ ...CLEAN, queue: '999' },
	{
		style: 'queueReply',
		message: 'The PBX asks for a value: Wrong or missing queue number',
	},
);
takesOtherWordsForANo(pbx, CLEAN);
saysWhenTheAnswerIsLost(pbx, CLEAN, 'the PBX may have carried it out');
failsItemByItem(pbx, CLEAN, { field: 'queue', label: 'Queue', good: () => '28' });

takesATypedIdForANumber(pbx, CLEAN, 'number');
