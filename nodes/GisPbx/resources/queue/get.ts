import { queueLocator } from '../../locators/queue';
import { queueStatisticsFrom } from '../../pbx/queue';
import { entriesOf } from '../entriesOf';
import { defineOperation, itemOf } from '../operation';

/** What goes on in a queue right now (pbx-protocol 6, "Queue stats"). */
export const get = defineOperation({
	name: 'Get',
	action: 'Get a queue',
	description: 'Retrieve how many agents, waiting callers and answered calls a queue has',
	effect: 'reads',
	timeoutSeconds: 30,
	fields: { queue: queueLocator() },
	async run({ values: { queue }, pbx }) {
		if (queue.mode === 'number') {
			return pbx.refuse(
				`Queue was given by its number (${queue.value}), but the PBX tells this only by ID`,
				'Choose the queue from the list, or give its ID. The operation Get Many of a queue shows the IDs.',
			);
		}
		const answer = await pbx.read({
			parameters: { reqtype: 'INFO', info: 'queue', id: queue.value, format: 'json' },
		});
		const [statistics] = entriesOf(pbx, answer, queueStatisticsFrom);
		return statistics
			? itemOf({ queueId: queue.value, ...statistics })
			: pbx.refuse(
					`Queue ${queue.value} was not found`,
					'Queue holds an ID that this tenant does not have. The operation Get Many of a queue shows the IDs.',
				);
	},
});
