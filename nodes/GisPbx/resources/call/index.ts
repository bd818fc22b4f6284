import type { Resource } from '../operation';
import { dial } from './dial';
import { dialAndWait } from './dialAndWait';
import { dialWithVariables } from './dialWithVariables';
import { get } from './get';
import { getCollectedValues } from './getCollectedValues';
import { hangUp } from './hangUp';
import { transfer } from './transfer';

export const call: Resource = {
	name: 'Call',
	operations: {
		dial,
		dialAndWait,
		dialWithVariables,
		get,
		getCollectedValues,
		hangUp,
		transfer,
	},
};
