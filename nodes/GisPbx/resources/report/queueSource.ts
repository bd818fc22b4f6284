import { eachCallOfLegs, type Reading } from '../../callRecords/eachCall';
import { eachLoggedCall } from '../../callRecords/queueLog';
import { fetchQueues } from '../../directory/queues';
import type { LocatedQueue } from '../../locators/queue';
import { queueCallOf, type QueueCall } from '../../pbx/reports/queueCall';
import { queueIdOf, queueNotFound } from '../queue/queueId';

export interface QueueQuestion {
	queue: LocatedQueue | undefined;
	source: 'automatic' | 'legs' | 'queueLog';
}

type Visit = (call: QueueCall) => void;

/**
 * Hands over every call that a queue held, from its log (pbx.md#queue-details), else from the legs
 * of calls, and tells which it was. A log knows a queue by its ID, legs by its number.
 */
export async function eachQueueCall(
	reading: Reading,
	{ queue, source }: QueueQuestion,
	visit: Visit,
): Promise<'legs' | 'queueLog'> {
	const { pbx } = reading;
	const mayBeLogged = source === 'queueLog' || (source === 'automatic' && queue?.mode !== 'number');
	if (mayBeLogged && (await isInLog(reading, queue, visit))) return 'queueLog';
	if (source === 'queueLog') return 'queueLog';
	if (queue && queue.mode !== 'number') {
		return pbx.refuse(
			`The PBX tells nothing from the log of queue ${queue.value}`,
			'It may not offer the log, or there were no calls. To count the legs of calls instead, give the queue by its number: they do not tell the ID.',
		);
	}
	await eachCallOfLegs(reading, (each) => {
		const call = queueCallOf(each);
		if (call && (!queue || call.queue === queue.value)) visit(call);
	});
	return 'legs';
}

/** Whether the log of one of the queues that are asked for has anything. */
async function isInLog(
	reading: Reading,
	queue: LocatedQueue | undefined,
	visit: Visit,
): Promise<boolean> {
	const queueId = queue && queueIdOf(reading.pbx, queue);
	const queues = await fetchQueues(reading.pbx);
	const asked = queues.filter((each) => queueId === undefined || each.queueId === queueId);
	if (queueId !== undefined && queues.length > 0 && asked.length === 0) {
		return queueNotFound(reading.pbx, queueId);
	}
	const unnamed = queueId === undefined ? [] : [{ queueId, name: null }];
	let isAny = false;
	for (const { queueId: id, name } of asked.length > 0 ? asked : unnamed) {
		const { count } = await eachLoggedCall(reading, id, (entry) =>
			visit({ ...entry, queue: name ?? entry.queue }),
		);
		isAny ||= count > 0;
	}
	return isAny;
}
