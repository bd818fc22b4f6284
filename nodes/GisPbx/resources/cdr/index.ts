import type { Resource } from '../operation';
import { addNote } from './addNote';
import { get } from './get';
import { getMany } from './getMany';

export const cdr: Resource = { name: 'CDR', operations: { get, getMany, addNote } };
