import { optionalText } from '../../fields/text';
import { defineOperation, itemOf } from '../operation';
import { campaignField, numberField } from './campaignFields';

/** Puts a number into a campaign (pbx.md#campaigns). */
export const addNumber = defineOperation({
	name: 'Add Number',
	action: 'Add a number to a campaign',
	description: 'Put a number into a campaign; a campaign that runs will call it',
	effect: 'reachesPeople',
	timeoutSeconds: 30,
	ifAnswerLost: 'the number may have been added',
	reaches: ({ number }) => ({ by: 'campaign', numbers: [['number', number]] }),
	fields: {
		campaign: campaignField,
		number: numberField,
		numberDescription: optionalText({
			displayName: 'Number Description',
			placeholder: 'e.g. Nathan Smith',
			description: 'Name shown with the number; Hebrew is fine',
		}),
	},
	async run({ values: { campaign, number, numberDescription }, pbx }) {
		const { confirmed, reply } = await pbx.write({
			parameters: {
				reqtype: 'campaign',
				campaign,
				action: 'addnumber',
				number,
				numberdescription: numberDescription,
			},
		});
		return itemOf({
			campaign,
			number,
			numberDescription: numberDescription ?? null,
			confirmed,
			reply,
		});
	},
});
