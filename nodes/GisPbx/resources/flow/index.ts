import type { Resource } from '../operation';
import { get } from './get';
import { getMany } from './getMany';
import { setState } from './setState';

export const flow: Resource = { name: 'Flow', operations: { get, getMany, setState } };
