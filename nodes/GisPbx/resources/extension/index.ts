import type { Resource } from '../operation';
import { get } from './get';
import { getMany } from './getMany';
import { getState } from './getState';

export const extension: Resource = { name: 'Extension', operations: { get, getMany, getState } };
