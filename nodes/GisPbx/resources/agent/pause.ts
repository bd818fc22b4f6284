import { optionalText } from '../../fields/text';
import { extensionLocator } from '../../locators/extension';
import { queueLocator, agentsQueueParameter } from '../../locators/queue';
import { defineOperation, itemOf } from '../operation';
import { queueToChange } from '../typedQueue';

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
	async run(call) {
		const { values, pbx } = call;
		const { queue, extension, reason } = values;
		const { confirmed, reply } = await pbx.write({
			parameters: {
				reqtype: 'AGENT',
				...agentsQueueParameter(await queueToChange(call, queue)),
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
