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
const UNPAUSE = {
	resource: 'agent',
	operation: 'unpause',
	queue: { __rl: true, mode: 'list', value: '27' },
	extension: { __rl: true, mode: 'list', value: '205' },
};
const SENT = { reqtype: 'AGENT', queue: '27', action: 'unpause', extension: '205', format: 'json' };
const ASKED = { queue: '27', extension: '205' };
/** Where extension 205 is paused. */
const pausedIn = () =>
	pbx.simulator.state.queues
		.filter(({ members }) => members.some(({ extension, paused }) => extension === '205' && paused))
		.map(({ id }) => id);

function pauseEverywhere() {
	const members = pbx.simulator.state.queues.flatMap((queue) => queue.members);
	for (const member of members) Object.assign(member, { paused: true, pauseReason: 'Lunch' });
}

test('ends the pause of an agent in one queue', async () => {
	pauseEverywhere();
	const run = await pbx.run(UNPAUSE);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', ...ASKED }]);
	expect(pbx.sent()).toEqual([SENT]);
	expect(pausedIn()).toEqual(['28']);
	expect(pbx.simulator.state.queues[0].members[1].pauseReason).toBe('');
});

test('ends it in all queues', async () => {
	pauseEverywhere();
	const run = await pbx.run({ ...UNPAUSE, queue: { __rl: true, mode: 'list', value: 'ALL' } });

	expect(run.error).toBeUndefined();
	expect(pbx.sent()).toEqual([{ ...SENT, queue: 'ALL' }]);
	expect(pausedIn()).toEqual([]);
});

test('ends it by the number of the queue, and the extension as typed', async () => {
	pauseEverywhere();
	await pbx.run({
		...UNPAUSE,
		queue: { __rl: true, mode: 'number', value: '901' },
		extension: { __rl: true, mode: 'id', value: '205-DEMOCO' },
	});

	expect(pbx.sent()).toEqual([
		{ ...SENT, queue: undefined, queuenumber: '901', extension: '205-DEMOCO' },
	]);
	expect(pausedIn()).toEqual(['27']);
});

understandsEveryYes(pbx, UNPAUSE, { style: 'agentReply', asked: ASKED });
saysWhyNotInEveryStyle(
	pbx,
	{ ...UNPAUSE, extension: '999' },
	{
		style: 'agentReply',
		message: 'The PBX answered: No such agent',
	},
);
saysWhyNotInEveryStyle(
	pbx,
	{ ...UNPAUSE, queue: '999' },
	{
		style: 'agentReply',
		message: 'The PBX asks for a value: Wrong or missing queue',
	},
);
takesOtherWordsForANo(pbx, UNPAUSE);
saysWhenTheAnswerIsLost(pbx, UNPAUSE, 'the PBX may have carried it out');
failsItemByItem(pbx, UNPAUSE, { field: 'extension', label: 'Extension', good: () => '205' });

takesATypedIdForANumber(pbx, UNPAUSE, 'queuenumber');
