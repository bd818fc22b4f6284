import { saysWhatIsNotOffered } from '../notOffered';
import { takesATypedIdForANumber } from '../queue/typedQueue';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import {
	saysWhenTheAnswerIsLost,
	saysWhyNotInEveryStyle,
	takesOtherWordsForANo,
	understandsEveryYes,
} from '../writeReplies';

const pbx = usePbx();
const REMOVE = {
	resource: 'agent',
	operation: 'remove',
	queue: { __rl: true, mode: 'list', value: '27' },
	extension: { __rl: true, mode: 'list', value: '205' },
};
const SENT = { reqtype: 'AGENT', queue: '27', action: 'del', extension: '205', format: 'json' };
const members = () =>
	pbx.simulator.state.queues.map((queue) => queue.members.map(({ extension }) => extension));

test('logs an agent out of one queue', async () => {
	const run = await pbx.run(REMOVE);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', queue: '27', extension: '205' }]);
	expect(pbx.sent()).toEqual([SENT]);
	expect(members()).toEqual([['204'], ['205'], []]);
});

test('logs an agent out of all queues', async () => {
	const run = await pbx.run({ ...REMOVE, queue: { __rl: true, mode: 'list', value: 'ALL' } });

	expect(run.error).toBeUndefined();
	expect(pbx.sent()).toEqual([{ ...SENT, queue: 'ALL' }]);
	expect(members()).toEqual([['204'], [], []]);
});

test('by the number of the queue, and the extension as typed', async () => {
	await pbx.run({
		...REMOVE,
		queue: { __rl: true, mode: 'number', value: '901' },
		extension: { __rl: true, mode: 'id', value: '205-DEMOCO' },
	});

	expect(pbx.sent()).toEqual([
		{ ...SENT, queue: undefined, queuenumber: '901', extension: '205-DEMOCO' },
	]);
	expect(members()).toEqual([['204', '205'], [], []]);
});

test('a dry run removes nobody', async () => {
	const run = await pbx.run({ ...REMOVE, options: { dryRun: true } });

	expect(run.error).toBeUndefined();
	expect(run.text()).toContain('del');
	expect(pbx.sent()).toEqual([]);
	expect(members()).toEqual([['204', '205'], ['205'], []]);
});

understandsEveryYes(pbx, REMOVE, {
	style: 'agentReply',
	asked: { queue: '27', extension: '205' },
});
saysWhyNotInEveryStyle(
	pbx,
	{ ...REMOVE, extension: '999' },
	{ style: 'agentReply', message: 'The PBX answered: No such agent' },
);
saysWhyNotInEveryStyle(
	pbx,
	{ ...REMOVE, queue: '999' },
	{ style: 'agentReply', message: 'The PBX asks for a value: Wrong or missing queue' },
);
takesOtherWordsForANo(pbx, REMOVE);
saysWhenTheAnswerIsLost(pbx, REMOVE, 'the agent may have been removed');
saysWhatIsNotOffered(pbx, REMOVE, { feature: 'removing agents', request: 'agent' });
failsItemByItem(
	pbx,
	{ ...REMOVE, queue: 'ALL' },
	{ field: 'extension', label: 'Extension', good: nextAgent() },
);

/** Each good item removes somebody who is there. */
function nextAgent(): () => string {
	let turn = 0;
	return () => ['204', '205'][turn++ % 2];
}

takesATypedIdForANumber(pbx, { ...REMOVE, extension: '204' }, 'queuenumber');
