import type { IHookFunctions, INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { named } from './whichTrigger';

/** Whether n8n itself activates, at its start: there is nobody to read an error. */
export function isStartedByN8n(n8n: IPollFunctions | IHookFunctions): boolean {
	return ['init', 'leadershipChange'].includes(n8n.getActivationMode());
}

/** Contexts that have polled: n8n keeps one for as long as a trigger is registered. */
const known = new WeakSet<IPollFunctions>();

/** What a first poll with a memory goes on after: n8n's own start, or a time in which the workflow was not published. */
type ResumedAfter = 'start' | 'pause';

/**
 * What this poll goes on after, where it is the first one of a registration and the trigger was followed before. n8n
 * gives up for good on a trigger that throws at its start; it names a workflow's return otherwise than a change of
 * one that was published (n8n.md#start-up).
 */
export function resumedAfter(n8n: IPollFunctions): ResumedAfter | undefined {
	const isFirst = !known.has(n8n);
	known.add(n8n);
	if (!isFirst || n8n.getWorkflowStaticData('node').feed === undefined) return undefined;
	if (isStartedByN8n(n8n)) return 'start';
	return n8n.getActivationMode() === 'activate' ? 'pause' : undefined;
}

/** Lets a poll at n8n's start pass without calls; the next one fails aloud if it still must. */
export function afterFailedStart(n8n: IPollFunctions) {
	return (error: Error): INodeExecutionData[] | null => {
		n8n.logger.warn(`${named(n8n)} waits for its next poll: ${error.message}`);
		return null;
	};
}
