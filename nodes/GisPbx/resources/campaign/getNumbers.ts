import { limited, listFields } from '../../fields/list';
import { campaignNumbersFrom } from '../../pbx/lists/campaign';
import { askList } from '../../directory/askList';
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
		const { campaign } = values;
		const asked = { reqtype: 'campaign', campaign, action: 'listnumbers' };
		const answer = pbx.dataOf(await askList(pbx, asked, { json: 'list' }));
		return itemsOf(limited(entriesOf(pbx, answer, campaignNumbersFrom), values));
	},
});
