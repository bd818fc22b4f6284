import { queueLocator } from '../../locators/queue';
import { defineOperation, itemOf } from '../operation';
import { Parts } from './parts';
import { fetchQueues, fetchStatistics } from '../../directory/queues';
import { queueIdOf, queueNotFound } from './queueId';
import { snapshotMembers, waitingCallers } from './snapshotParts';

/**
 * All that the PBX tells of a queue at this moment (pbx.md#queue-figures), from one request after
 * the other.
 */
export const getSnapshot = defineOperation({
	name: 'Get Snapshot',
	action: 'Get a snapshot of a queue',
	description:
		'Retrieve figures, members, paused members and waiting callers of a queue as one item. Not every provider offers all of it.',
	effect: 'reads',
	timeoutSeconds: 30,
	fields: {
		queue: queueLocator({
			hint: 'What your provider does not offer is empty (null); the field "unavailable" names it',
		}),
	},
	async run({ values: { queue }, pbx, clock }) {
		const queueId = queueIdOf(pbx, queue);
		// The first request decides: when it fails, so does the item.
		const queues = await fetchQueues(pbx);
		const listed = queues.find((candidate) => candidate.queueId === queueId);
		if (queues.length > 0 && !listed) return queueNotFound(pbx, queueId);

		const parts = new Parts();
		const name = await parts.take('name', async () => listed?.name);
		const statistics = await parts.take(
			'statistics',
			async () => await fetchStatistics(pbx, queueId),
		);
		const asked = { pbx, clock, queueId, statistics, parts };
		const members = await parts.take('members', async () => await snapshotMembers(asked));
		if (!listed && !statistics && members?.length === 0) return queueNotFound(pbx, queueId);
		const waiting = await parts.take('waiting', async () => await waitingCallers(asked));
		const paused = members?.filter((member) => member.paused).map(({ extension }) => extension);
		return itemOf({
			queueId,
			name,
			statistics,
			members,
			paused: paused ?? null,
			waiting,
			unavailable: parts.unavailable,
		});
	},
});
