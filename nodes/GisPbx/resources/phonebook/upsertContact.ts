import { requiredText } from '../../fields/text';
import { phonebookLocator } from '../../locators/phonebook';
import { defineOperation, itemOf } from '../operation';
import { contactFields, contactOf } from './contactFields';
import { addRequest, valueOf, type Contact } from './contacts';
import { matchingContacts, replaceContact } from './replaceContact';

/** How many records an error lists. */
const MOST_LISTED = 20;

/**
 * Creates a contact or brings one up to date. The PBX has no update, so a contact that differs is
 * added anew and the old record deleted once the new one is seen (decisions.md#contacts).
 */
export const upsertContact = defineOperation({
	name: 'Create or Update Contact',
	action: 'Create or update a phonebook contact',
	description: 'Create a new contact, or update the current one if it already exists (upsert)',
	effect: 'writes',
	timeoutSeconds: 60,
	ifAnswerLost: 'the contact may have been added',
	fields: {
		phonebook: phonebookLocator(),
		matchField: requiredText({
			displayName: 'Match Field',
			default: 'PHONE1',
			placeholder: 'e.g. PHONE1',
			description:
				'Code of the field by whose value an existing contact is recognised; a telephone number however it is written',
		}),
		...contactFields,
	},
	async run({ values, pbx }) {
		const { phonebook, matchField } = values;
		const contact = withoutOuterBlanks(contactOf(values));
		const value = valueOf(contact, matchField);
		if (!value) {
			return pbx.refuse(
				`Match Field is ${matchField}, but the contact has no value for it`,
				`Give the contact a value for ${matchField}, or match by another field.`,
			);
		}
		const match = { phonebook, field: matchField, value };
		const found = await matchingContacts(pbx, match);
		if (found.length > 1) {
			const ids = found.slice(0, MOST_LISTED).map(({ recordId }) => recordId ?? '?');
			const more = found.length > ids.length ? ', ...' : '';
			return pbx.refuse(
				`${found.length} contacts have ${matchField} = ${value}: records ${ids.join(', ')}${more}`,
				'Nothing was sent. Delete all but one, or match by another field.',
			);
		}
		if (found.length === 1) {
			const { result, ...told } = await replaceContact(pbx, match, found[0], contact);
			return itemOf({ result, phonebook, contact, ...told });
		}
		const { confirmed, reply, id } = await pbx.write(addRequest(phonebook, contact));
		return itemOf({ result: 'created', phonebook, contact, confirmed, recordId: id, reply });
	},
});

/** A blank at the end would keep the contact from being found again: to SQL's LIKE it counts. */
function withoutOuterBlanks(contact: Contact): Contact {
	return Object.fromEntries(Object.entries(contact).map(([code, value]) => [code, value.trim()]));
}
