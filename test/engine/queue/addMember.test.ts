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
const ADD = {
	resource: 'queue',
	operation: 'addMember',
	queue: { __rl: true, mode: 'list', value: '28' },
	extension: { __rl: true, mode: 'list', value: '204' },
};
const SENT = { reqtype: 'QUEUE', id: '28', action: 'add', extension: '204', format: 'json' };
const members = (place = 1) => pbx.simulator.state.queues[place].members;

test('logs an extension in to a queue', async () => {
	const run = await pbx.run(ADD);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([
		{ confirmed: true, alreadySo: false, reply: 'OK', queue: '28', extension: '204' },
	]);
	expect(pbx.sent()).toEqual([SENT]);
	expect(members().map(({ extension }) => extension)).toEqual(['205', '204']);
});

test('sends type and penalty under their PBX names', async () => {
	const run = await pbx.run({ ...ADD, options: { memberType: 'EANM', penalty: 3 } });

	expect(run.error).toBeUndefined();
	expect(pbx.sent()).toEqual([{ ...SENT, type: 'EANM', penalty: '3' }]);
	expect(members()[1]).toMatchObject({ extension: '204', type: 'EANM', penalty: '3' });
});

test.each(['AD', 'ADR', 'CC', 'CU', 'CUFF', 'CUNM', 'EA', 'EAC', 'EANM', 'EANMC', 'NF', 'NFR'])(
	'sends the type %s',
	async (type) => {
		await pbx.run({ ...ADD, options: { memberType: type } });

		expect(pbx.sent()).toEqual([{ ...SENT, type }]);
	},
);

test('adds by the number of the queue, and the extension as typed', async () => {
	const run = await pbx.run({
		...ADD,
		queue: { __rl: true, mode: 'number', value: '901' },
		extension: { __rl: true, mode: 'id', value: ' 204-DEMOCO ' },
	});

	expect(run.json()).toMatchObject([{ confirmed: true, queue: '901', extension: '204-DEMOCO' }]);
	expect(pbx.sent()).toEqual([{ ...SENT, id: undefined, number: '901', extension: '204-DEMOCO' }]);
	expect(members().map(({ extension }) => extension)).toEqual(['205', '204']);
});

test('a PBX that wants the ID says so in its words', async () => {
	pbx.simulator.switches.requireIdForAdd = 'on';
	const run = await pbx.run({ ...ADD, queue: { __rl: true, mode: 'number', value: '901' } });

	expect(run.error?.message).toBe('The PBX asks for a value: No queue id specified [item 0]');
	expect(members()).toHaveLength(1);
});

test('a PBX that wants a type says so, and takes one', async () => {
	pbx.simulator.switches.requireType = 'on';
	const without = await pbx.run(ADD);
	const withType = await pbx.run({ ...ADD, options: { memberType: 'NF' } });

	expect(without.error?.message).toBe('The PBX asks for a value: No type specified [item 0]');
	expect(withType.json()).toMatchObject([{ confirmed: true }]);
});

test.each([
	[{ memberType: '={{ "XY" }}' }, /^Member Type must be one of AD, ADR, .*, NFR \[item 0\]$/],
	[{ penalty: -1 }, /^Penalty must be a whole number from 0 to 1000 \[item 0\]$/],
	[{ penalty: '={{ null }}' }, /^Penalty must be a whole number/],
	[{ ignoreIfSo: '={{ "perhaps" }}' }, /^Ignore If Already So must be true or false \[item 0\]$/],
])('refuses the option %j', async (options, message) => {
	const run = await pbx.run({ ...ADD, options });

	expect(run.error?.message).toMatch(message);
	expect(pbx.sent()).toEqual([]);
});

describe('a member that is there already', () => {
	const AGAIN = { ...ADD, extension: '205' };
	const SO = { queue: '28', extension: '205', alreadySo: true, reply: 'Already there' };

	test.each(['ok', 'quotedOk', 'json', 'nothing'] as const)(
		'is no error when that is ignored (%s)',
		async (queueReply) => {
			pbx.simulator.switches.queueReply = queueReply;
			const run = await pbx.run({ ...AGAIN, options: { ignoreIfSo: true } });

			expect(run.error).toBeUndefined();
			expect(run.json()).toEqual([{ confirmed: true, ...SO }]);
			expect(members()).toHaveLength(1);
		},
	);

	test.each([{}, { ignoreIfSo: false }])('is an error with the options %j', async (options) => {
		const run = await pbx.run({ ...AGAIN, options });

		expect(run.error?.message).toBe('The PBX answered: Already there [item 0]');
		expect(run.json()).toEqual([]);
	});

	test('is not noticed where the PBX says OK', async () => {
		pbx.simulator.switches.queueRepeat = 'ok';
		const run = await pbx.run({ ...AGAIN, options: { ignoreIfSo: true } });

		expect(run.json()).toMatchObject([{ confirmed: true, alreadySo: false }]);
	});

	test.each(['Unable to add interface: Already there', 'Error|Member already in queue|'])(
		'is told by %s, too',
		async (words) => {
			await pbx.says(words);
			const run = await pbx.run({ ...AGAIN, options: { ignoreIfSo: true } });

			expect(run.json()).toMatchObject([{ confirmed: true, alreadySo: true }]);
		},
	);

	test.each(['Extension not there', '205 is not a member of this tenant', 'No such queue'])(
		'is not what "%s" says',
		async (words) => {
			await pbx.says(words);
			const run = await pbx.run({ ...AGAIN, options: { ignoreIfSo: true } });

			expect(run.error?.message).toBe(`The PBX answered: ${words} [item 0]`);
		},
	);
});

describe('a queue or an extension that is not there', () => {
	const QUEUE = 'Wrong or missing queue number';
	saysWhyNotInEveryStyle(
		pbx,
		{ ...ADD, queue: '999' },
		{ style: 'queueReply', message: `The PBX asks for a value: ${QUEUE}` },
	);
	saysWhyNotInEveryStyle(
		pbx,
		{ ...ADD, extension: '999' },
		{ style: 'queueReply', message: 'The PBX asks for a value: Wrong or missing extension' },
	);

	test('is no success because "already so" is ignored', async () => {
		const run = await pbx.run({ ...ADD, queue: '999', options: { ignoreIfSo: true } });

		expect(run.error?.message).toBe(`The PBX asks for a value: ${QUEUE} [item 0]`);
	});
});

test('refuses All Queues, which an agent had', async () => {
	const run = await pbx.run({ ...ADD, queue: { __rl: true, mode: 'list', value: 'ALL' } });

	expect(run.error?.message).toBe('Queue is All Queues, which only agents know [item 0]');
	expect(pbx.sent()).toEqual([]);
});

understandsEveryYes(pbx, ADD, {
	style: 'queueReply',
	asked: { alreadySo: false, queue: '28', extension: '204' },
});
takesOtherWordsForANo(pbx, ADD);
saysWhenTheAnswerIsLost(pbx, ADD, 'the PBX may have carried it out');
failsItemByItem(pbx, ADD, { field: 'queue', label: 'Queue', good: nextQueue() });

/** Each good item goes to a queue of its own, which the extension has not joined. */
function nextQueue(): () => string {
	let turn = 0;
	return () => ['28', '29'][turn++ % 2];
}

takesATypedIdForANumber(pbx, ADD, 'number');
