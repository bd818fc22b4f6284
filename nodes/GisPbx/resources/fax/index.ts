import type { Resource } from '../operation';
import { get } from './get';
import { send } from './send';

export const fax: Resource = { name: 'Fax', operations: { get, send } };
