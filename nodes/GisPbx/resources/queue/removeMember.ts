import { extensionLocator } from '../../locators/extension';
import { queueLocator, queueParameter } from '../../locators/queue';
import { ignoreIfSo, writeUnlessSo } from '../ignoreIfSo';
import { defineOperation, itemOf } from '../operation';
import { queueToChange } from '../typedQueue';

/** Logs an extension out of a queue (pbx.md#queue-members). */
export const removeMember = defineOperation({
	name: 'Remove Member',
	action: 'Remove a member from a queue',
	description: 'Log an extension out of a queue, so that it gets no more calls',
	effect: 'writes',
	timeoutSeconds: 30,
	fields: { queue: queueLocator(), extension: extensionLocator() },
	options: { ignoreIfSo },
	async run(call) {
		const { values, options, pbx } = call;
		const { queue, extension } = values;
		const outcome = await writeUnlessSo(
			pbx,
			{
				parameters: {
					reqtype: 'QUEUE',
					...queueParameter(await queueToChange(call, queue)),
					action: 'del',
					extension,
					format: 'json',
				},
				otherText: 'refused',
			},
			options.ignoreIfSo,
		);
		return itemOf({ queue: queue.value, extension, ...outcome });
	},
});
