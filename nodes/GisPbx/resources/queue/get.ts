import { queueLocator } from '../../locators/queue';
import { defineOperation, itemOf } from '../operation';
import { fetchStatistics } from '../../directory/queues';
import { queueIdOf, queueNotFound } from './queueId';

/** What goes on in a queue right now (pbx.md#queue-figures). */
export const get = defineOperation({
	name: 'Get',
	action: 'Get a queue',
	description: 'Retrieve how many agents, waiting callers and answered calls a queue has',
	effect: 'reads',
	timeoutSeconds: 30,
	fields: { queue: queueLocator() },
	async run({ values: { queue }, pbx }) {
		const queueId = queueIdOf(pbx, queue);
		const statistics = await fetchStatistics(pbx, queueId);
		return statistics ? itemOf({ queueId, ...statistics }) : queueNotFound(pbx, queueId);
	},
});
