import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import type { Field, FieldTexts } from '../fields/field';
import { fetchQueues } from '../directory/queues';
import { openSession } from '../transport/session';
import {
	fromList,
	locatorProperty,
	matching,
	readLocated,
	SEARCH_TIMEOUT_SECONDS,
	typed,
	type Located,
} from './locator';

/** A queue by its internal ID (from the list, or typed) or by the number that people dial. */
export type LocatedQueue = Located<'list' | 'id' | 'number'>;

/** All queues at once, where the PBX takes that. */
const ALL_QUEUES = 'ALL';

/** Whether every queue is meant, however it was given. */
export function isAllQueues({ value }: LocatedQueue): boolean {
	return value.toUpperCase() === ALL_QUEUES;
}

/** How QUEUE wants its queue: `id` or `number` (pbx.md#queue-members). */
export function queueParameter({ mode, value }: LocatedQueue): Record<string, string> {
	return mode === 'number' ? { number: value } : { id: value };
}

/**
 * How AGENT and agents want it: `queue` with an ID or ALL, or `queuenumber` (pbx.md#agents and
 * pbx.md#pausing).
 */
export function agentsQueueParameter(queue: LocatedQueue): Record<string, string> {
	if (isAllQueues(queue)) return { queue: ALL_QUEUES };
	return queue.mode === 'number' ? { queuenumber: queue.value } : { queue: queue.value };
}

/** Picks a queue. With `orAll` the list begins with all queues, as the PBX allows for agents. */
export function queueLocator(
	texts: Partial<FieldTexts> = {},
	{ orAll = false } = {},
): Field<LocatedQueue> {
	return {
		property: locatorProperty({ displayName: 'Queue', ...texts }, [
			fromList(orAll ? 'searchQueuesOrAll' : 'searchQueues'),
			typed('id', 'By ID', 'e.g. 27'),
			typed('number', 'By Number', 'e.g. 900'),
		]),
		read(raw, context) {
			const queue = readLocated(raw, context, 'id') as LocatedQueue;
			// A choice made for an agent stays in the form when the resource is changed.
			return isAllQueues(queue) && !orAll
				? context.refuse('is All Queues, which only agents know', 'Choose one queue')
				: queue;
		},
	};
}

/** Fills the list of queues. */
export async function searchQueues(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const session = await openSession(this);
	const queues = await fetchQueues(session.bind({ timeoutSeconds: SEARCH_TIMEOUT_SECONDS }));
	return matching(
		queues.map(({ queueId, name }) => ({ name, value: queueId })),
		filter,
	);
}

/** The same list with all queues as its first entry. */
export async function searchQueuesOrAll(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const all = matching([{ name: 'All Queues', value: ALL_QUEUES }], filter);
	const { results } = await searchQueues.call(this, filter);
	return { results: [...all.results, ...results] };
}
