import { limited, listFields } from '../../fields/list';
import { queueLocator, queueParameter } from '../../locators/queue';
import { membersFrom } from '../../pbx/lists/member';
import { entriesOf } from '../../directory/entriesOf';
import { defineOperation, itemsOf } from '../operation';
import { namedMembers } from '../namedMembers';
import { listOfQueue } from '../typedQueue';

/** Who is logged in to a queue (pbx.md#queue-members). */
export const getMembers = defineOperation({
	name: 'Get Members',
	action: 'Get the members of a queue',
	description: 'Retrieve the extensions that are members of a queue',
	effect: 'reads',
	timeoutSeconds: 30,
	fields: { queue: queueLocator(), ...listFields() },
	async run(call) {
		const { values, pbx } = call;
		const members = await listOfQueue(call, values.queue, async (queue) => {
			const answer = await pbx.read({
				parameters: {
					reqtype: 'QUEUE',
					...queueParameter(queue),
					action: 'list',
					format: 'json',
				},
				expected: 'list',
			});
			return entriesOf(pbx, answer, membersFrom);
		});
		return itemsOf(await namedMembers(call, limited(members, values), values.queue));
	},
});
