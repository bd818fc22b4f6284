import { limited, listFields } from '../../fields/list';
import { defineOperation, itemsOf } from '../operation';
import { fetchQueues } from '../../directory/queues';

/** Lists the queues with their internal IDs (pbx.md#queues). */
export const getMany = defineOperation({
	name: 'Get Many',
	action: 'Get many queues',
	description: 'Retrieve a list of queues with their IDs',
	effect: 'reads',
	timeoutSeconds: 30,
	fields: { ...listFields() },
	async run({ values, pbx }) {
		return itemsOf(limited(await fetchQueues(pbx), values));
	},
});
