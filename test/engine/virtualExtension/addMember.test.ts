import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import {
	saysWhenTheAnswerIsLost,
	saysWhyNotInEveryStyle,
	showsOtherWordsUnconfirmed,
	understandsEveryYes,
} from '../writeReplies';

const pbx = usePbx();
const ADD = {
	resource: 'virtualExtension',
	operation: 'addMember',
	virtualExtension: '210',
	extension: { __rl: true, mode: 'list', value: '204' },
};
const SENT = {
	reqtype: 'VIRTUALEXT',
	number: '210',
	action: 'add',
	extension: '204',
	format: 'json',
};
const ASKED = { alreadySo: false, virtualExtension: '210', extension: '204' };
const members = () => pbx.simulator.state.virtualExtensions[0].members;

test('connects an extension', async () => {
	const run = await pbx.run(ADD);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', ...ASKED }]);
	expect(pbx.sent()).toEqual([SENT]);
	expect(members()).toEqual(['205', '204']);
});

test('sends the extension as typed, and the number without marks', async () => {
	const run = await pbx.run({
		...ADD,
		virtualExtension: '={{ "\\u200e210\\u200f" }}',
		extension: { __rl: true, mode: 'id', value: '204-DEMOCO' },
	});

	expect(run.error).toBeUndefined();
	expect(pbx.sent()).toEqual([{ ...SENT, extension: '204-DEMOCO' }]);
	expect(members()).toEqual(['205', '204']);
});

describe('an extension that is connected already', () => {
	const AGAIN = { ...ADD, extension: '205' };

	test.each(['ok', 'quotedOk', 'json', 'nothing'] as const)(
		'is no error when that is ignored (%s)',
		async (virtualextReply) => {
			pbx.simulator.switches.virtualextReply = virtualextReply;
			const run = await pbx.run({ ...AGAIN, options: { ignoreIfSo: true } });

			expect(run.error).toBeUndefined();
			expect(run.json()).toEqual([
				{ ...ASKED, confirmed: true, alreadySo: true, reply: 'Already there', extension: '205' },
			]);
			expect(members()).toEqual(['205']);
		},
	);

	test.each([{}, { ignoreIfSo: false }])('is an error with the options %j', async (options) => {
		const run = await pbx.run({ ...AGAIN, options });

		expect(run.error?.message).toBe('The PBX answered: Already there [item 0]');
		expect(run.json()).toEqual([]);
	});

	test('is not noticed where the PBX says OK', async () => {
		pbx.simulator.switches.virtualextRepeat = 'ok';
		const run = await pbx.run({ ...AGAIN, options: { ignoreIfSo: true } });

		expect(run.json()).toMatchObject([{ confirmed: true, alreadySo: false }]);
	});
});

understandsEveryYes(pbx, ADD, { style: 'virtualextReply', asked: ASKED });
saysWhyNotInEveryStyle(
	pbx,
	{ ...ADD, virtualExtension: '299' },
	{
		style: 'virtualextReply',
		message: 'The PBX asks for a value: Wrong or missing virtual extension number',
	},
);
saysWhyNotInEveryStyle(
	pbx,
	{ ...ADD, extension: '999' },
	{
		style: 'virtualextReply',
		message: 'The PBX asks for a value: Wrong or missing extension',
	},
);
showsOtherWordsUnconfirmed(pbx, ADD, ASKED);
saysWhenTheAnswerIsLost(pbx, ADD, 'the PBX may have carried it out');
failsItemByItem(pbx, ADD, { field: 'extension', label: 'Extension', good: nextExtension() });

/** Each good item connects an extension of its own. */
function nextExtension(): () => string {
	let turn = 0;
	return () => ['206', '207'][turn++ % 2];
}
