import { limited, listFields } from '../../fields/list';
import { phonebookLocator } from '../../locators/phonebook';
import { defineOperation, itemsOf } from '../operation';
import { allContacts, shown } from './contacts';

/** All contacts of a phonebook (pbx.md#phone-books). */
export const getMany = defineOperation({
	name: 'Get Many',
	action: 'Get many phonebook contacts',
	description: 'Retrieve a list of the contacts of a phonebook, with their record IDs',
	effect: 'reads',
	timeoutSeconds: 60,
	fields: { phonebook: phonebookLocator(), ...listFields() },
	async run({ values, pbx }) {
		return itemsOf(shown(limited(await allContacts(pbx, values.phonebook), values)));
	},
});
