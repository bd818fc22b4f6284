import { optionalText } from '../../fields/text';
import { extensionLocator } from '../../locators/extension';
import { queueLocator, agentsQueueParameter } from '../../locators/queue';
import { defineOperation, itemOf } from '../operation';

/** Pauses an agent (pbx.md#pausing). */
export const pause = defineOperation({
	name: 'Pause',
	action: 'Pause an agent',
	description: 'Keep calls of a queue from an agent, with a reason if you like',
	effect: 'writes',
	timeoutSeconds: 30,
	fields: {
		queue: queueLocator({}, { orAll: true }),
		extension: extensionLocator(),
		reason: optionalText({
			displayName: 'Reason',
			placeholder: 'e.g. Lunch',
			description: 'Shown in the reports of the PBX; Hebrew is fine',
		}),
	},
	async run({ values: { queue, extension, reason }, pbx }) {
		const { confirmed, reply } = await pbx.write({
			parameters: {
				reqtype: 'AGENT',
				...agentsQueueParameter(queue),
				action: 'pause',
				extension,
				pausereason: reason,
				format: 'json',
			},
			otherText: 'refused',
		});
		return itemOf({ queue: queue.value, extension, reason: reason ?? null, confirmed, reply });
	},
});
