import { extensionLocator } from '../../locators/extension';
import { toggle } from '../../fields/toggle';
import { extensionState } from '../../pbx/lists/extension';
import { isRow } from '../../pbx/rows';
import { notUnderstood } from '../../directory/entriesOf';
import { defineOperation, itemOf } from '../operation';

/** A number, or the user name of an extension. */
const PARTY = /^\S{1,80}$/;

/** Whom an extension talks with (pbx.md#extension-state). */
export const getState = defineOperation({
	name: 'Get State',
	action: 'Get the state of an extension',
	description: 'Check whether an extension is registered and whom it talks with',
	effect: 'reads',
	timeoutSeconds: 30,
	fields: { extension: extensionLocator() },
	options: {
		numberOnly: toggle({
			displayName: 'Number Only',
			default: true,
			description: 'Whether to ask for nothing but the number that the extension talks with',
		}),
	},
	async run({ values: { extension }, options: { numberOnly = false }, pbx }) {
		const parameters = { reqtype: 'INFO', info: 'extstate', ext: extension };
		if (numberOnly) {
			const number = await pbx.read({
				parameters: { ...parameters, format: 'simple' },
				expected: 'text',
			});
			if (number !== undefined && !PARTY.test(String(number))) return notUnderstood(pbx, number);
			return itemOf({ extension, otherParty: number ?? null });
		}
		const answer = await pbx.read({ parameters: { ...parameters, format: 'json' } });
		if (answer === undefined) {
			return pbx.refuse(
				`The PBX told nothing about extension ${extension}`,
				'It does so when it does not know the extension, and when it is ailing.',
			);
		}
		const isState = isRow(answer) && 'UniqueID' in answer;
		return isState ? itemOf(extensionState(extension, answer)) : notUnderstood(pbx, answer);
	},
});
