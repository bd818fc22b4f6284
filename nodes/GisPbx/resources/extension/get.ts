import type { Extension } from '../../pbx/lists/extension';
import { bareExtension } from '../../pbx/phoneNumber';
import { extensionLocator } from '../../locators/extension';
import { defineOperation, itemOf } from '../operation';
import { fetchExtensions } from '../../directory/extensions';

/** One extension (pbx.md#extensions); compared here too, since a PBX may ignore the filter. */
export const get = defineOperation({
	name: 'Get',
	action: 'Get an extension',
	description: 'Retrieve one extension, without its secrets',
	effect: 'reads',
	timeoutSeconds: 60,
	fields: { extension: extensionLocator() },
	async run({ values: { extension }, pbx }) {
		const number = bareExtension(extension);
		const candidates = await fetchExtensions(pbx, { number });
		// Given with a tenant, the extension of another tenant is not ours.
		const isNamed = (found: Extension) =>
			number === extension || found.username === null
				? found.number === number
				: found.username.toLowerCase() === extension.toLowerCase();
		const found = candidates.find(isNamed);
		return found
			? itemOf(found)
			: pbx.refuse(
					`Extension ${extension} was not found`,
					'The PBX knows no extension with this number in this tenant.',
				);
	},
});
