import { extensionLocator } from '../../locators/extension';
import { doNotDisturbFrom } from '../../pbx/lists/extension';
import { notUnderstood } from '../../directory/entriesOf';
import { askOffered, DO_NOT_DISTURB } from '../../directory/offered';
import { defineOperation, itemOf } from '../operation';

/** Whether calls are kept from an extension (pbx.md#do-not-disturb). */
export const getDoNotDisturb = defineOperation({
	name: 'Get Do Not Disturb',
	action: 'Get do not disturb of an extension',
	description: 'Check whether do not disturb keeps calls from an extension',
	effect: 'reads',
	timeoutSeconds: 30,
	feature: DO_NOT_DISTURB,
	fields: { extension: extensionLocator() },
	async run({ values: { extension }, pbx }) {
		const reply = await askOffered(pbx, DO_NOT_DISTURB, {
			parameters: { reqtype: 'DND', action: 'get', number: extension },
			expected: 'text',
		});
		const answer = pbx.dataOf(reply) ?? '';
		const doNotDisturb = doNotDisturbFrom(String(answer));
		return doNotDisturb === undefined
			? notUnderstood(pbx, answer)
			: itemOf({ extension, doNotDisturb });
	},
});
