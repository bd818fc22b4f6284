import { AGENT_REMOVAL, writeOffered } from '../../directory/offered';
import { extensionLocator } from '../../locators/extension';
import { agentsQueueParameter, queueLocator } from '../../locators/queue';
import { defineOperation, itemOf } from '../operation';
import { queueToChange } from '../typedQueue';

/** Logs an agent out of a queue, or of all at once (pbx.md#pausing). */
export const remove = defineOperation({
	name: 'Remove',
	action: 'Remove an agent from queues',
	description: 'Log an agent out of a queue, or of all queues at once',
	effect: 'writes',
	timeoutSeconds: 30,
	ifAnswerLost: 'the agent may have been removed',
	feature: AGENT_REMOVAL,
	fields: { queue: queueLocator({}, { orAll: true }), extension: extensionLocator() },
	async run(call) {
		const { values, pbx } = call;
		const { queue, extension } = values;
		const { confirmed, reply } = await writeOffered(pbx, AGENT_REMOVAL, {
			parameters: {
				reqtype: 'AGENT',
				...agentsQueueParameter(await queueToChange(call, queue)),
				action: 'del',
				extension,
				format: 'json',
			},
			otherText: 'refused',
		});
		return itemOf({ queue: queue.value, extension, confirmed, reply });
	},
});
