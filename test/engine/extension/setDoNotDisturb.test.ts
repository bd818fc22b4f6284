import { saysWhatIsNotOffered } from '../notOffered';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import {
	saysWhenTheAnswerIsLost,
	saysWhyNotInEveryStyle,
	showsOtherWordsUnconfirmed,
	understandsEveryYes,
} from '../writeReplies';

const pbx = usePbx();
const SET = {
	resource: 'extension',
	operation: 'setDoNotDisturb',
	extension: { __rl: true, mode: 'list', value: '204' },
	doNotDisturb: true,
};
const SENT = { reqtype: 'DND', action: 'set', number: '204', value: 'on', format: 'json' };
const ASKED = { extension: '204', doNotDisturb: true };
const extension204 = () => pbx.simulator.state.extensions[0];

test.each([true, false])('switches it: %s', async (doNotDisturb) => {
	extension204().doNotDisturb = !doNotDisturb;
	const run = await pbx.run({ ...SET, doNotDisturb });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', extension: '204', doNotDisturb }]);
	expect(pbx.sent()).toEqual([{ ...SENT, value: doNotDisturb ? 'on' : '' }]);
	expect(extension204().doNotDisturb).toBe(doNotDisturb);
});

test('a PBX that says nothing is read back by Get Do Not Disturb', async () => {
	pbx.simulator.switches.dndReply = 'nothing';
	const set = await pbx.run(SET);
	const get = await pbx.run({ ...SET, operation: 'getDoNotDisturb' });

	expect(set.json()).toMatchObject([{ confirmed: false, reply: '' }]);
	expect(get.json()).toEqual([ASKED]);
	expect(pbx.sent().filter(({ action }) => action === 'set')).toHaveLength(1);
});

test.each(['http500', 'dropInBody'] as const)(
	'stays unconfirmed where the PBX fails at its HELP (%s)',
	async (fault) => {
		pbx.simulator.switches.dndReply = 'nothing';
		pbx.simulator.fail(fault, { when: ({ reqtype }) => reqtype === 'HELP' });
		const run = await pbx.run(SET);

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([{ confirmed: false, reply: '', ...ASKED }]);
	},
);

test.each(['={{ "on" }}', '={{ null }}', '={{ 1 }}'])('refuses %s', async (doNotDisturb) => {
	const run = await pbx.run({ ...SET, doNotDisturb });

	expect(run.error?.message).toBe('Do Not Disturb must be true or false [item 0]');
	expect(pbx.sent()).toEqual([]);
});

understandsEveryYes(pbx, SET, { style: 'dndReply', asked: ASKED });
saysWhyNotInEveryStyle(
	pbx,
	{ ...SET, extension: '299' },
	{
		style: 'dndReply',
		message: 'The PBX asks for a value: Wrong or missing extension number',
	},
);
showsOtherWordsUnconfirmed(pbx, SET, ASKED);
saysWhenTheAnswerIsLost(pbx, SET, 'do not disturb may have been switched');
saysWhatIsNotOffered(pbx, SET, { feature: 'do not disturb', request: 'dnd' });
failsItemByItem(pbx, SET, { field: 'extension', label: 'Extension', good: () => '205' });
