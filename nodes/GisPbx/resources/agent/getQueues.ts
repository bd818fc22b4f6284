import { askList } from '../../directory/askList';
import { entriesOf } from '../../directory/entriesOf';
import { AGENT_QUEUES, ifOffered } from '../../directory/offered';
import { extensionLocator } from '../../locators/extension';
import { queuesFrom } from '../../pbx/lists/queue';
import { defineOperation, itemsOf } from '../operation';

/** The queues that an agent is logged in to (pbx.md#queues-of-an-agent). */
export const getQueues = defineOperation({
	name: 'Get Queues',
	action: 'Get the queues of an agent',
	description: 'Retrieve the queues that an agent is logged in to',
	effect: 'reads',
	timeoutSeconds: 30,
	feature: AGENT_QUEUES,
	fields: { extension: extensionLocator() },
	async run({ values: { extension }, pbx }) {
		const asked = { reqtype: 'AGENT', action: 'listqueues', extension };
		const answered = await askList(pbx, asked, { plain: 'text' });
		const reply = await ifOffered(pbx, AGENT_QUEUES, answered);
		const queues = entriesOf(pbx, pbx.dataOf(reply), queuesFrom);
		return itemsOf(queues.map((queue) => ({ ...queue, extension })));
	},
});
