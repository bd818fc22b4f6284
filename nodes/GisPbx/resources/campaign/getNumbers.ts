import { limited, listFields } from '../../fields/list';
import { campaignNumbersFrom } from '../../pbx/lists/campaign';
import { entriesOf } from '../../directory/entriesOf';
import { defineOperation, itemsOf } from '../operation';
import { campaignField } from './campaignFields';

/** The numbers of a campaign (pbx.md#campaigns). */
export const getNumbers = defineOperation({
	name: 'Get Numbers',
	action: 'Get the numbers of a campaign',
	description: 'Retrieve the numbers that a campaign calls',
	effect: 'reads',
	timeoutSeconds: 60,
	fields: { campaign: campaignField, ...listFields() },
	async run({ values, pbx }) {
		const answer = await pbx.read({
			parameters: {
				reqtype: 'campaign',
				campaign: values.campaign,
				action: 'listnumbers',
				format: 'json',
			},
			expected: 'list',
		});
		return itemsOf(limited(entriesOf(pbx, answer, campaignNumbersFrom), values));
	},
});
