import { extensionLocator } from '../../locators/extension';
import { queueLocator, agentsQueueParameter } from '../../locators/queue';
import { defineOperation, itemOf } from '../operation';
import { queueToChange } from '../typedQueue';

/** Ends the pause of an agent (pbx.md#pausing). */
export const unpause = defineOperation({
	name: 'Unpause',
	action: 'Unpause an agent',
	description: 'Let an agent get calls of a queue again',
	effect: 'writes',
	timeoutSeconds: 30,
	fields: { queue: queueLocator({}, { orAll: true }), extension: extensionLocator() },
	async run(call) {
		const { values, pbx } = call;
		const { queue, extension } = values;
		const { confirmed, reply } = await pbx.write({
			parameters: {
				reqtype: 'AGENT',
				...agentsQueueParameter(await queueToChange(call, queue)),
				action: 'unpause',
				extension,
				format: 'json',
			},
			otherText: 'refused',
		});
		return itemOf({ queue: queue.value, extension, confirmed, reply });
	},
});
