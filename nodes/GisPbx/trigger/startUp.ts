import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { named } from './follow';

const STARTED_BY_N8N = ['init', 'leadershipChange'];

/** Contexts that have polled: n8n keeps one for as long as a trigger is registered. */
const known = new WeakSet<IPollFunctions>();

/**
 * Whether this poll belongs to n8n's own start and the trigger was followed before. n8n gives up for
 * good on a trigger that throws then (n8n.md#start-up).
 */
export function isResumed(n8n: IPollFunctions): boolean {
	const isFirst = !known.has(n8n);
	known.add(n8n);
	const hasState = n8n.getWorkflowStaticData('node').feed !== undefined;
	return isFirst && hasState && STARTED_BY_N8N.includes(n8n.getActivationMode());
}

/** Lets a poll at n8n's start pass without calls; the next one fails aloud if it still must. */
export function afterFailedStart(n8n: IPollFunctions) {
	return (error: Error): INodeExecutionData[] | null => {
		n8n.logger.warn(`${named(n8n)} waits for its next poll: ${error.message}`);
		return null;
	};
}
