import { ALL_QUEUES, isAllQueues, type LocatedQueue } from '../../locators/queue';

/** How AGENT and agents want their queue: `queue` with an ID or ALL, or `queuenumber` (pbx-protocol 4.11, 4.13). */
export function queueParameter(queue: LocatedQueue): Record<string, string> {
	if (isAllQueues(queue)) return { queue: ALL_QUEUES };
	return queue.mode === 'number' ? { queuenumber: queue.value } : { queue: queue.value };
}
