import { requiredText } from '../../fields/text';
import { phonebookLocator } from '../../locators/phonebook';
import { defineOperation, itemOf } from '../operation';
import { deleteRequest } from './contacts';

/** Deletes a contact (pbx.md#phone-books). */
export const deleteContact = defineOperation({
	name: 'Delete Contact',
	action: 'Delete a phonebook contact',
	description: 'Delete a contact by its record ID',
	effect: 'writes',
	timeoutSeconds: 30,
	ifAnswerLost: 'the contact may have been deleted',
	fields: {
		phonebook: phonebookLocator(),
		recordId: requiredText({
			displayName: 'Record ID',
			placeholder: 'e.g. 4711',
			description: 'The "peid" of the contact, as Search and Get Many return it',
		}),
	},
	async run({ values: { phonebook, recordId }, pbx }) {
		const { confirmed, reply } = await pbx.write(deleteRequest(phonebook, recordId));
		return itemOf({ deleted: confirmed, phonebook, recordId, confirmed, reply });
	},
});
