import type { OperationParameters, TestPbx } from '../support';
import { failsItemByItem } from '../twins';
import {
	saysWhenTheAnswerIsLost,
	saysWhyNotInEveryStyle,
	showsOtherWordsUnconfirmed,
	understandsEveryYes,
} from '../writeReplies';

interface CampaignWrite {
	/** What the item says besides `confirmed` and `reply`. */
	asked: Record<string, unknown>;
	/** What may have happened when the answer was lost. */
	may: string;
}

/** What every write to a campaign has to stand. */
export function standsAsACampaignWrite(
	pbx: TestPbx,
	parameters: OperationParameters,
	{ asked, may }: CampaignWrite,
): void {
	// Without `format=json`, which the sheet does not send, the simulator answers a line.
	understandsEveryYes(pbx, parameters, { style: 'campaignReply', asked, json: 'Success|OK|' });
	saysWhyNotInEveryStyle(
		pbx,
		{ ...parameters, campaign: '99' },
		{ style: 'campaignReply', message: 'The PBX asks for a value: Wrong or missing campaign' },
	);
	showsOtherWordsUnconfirmed(pbx, parameters, asked);
	saysWhenTheAnswerIsLost(pbx, parameters, may);
}

interface StateChange extends Pick<CampaignWrite, 'may'> {
	from: CampaignState;
	to: CampaignState;
	/** What the PBX says of a campaign that is in that state already. */
	again: string;
}

type CampaignState = TestPbx['simulator']['state']['campaigns'][number]['state'];

/** start, stop, pause and resume: the operation's value is the PBX's action. */
export function changesTheState(
	pbx: TestPbx,
	action: string,
	{ from, to, again, ...write }: StateChange,
): void {
	const parameters = { resource: 'campaign', operation: action, campaign: '12' };
	const sent = { reqtype: 'campaign', campaign: '12', action };
	const asked = { campaign: '12' };
	beforeEach(() => {
		for (const campaign of pbx.simulator.state.campaigns) {
			Object.assign(campaign, { state: from, kind: 'onDemand' });
		}
	});

	test(`changes a campaign from ${from} to ${to}, and no other`, async () => {
		const run = await pbx.run(parameters);

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', ...asked }]);
		expect(pbx.sent()).toEqual([sent]);
		expect(pbx.simulator.state.campaigns.map(({ state }) => state)).toEqual([to, from]);
	});

	test('says what the PBX says of one in that state already', async () => {
		await pbx.run(parameters);
		const run = await pbx.run(parameters);

		expect(run.error?.message).toBe(`The PBX answered: ${again} [item 0]`);
		expect(run.json()).toEqual([]);
		expect(pbx.simulator.state.campaigns[0].state).toBe(to);
	});

	test('takes the number of a campaign from an expression', async () => {
		await pbx.run({ ...parameters, campaign: '={{ 12 }}' });

		expect(pbx.sent()).toEqual([sent]);
	});

	standsAsACampaignWrite(pbx, parameters, { asked, ...write });
	failsItemByItem(pbx, parameters, { field: 'campaign', label: 'Campaign', good: nextCampaign() });
}

/** Each good item changes a campaign of its own. */
function nextCampaign(): () => string {
	let turn = 0;
	return () => ['12', '13'][turn++ % 2];
}
