import type { Resource } from '../operation';
import { get } from './get';
import { getAllStates } from './getAllStates';
import { getCurrentCalls } from './getCurrentCalls';
import { getDoNotDisturb } from './getDoNotDisturb';
import { getMany } from './getMany';
import { getState } from './getState';
import { setDoNotDisturb } from './setDoNotDisturb';

export const extension: Resource = {
	name: 'Extension',
	operations: {
		get,
		getAllStates,
		getCurrentCalls,
		getDoNotDisturb,
		getMany,
		getState,
		setDoNotDisturb,
	},
};
