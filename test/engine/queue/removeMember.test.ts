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
const REMOVE = {
	resource: 'queue',
	operation: 'removeMember',
	queue: { __rl: true, mode: 'list', value: '27' },
	extension: { __rl: true, mode: 'list', value: '204' },
};
const SENT = { reqtype: 'QUEUE', id: '27', action: 'del', extension: '204', format: 'json' };
const members = () => pbx.simulator.state.queues[0].members.map(({ extension }) => extension);

test('logs an extension out of a queue', async () => {
	const run = await pbx.run(REMOVE);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([
		{ confirmed: true, alreadySo: false, reply: 'OK', queue: '27', extension: '204' },
	]);
	expect(pbx.sent()).toEqual([SENT]);
	expect(members()).toEqual(['205']);
});

test('removes by the number of the queue, and the extension as typed', async () => {
	const run = await pbx.run({
		...REMOVE,
		queue: { __rl: true, mode: 'number', value: '900' },
		extension: { __rl: true, mode: 'id', value: '204-DEMOCO' },
	});

	expect(run.json()).toMatchObject([{ confirmed: true, queue: '900', extension: '204-DEMOCO' }]);
	expect(pbx.sent()).toEqual([{ ...SENT, id: undefined, number: '900', extension: '204-DEMOCO' }]);
	expect(members()).toEqual(['205']);
});

describe('a member that is not there', () => {
	const AGAIN = { ...REMOVE, extension: '207' };

	test.each(['ok', 'quotedOk', 'json', 'nothing'] as const)(
		'is no error when that is ignored (%s)',
		async (queueReply) => {
			pbx.simulator.switches.queueReply = queueReply;
			const run = await pbx.run({ ...AGAIN, options: { ignoreIfSo: true } });

			expect(run.error).toBeUndefined();
			expect(run.json()).toEqual([
				{ confirmed: true, alreadySo: true, reply: 'Not there', queue: '27', extension: '207' },
			]);
			expect(members()).toEqual(['204', '205']);
		},
	);

	test.each([{}, { ignoreIfSo: false }])('is an error with the options %j', async (options) => {
		const run = await pbx.run({ ...AGAIN, options });

		expect(run.error?.message).toBe('The PBX answered: Not there [item 0]');
		expect(run.json()).toEqual([]);
	});

	test('is not noticed where the PBX says OK', async () => {
		pbx.simulator.switches.queueRepeat = 'ok';
		const run = await pbx.run({ ...AGAIN, options: { ignoreIfSo: true } });

		expect(run.json()).toMatchObject([{ confirmed: true, alreadySo: false }]);
	});

	test.each(['Unable to remove interface: Not there', 'Not a member', 'Agent already removed'])(
		'is told by "%s", too',
		async (words) => {
			await pbx.says(words);
			const run = await pbx.run({ ...AGAIN, options: { ignoreIfSo: true } });

			expect(run.json()).toMatchObject([{ confirmed: true, alreadySo: true, reply: words }]);
		},
	);

	test('is not what another refusal says', async () => {
		await pbx.says('Permission denied');
		const run = await pbx.run({ ...AGAIN, options: { ignoreIfSo: true } });

		expect(run.error?.message).toBe('The PBX answered: Permission denied [item 0]');
	});
});

understandsEveryYes(pbx, REMOVE, {
	style: 'queueReply',
	asked: { alreadySo: false, queue: '27', extension: '204' },
});
saysWhyNotInEveryStyle(
	pbx,
	{ ...REMOVE, queue: '999' },
	{
		style: 'queueReply',
		message: 'The PBX asks for a value: Wrong or missing queue number',
	},
);
saysWhyNotInEveryStyle(
	pbx,
	{ ...REMOVE, extension: '999' },
	{
		style: 'queueReply',
		message: 'The PBX asks for a value: Wrong or missing extension',
	},
);
takesOtherWordsForANo(pbx, REMOVE);
saysWhenTheAnswerIsLost(pbx, REMOVE, 'the PBX may have carried it out');
failsItemByItem(
	pbx,
	{ ...REMOVE, extension: '205' },
	{ field: 'queue', label: 'Queue', good: nextQueue() },
);

/** Each good item leaves a queue of its own. */
function nextQueue(): () => string {
	let turn = 0;
	return () => ['27', '28'][turn++ % 2];
}

takesATypedIdForANumber(pbx, REMOVE, 'number');
