import { defineOperation, itemOf } from '../operation';
import { campaignField, numberField } from './campaignFields';

/** Takes a number out of a campaign (pbx.md#campaigns). */
export const removeNumber = defineOperation({
	name: 'Remove Number',
	action: 'Remove a number from a campaign',
	description: 'Take a number out of a campaign, so that it is not called',
	effect: 'reachesPeople',
	timeoutSeconds: 30,
	ifAnswerLost: 'the number may have been removed',
	fields: { campaign: campaignField, number: numberField },
	async run({ values: { campaign, number }, pbx }) {
		const { confirmed, reply } = await pbx.write({
			parameters: { reqtype: 'campaign', campaign, action: 'delnumber', number },
		});
		return itemOf({ campaign, number, confirmed, reply });
	},
});
