import { limited, listFields } from '../../fields/list';
import { membersFrom } from '../../pbx/lists/member';
import { entriesOf } from '../../directory/entriesOf';
import { defineOperation, itemsOf } from '../operation';
import { virtualExtensionField } from './virtualExtension';

/** Which extensions stand behind a virtual one (pbx.md#virtual-extensions). */
export const getMembers = defineOperation({
	name: 'Get Members',
	action: 'Get the members of a virtual extension',
	description: 'Retrieve the extensions that ring when a virtual extension is called',
	effect: 'reads',
	timeoutSeconds: 30,
	fields: { virtualExtension: virtualExtensionField, ...listFields() },
	async run({ values, pbx }) {
		const answer = await pbx.read({
			parameters: {
				reqtype: 'VIRTUALEXT',
				number: values.virtualExtension,
				action: 'list',
				format: 'json',
			},
			expected: 'list',
		});
		return itemsOf(limited(entriesOf(pbx, answer, membersFrom), values));
	},
});
