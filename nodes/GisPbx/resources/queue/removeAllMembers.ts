import { queueLocator, queueParameter } from '../../locators/queue';
import { defineOperation, itemOf } from '../operation';
import { queueToChange } from '../typedQueue';

/** Logs everybody out of a queue (pbx.md#queue-members). */
export const removeAllMembers = defineOperation({
	name: 'Remove All Members',
	action: 'Remove all members from a queue',
	description:
		'Log every extension out of a queue. This changes the PBX: nobody gets its calls until members are added again.',
	effect: 'writes',
	timeoutSeconds: 30,
	notice:
		'Every member is logged out of the queue, and its callers wait until members are added again.',
	fields: { queue: queueLocator() },
	async run(call) {
		const { values, pbx } = call;
		const { queue } = values;
		const { confirmed, reply } = await pbx.write({
			parameters: {
				reqtype: 'QUEUE',
				...queueParameter(await queueToChange(call, queue)),
				action: 'clean',
				format: 'json',
			},
			otherText: 'refused',
		});
		return itemOf({ queue: queue.value, confirmed, reply });
	},
});
