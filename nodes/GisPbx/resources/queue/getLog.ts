import { endField, startField } from '../../callRecords/cdrFields';
import { eachLoggedCall } from '../../callRecords/queueLog';
import { ifOffered, QUEUE_LOG } from '../../directory/offered';
import { secretRowsIn } from '../../directory/unquotedRows';
import { limited, listFields } from '../../fields/list';
import { queueLocator } from '../../locators/queue';
import type { QueueLogEntry } from '../../pbx/lists/queueLog';
import { inStretches, sortOf } from '../../pbx/longWork';
import { windowOf } from '../../pbx/time/window';
import { breathe } from '../../transport/breath';
import { defineOperation, itemsOf } from '../operation';
import { isNoId } from '../typedQueue';
import { queueIdOf, queueNotFound } from './queueId';

/** The calls in the log of a queue, newest first (pbx.md#queue-details). */
export const getLog = defineOperation({
	name: 'Get Log',
	action: 'Get the log of a queue',
	description:
		'Retrieve the calls that a queue was offered: how long each waited, who took it and how it ended',
	effect: 'reads',
	timeoutSeconds: 180,
	feature: QUEUE_LOG,
	fields: { queue: queueLocator(), start: startField, end: endField, ...listFields() },
	async run({ values, pbx, clock, isStopped }) {
		const queueId = queueIdOf(pbx, values.queue);
		const window = windowOf(values, clock, pbx);
		const entries: Array<{ at: number; entry: QueueLogEntry }> = [];
		const { lack } = await eachLoggedCall({ pbx, clock, window, isStopped }, queueId, (entry) => {
			entries.push({ at: Date.parse(entry.startedAt ?? '') || 0, entry });
		});
		if (lack) secretRowsIn(pbx, await ifOffered(pbx, QUEUE_LOG, lack));
		if (isStopped()) return [];
		if (entries.length === 0 && (await isNoId(pbx, values.queue))) {
			return queueNotFound(pbx, queueId);
		}
		const newestFirst = await inStretches(
			sortOf(entries, (a, b) => b.at - a.at),
			breathe,
		);
		return itemsOf(limited(newestFirst, values).map(({ entry }) => ({ ...entry, queueId })));
	},
});
