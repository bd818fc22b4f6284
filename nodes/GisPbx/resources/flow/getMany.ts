import { limited, listFields } from '../../fields/list';
import { defineOperation, itemsOf } from '../operation';
import { fetchFlows } from '../../directory/flows';

/** Lists the flows (pbx.md#flows). */
export const getMany = defineOperation({
	name: 'Get Many',
	action: 'Get many flows',
	description: 'Retrieve a list of flows with their IDs, numbers, values and states',
	effect: 'reads',
	timeoutSeconds: 30,
	fields: { ...listFields() },
	async run({ values, pbx }) {
		return itemsOf(limited(await fetchFlows(pbx), values));
	},
});
