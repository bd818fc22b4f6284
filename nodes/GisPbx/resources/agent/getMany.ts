import { limited, listFields } from '../../fields/list';
import { isAllQueues, queueLocator, agentsQueueParameter } from '../../locators/queue';
import { agentsFrom } from '../../pbx/lists/member';
import { entriesOf } from '../../directory/entriesOf';
import { defineOperation, itemsOf } from '../operation';

/** The agents of a queue or of all queues (pbx.md#agents). */
export const getMany = defineOperation({
	name: 'Get Many',
	action: 'Get many agents',
	description: 'Retrieve the agents of a queue: who is paused, who is talking',
	effect: 'reads',
	timeoutSeconds: 30,
	fields: { queue: queueLocator({}, { orAll: true }), ...listFields() },
	async run({ values, pbx }) {
		const { queue } = values;
		const answer = await pbx.read({
			parameters: {
				reqtype: 'INFO',
				info: 'agents',
				...(isAllQueues(queue) ? {} : agentsQueueParameter(queue)),
				format: 'json',
			},
		});
		return itemsOf(limited(entriesOf(pbx, answer, agentsFrom), values));
	},
});
