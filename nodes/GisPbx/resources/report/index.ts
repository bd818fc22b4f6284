import type { Resource } from '../operation';
import { getUnreturned } from './getUnreturned';
import { page } from './page';
import { summarizeAgents } from './summarizeAgents';
import { summarizeCalls } from './summarizeCalls';
import { summarizeQueue } from './summarizeQueue';

export const report: Resource = {
	name: 'Report',
	operations: { summarizeCalls, getUnreturned, summarizeQueue, summarizeAgents, page },
};
