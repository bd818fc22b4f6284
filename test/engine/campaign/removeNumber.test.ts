import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import { saysWhyNotInEveryStyle } from '../writeReplies';
import { standsAsACampaignWrite } from './campaignTwins';

const pbx = usePbx();
const REMOVE = {
	resource: 'campaign',
	operation: 'removeNumber',
	campaign: '12',
	number: '0500000001',
};
const SENT = { reqtype: 'campaign', campaign: '12', action: 'delnumber', number: '0500000001' };
const ASKED = { campaign: '12', number: '0500000001' };
const numbers = () => pbx.simulator.state.campaigns[0].numbers.map(({ number }) => number);

beforeEach(() => {
	pbx.simulator.state.campaigns[0].numbers = ['0500000001', '0500000002', '0500000003'].map(
		(number) => ({ number, description: '' }),
	);
});

test('takes a number out of a campaign', async () => {
	const run = await pbx.run(REMOVE);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', ...ASKED }]);
	expect(pbx.sent()).toEqual([SENT]);
	expect(numbers()).toEqual(['0500000002', '0500000003']);
});

test('sends the number as it is dialled', async () => {
	await pbx.run({ ...REMOVE, number: '\u200e050-000 00-01' });

	expect(pbx.sent()).toEqual([SENT]);
});

test('refuses letters by name', async () => {
	const run = await pbx.run({ ...REMOVE, number: '204-DEMOCO' });

	expect(run.error?.message).toBe('Number is no phone number: "204-DEMOCO" [item 0]');
	expect(pbx.sent()).toEqual([]);
});

saysWhyNotInEveryStyle(
	pbx,
	{ ...REMOVE, number: '0500000009' },
	{
		style: 'campaignReply',
		message: 'The PBX answered: No such number',
	},
);
standsAsACampaignWrite(pbx, REMOVE, {
	asked: ASKED,
	may: 'the number may have been removed',
});
failsItemByItem(pbx, REMOVE, { field: 'number', label: 'Number', good: nextNumber() });

/** Each good item removes a number of its own. */
function nextNumber(): () => string {
	let turn = 0;
	return () => ['0500000002', '0500000003'][turn++ % 2];
}
