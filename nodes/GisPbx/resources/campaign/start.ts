import { campaignField } from './campaignFields';
import { defineOperation, itemOf } from '../operation';

/** Starts an on-demand campaign (pbx.md#campaigns). */
export const start = defineOperation({
	name: 'Start',
	action: 'Start a campaign that calls its numbers',
	description: 'Start an on-demand campaign. This changes the PBX: it begins to call real people.',
	effect: 'reachesPeople',
	timeoutSeconds: 30,
	ifAnswerLost: 'the campaign may be running',
	notice:
		'The PBX begins to call every number of this campaign at once. Only on-demand campaigns can be started.',
	fields: { campaign: campaignField },
	async run({ values: { campaign }, pbx }) {
		const { confirmed, reply } = await pbx.write({
			parameters: { reqtype: 'campaign', campaign, action: 'start' },
		});
		return itemOf({ campaign, confirmed, reply });
	},
});
