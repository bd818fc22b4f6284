import type { Resource } from '../operation';
import { addContact } from './addContact';
import { deleteContact } from './deleteContact';
import { getMany } from './getMany';
import { search } from './search';
import { upsertContact } from './upsertContact';

export const phonebook: Resource = {
	name: 'Phonebook',
	operations: { addContact, deleteContact, getMany, search, upsertContact },
};
