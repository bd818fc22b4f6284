import { choice } from '../../fields/choice';
import { wholeNumber } from '../../fields/wholeNumber';
import { extensionLocator } from '../../locators/extension';
import { queueLocator, queueParameter } from '../../locators/queue';
import { ignoreIfSo, writeUnlessSo } from '../ignoreIfSo';
import { defineOperation, itemOf } from '../operation';
import { queueToChange } from '../typedQueue';

/** How the engine reaches the member (pbx.md#queue-members). */
const memberType = choice(
	{
		displayName: 'Member Type',
		default: 'NF',
		description: 'Newer PBXs demand it. What each type does is in the queue page of the PBX.',
	},
	['AD', 'ADR', 'CC', 'CU', 'CUFF', 'CUNM', 'EA', 'EAC', 'EANM', 'EANMC', 'NF', 'NFR'].map(
		(value) => ({ name: value, value }),
	),
);

/** Logs an extension in to a queue (pbx.md#queue-members). */
export const addMember = defineOperation({
	name: 'Add Member',
	action: 'Add a member to a queue',
	description: 'Log an extension in to a queue, so that it gets calls',
	effect: 'writes',
	reaches: ({ extension }) => ({ by: 'route', numbers: [['extension', extension]] }),
	timeoutSeconds: 30,
	fields: { queue: queueLocator(), extension: extensionLocator() },
	options: {
		ignoreIfSo,
		memberType,
		penalty: wholeNumber(
			{
				displayName: 'Penalty',
				default: 0,
				description: 'Members with a lower penalty get calls first',
			},
			{ min: 0, max: 1000 },
		),
	},
	async run(call) {
		const { values, options, pbx } = call;
		const { queue, extension } = values;
		const outcome = await writeUnlessSo(
			pbx,
			{
				parameters: {
					reqtype: 'QUEUE',
					...queueParameter(await queueToChange(call, queue)),
					action: 'add',
					extension,
					type: options.memberType,
					penalty: options.penalty?.toString(),
					format: 'json',
				},
				otherText: 'refused',
			},
			options.ignoreIfSo,
		);
		return itemOf({ queue: queue.value, extension, ...outcome });
	},
});
