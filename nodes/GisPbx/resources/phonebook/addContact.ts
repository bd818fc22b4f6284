import { choice } from '../../fields/choice';
import { wholeNumber } from '../../fields/wholeNumber';
import { phonebookLocator } from '../../locators/phonebook';
import type { Failure } from '../../transport/failures';
import type { WriteOutcome } from '../../transport/writeResult';
import { defineOperation, itemOf } from '../operation';
import { contactFields, contactOf } from './contactFields';
import { addRequest, type Contact } from './contacts';

/** Adds a contact (pbx.md#phone-books). */
export const addContact = defineOperation({
	name: 'Add Contact',
	action: 'Add a phonebook contact',
	description: 'Add a contact to a phonebook, even if one like it is there already',
	effect: 'writes',
	timeoutSeconds: 60,
	ifAnswerLost: 'the contact may have been added',
	fields: { phonebook: phonebookLocator(), ...contactFields },
	options: {
		batchSize: wholeNumber(
			{
				displayName: 'Batch Size',
				default: 100,
				description: 'How many contacts go in one request; without this option each goes alone',
			},
			{ min: 1, max: 1000 },
		),
		bodyField: choice(
			{
				displayName: 'Body Field',
				default: 'values',
				description: 'Name under which the contact is sent; newer PBXs may want the other one',
			},
			[
				{ name: 'Jsondata', value: 'jsondata' },
				{ name: 'Values', value: 'values' },
			],
		),
	},
	batch: {
		size: ({ options }) => options.batchSize ?? 1,
		key: ({ values, options }) =>
			JSON.stringify([values.phonebook, options.bodyField, options.batchSize]),
		async run(calls) {
			const size = calls.length;
			const [{ values, options, pbx }] = calls;
			const contacts = calls.map((call) => contactOf(call.values));
			const result = await pbx.attempt(
				addRequest(values.phonebook, size > 1 ? contacts : contacts[0], options.bodyField),
			);
			return calls.map((call, place) => () => {
				if (result.kind === 'failure') return call.pbx.fail(ofLot(result.failure, place, size));
				const batch = (options.batchSize ?? 1) > 1 ? { batch: { index: place, size } } : {};
				return itemOf({ ...added(result.outcome, values.phonebook, contacts[place]), ...batch });
			});
		},
	},
});

function added({ confirmed, reply, id }: WriteOutcome, phonebook: string, contact: Contact) {
	return { phonebook, contact, confirmed, recordId: id, reply };
}

/** A refused lot puts its error on each of its contacts. */
function ofLot(failure: Failure, place: number, size: number): Failure {
	if (size === 1) return failure;
	return {
		...failure,
		message: `${failure.message} (contact ${place + 1} of ${size} sent together)`,
	};
}
