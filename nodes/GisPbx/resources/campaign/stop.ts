import { campaignField } from './campaignFields';
import { defineOperation, itemOf } from '../operation';

/** Stops an on-demand campaign (pbx.md#campaigns). */
export const stop = defineOperation({
	name: 'Stop',
	action: 'Stop a campaign',
	description: 'Stop an on-demand campaign',
	effect: 'reachesPeople',
	timeoutSeconds: 30,
	ifAnswerLost: 'the campaign may have been stopped',
	fields: { campaign: campaignField },
	async run({ values: { campaign }, pbx }) {
		const { confirmed, reply } = await pbx.write({
			parameters: { reqtype: 'campaign', campaign, action: 'stop' },
		});
		return itemOf({ campaign, confirmed, reply });
	},
});
