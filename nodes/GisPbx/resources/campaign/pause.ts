import { campaignField } from './campaignFields';
import { defineOperation, itemOf } from '../operation';

/** Pauses a campaign (pbx.md#campaigns). */
export const pause = defineOperation({
	name: 'Pause',
	action: 'Pause a campaign',
	description: 'Pause a campaign that runs',
	effect: 'reachesPeople',
	timeoutSeconds: 30,
	ifAnswerLost: 'the campaign may have been paused',
	fields: { campaign: campaignField },
	async run({ values: { campaign }, pbx }) {
		const { confirmed, reply } = await pbx.write({
			parameters: { reqtype: 'campaign', campaign, action: 'pause' },
		});
		return itemOf({ campaign, confirmed, reply });
	},
});
