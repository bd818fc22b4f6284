import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import {
	saysWhenTheAnswerIsLost,
	saysWhyNotInEveryStyle,
	showsOtherWordsUnconfirmed,
	understandsEveryYes,
} from '../writeReplies';

const pbx = usePbx();
const REMOVE = {
	resource: 'virtualExtension',
	operation: 'removeMember',
	virtualExtension: '210',
	extension: { __rl: true, mode: 'list', value: '205' },
};
const SENT = {
	reqtype: 'VIRTUALEXT',
	number: '210',
	action: 'del',
	extension: '205',
	format: 'json',
};
const ASKED = { alreadySo: false, virtualExtension: '210', extension: '205' };
const members = () => pbx.simulator.state.virtualExtensions[0].members;

test('disconnects an extension', async () => {
	const run = await pbx.run(REMOVE);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', ...ASKED }]);
	expect(pbx.sent()).toEqual([SENT]);
	expect(members()).toEqual([]);
});

describe('an extension that is not connected', () => {
	const AGAIN = { ...REMOVE, extension: '204' };

	test.each(['ok', 'quotedOk', 'json', 'nothing'] as const)(
		'is no error when that is ignored (%s)',
		async (virtualextReply) => {
			pbx.simulator.switches.virtualextReply = virtualextReply;
			const run = await pbx.run({ ...AGAIN, options: { ignoreIfSo: true } });

			expect(run.error).toBeUndefined();
			expect(run.json()).toEqual([
				{ ...ASKED, confirmed: true, alreadySo: true, reply: 'Not there', extension: '204' },
			]);
			expect(members()).toEqual(['205']);
		},
	);

	test.each([{}, { ignoreIfSo: false }])('is an error with the options %j', async (options) => {
		const run = await pbx.run({ ...AGAIN, options });

		expect(run.error?.message).toBe('The PBX answered: Not there [item 0]');
		expect(run.json()).toEqual([]);
	});

	test('is not noticed where the PBX says OK', async () => {
		pbx.simulator.switches.virtualextRepeat = 'ok';
		const run = await pbx.run({ ...AGAIN, options: { ignoreIfSo: true } });

		expect(run.json()).toMatchObject([{ confirmed: true, alreadySo: false }]);
	});
});

understandsEveryYes(pbx, REMOVE, { style: 'virtualextReply', asked: ASKED });
saysWhyNotInEveryStyle(
	pbx,
	{ ...REMOVE, virtualExtension: '299' },
	{
		style: 'virtualextReply',
		message: 'The PBX asks for a value: Wrong or missing virtual extension number',
	},
);
saysWhyNotInEveryStyle(
	pbx,
	{ ...REMOVE, extension: '999' },
	{
		style: 'virtualextReply',
		message: 'The PBX asks for a value: Wrong or missing extension',
	},
);
showsOtherWordsUnconfirmed(pbx, REMOVE, ASKED);
saysWhenTheAnswerIsLost(pbx, REMOVE, 'the PBX may have carried it out');

describe('several members', () => {
	beforeEach(() => {
		pbx.simulator.state.virtualExtensions[0].members = ['205', '206'];
	});
	failsItemByItem(pbx, REMOVE, { field: 'extension', label: 'Extension', good: nextExtension() });
});

/** Each good item disconnects an extension of its own. */
function nextExtension(): () => string {
	let turn = 0;
	return () => ['205', '206'][turn++ % 2];
}
