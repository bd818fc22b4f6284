import { toggle } from '../../fields/toggle';
import { extensionLocator } from '../../locators/extension';
import { DO_NOT_DISTURB, writeOffered } from '../../directory/offered';
import { defineOperation, itemOf } from '../operation';

/** Keeps calls from an extension, or lets them through again (pbx.md#do-not-disturb). */
export const setDoNotDisturb = defineOperation({
	name: 'Set Do Not Disturb',
	action: 'Set do not disturb of an extension',
	description:
		'Switch do not disturb of an extension on or off. While it is on, no call reaches it.',
	effect: 'writes',
	timeoutSeconds: 30,
	ifAnswerLost: 'do not disturb may have been switched',
	feature: DO_NOT_DISTURB,
	fields: {
		extension: extensionLocator(),
		doNotDisturb: toggle({
			displayName: 'Do Not Disturb',
			default: true,
			description: 'Whether to keep calls from the extension',
		}),
	},
	async run({ values: { extension, doNotDisturb }, pbx }) {
		const { confirmed, reply } = await writeOffered(pbx, DO_NOT_DISTURB, {
			parameters: {
				reqtype: 'DND',
				action: 'set',
				number: extension,
				value: doNotDisturb ? 'on' : '',
				format: 'json',
			},
		});
		return itemOf({ extension, doNotDisturb, confirmed, reply });
	},
});
