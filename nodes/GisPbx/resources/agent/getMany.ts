import { limited, listFields } from '../../fields/list';
import { isAllQueues, queueLocator, agentsQueueParameter } from '../../locators/queue';
import { agentsFrom } from '../../pbx/lists/member';
import { entriesOf } from '../../directory/entriesOf';
import { defineOperation, itemsOf } from '../operation';
import { namedMembers } from '../namedMembers';
import { listOfQueue } from '../typedQueue';

/** The agents of a queue or of all queues (pbx.md#agents). */
export const getMany = defineOperation({
	name: 'Get Many',
	action: 'Get many agents',
	description: 'Retrieve the agents of a queue: who is paused, who is talking',
	effect: 'reads',
	timeoutSeconds: 30,
	fields: { queue: queueLocator({}, { orAll: true }), ...listFields() },
	async run(call) {
		const { values, pbx } = call;
		const agents = await listOfQueue(call, values.queue, async (queue) => {
			const answer = await pbx.read({
				parameters: {
					reqtype: 'INFO',
					info: 'agents',
					...(isAllQueues(queue) ? {} : agentsQueueParameter(queue)),
					format: 'json',
				},
			});
			return entriesOf(pbx, answer, agentsFrom);
		});
		return itemsOf(await namedMembers(call, limited(agents, values), values.queue));
	},
});
