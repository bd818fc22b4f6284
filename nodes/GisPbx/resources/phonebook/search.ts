import { limited, listFields } from '../../fields/list';
import { requiredMessage, requiredText } from '../../fields/text';
import { toggle } from '../../fields/toggle';
import { phonebookLocator } from '../../locators/phonebook';
import { defineOperation, itemsOf } from '../operation';
import type { Row } from '../../pbx/rows';
import { findContacts, numberSearch, searchFor, shown, valueOf } from './contacts';

/** Finds contacts by any field (pbx.md#phone-books). */
export const search = defineOperation({
	name: 'Search',
	action: 'Search phonebook contacts',
	description: 'Find contacts of a phonebook by the value of one field',
	effect: 'reads',
	timeoutSeconds: 30,
	fields: {
		phonebook: phonebookLocator(),
		field: requiredText({
			displayName: 'Field',
			placeholder: 'e.g. NAME',
			description: 'Code of the field to look in; every field of the phonebook can be searched',
		}),
		value: requiredMessage({
			displayName: 'Value',
			placeholder: 'e.g. Ben',
			hint: 'The PBX takes % for any text, and maybe _ for any letter. A telephone number is found however it is written',
		}),
		matchPartial: toggle({
			displayName: 'Match Partially',
			default: false,
			description: 'Whether to find contacts whose field only contains the value',
		}),
		...listFields(),
	},
	async run({ values, pbx }) {
		const { phonebook, field, matchPartial } = values;
		const number = matchPartial ? undefined : numberSearch(values, pbx.settings.countryCode);
		const value = number?.value ?? searchFor(matchPartial ? `%${values.value}%` : values.value);
		const found = await findContacts(pbx, { phonebook, field, value });
		const isMeant = number?.isMeant ?? isMeantBy(values);
		return itemsOf(shown(limited(found.filter(isMeant), values)));
	},
});

interface Search {
	field: string;
	value: string;
	matchPartial: boolean;
}

/** Where a backslash made the PBX find more, whoever holds the value as it is; `%` is still any text. */
function isMeantBy({ field, value, matchPartial }: Search): (contact: Row) => boolean {
	const wanted = value.toLowerCase();
	if (!value.includes('\\') || value.includes('%')) return () => true;
	return (contact) => {
		const held = valueOf(contact, field)?.toLowerCase();
		return held === undefined || (matchPartial ? held.includes(wanted) : held === wanted);
	};
}
