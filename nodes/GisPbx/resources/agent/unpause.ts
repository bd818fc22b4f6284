import { extensionLocator } from '../../locators/extension';
import { queueLocator, agentsQueueParameter } from '../../locators/queue';
import { defineOperation, itemOf } from '../operation';

/** Ends the pause of an agent (pbx.md#pausing). */
export const unpause = defineOperation({
	name: 'Unpause',
	action: 'Unpause an agent',
	description: 'Let an agent get calls of a queue again',
	effect: 'writes',
	timeoutSeconds: 30,
	fields: { queue: queueLocator({}, { orAll: true }), extension: extensionLocator() },
	async run({ values: { queue, extension }, pbx }) {
		const { confirmed, reply } = await pbx.write({
			parameters: {
				reqtype: 'AGENT',
				...agentsQueueParameter(queue),
				action: 'unpause',
				extension,
				format: 'json',
			},
			otherText: 'refused',
		});
		return itemOf({ queue: queue.value, extension, confirmed, reply });
	},
});
