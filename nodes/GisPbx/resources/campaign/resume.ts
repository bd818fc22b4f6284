import { campaignField } from './campaignFields';
import { defineOperation, itemOf } from '../operation';

/** Goes on with a campaign (pbx.md#campaigns). */
export const resume = defineOperation({
	name: 'Resume',
	action: 'Resume a campaign that calls its numbers',
	description: 'Go on with a paused campaign. This changes the PBX: it calls real people again.',
	effect: 'reachesPeople',
	timeoutSeconds: 30,
	ifAnswerLost: 'the campaign may be running',
	fields: { campaign: campaignField },
	async run({ values: { campaign }, pbx }) {
		const { confirmed, reply } = await pbx.write({
			parameters: { reqtype: 'campaign', campaign, action: 'resume' },
		});
		return itemOf({ campaign, confirmed, reply });
	},
});
