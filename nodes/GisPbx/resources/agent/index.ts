import type { Resource } from '../operation';
import { getMany } from './getMany';
import { getQueues } from './getQueues';
import { pause } from './pause';
import { remove } from './remove';
import { unpause } from './unpause';

export const agent: Resource = {
	name: 'Agent',
	operations: { getMany, getQueues, pause, remove, unpause },
};
