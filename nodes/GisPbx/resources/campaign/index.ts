import type { Resource } from '../operation';
import { addNumber } from './addNumber';
import { getNumbers } from './getNumbers';
import { pause } from './pause';
import { removeNumber } from './removeNumber';
import { resume } from './resume';
import { start } from './start';
import { stop } from './stop';

export const campaign: Resource = {
	name: 'Campaign',
	operations: { addNumber, getNumbers, pause, removeNumber, resume, start, stop },
};
