import type { Resource } from '../operation';
import { request } from './request';

export const api: Resource = { name: 'Other Request', operations: { request } };
