import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import {
	saysWhenTheAnswerIsLost,
	saysWhyNotInEveryStyle,
	showsOtherWordsUnconfirmed,
	understandsEveryYes,
} from '../writeReplies';

const pbx = usePbx();
const CLEAN = {
	resource: 'virtualExtension',
	operation: 'removeAllMembers',
	virtualExtension: '210',
};
const ASKED = { virtualExtension: '210' };

test('disconnects every extension', async () => {
	const run = await pbx.run(CLEAN);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', ...ASKED }]);
	expect(pbx.sent()).toEqual([
		{ reqtype: 'VIRTUALEXT', number: '210', action: 'clean', format: 'json' },
	]);
	expect(pbx.simulator.state.virtualExtensions[0].members).toEqual([]);
});

understandsEveryYes(pbx, CLEAN, { style: 'virtualextReply', asked: ASKED });
saysWhyNotInEveryStyle(
	pbx,
	{ ...CLEAN, virtualExtension: '299' },
	{
		style: 'virtualextReply',
		message: 'The PBX asks for a value: Wrong or missing virtual extension number',
	},
);
showsOtherWordsUnconfirmed(pbx, CLEAN, ASKED);
saysWhenTheAnswerIsLost(pbx, CLEAN, 'the PBX may have carried it out');
failsItemByItem(pbx, CLEAN, {
	field: 'virtualExtension',
	label: 'Virtual Extension',
	good: () => '210',
});
