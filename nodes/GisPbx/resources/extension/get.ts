import { bareExtension } from '../../pbx/phoneNumber';
import { extensionLocator } from '../../locators/extension';
import { defineOperation, itemOf } from '../operation';
import { fetchExtensions } from './fetchExtensions';

/** One extension (pbx-protocol 4.10); compared here too, since a PBX may ignore the filter. */
export const get = defineOperation({
	name: 'Get',
	action: 'Get an extension',
	description: 'Retrieve one extension, without its secrets',
	effect: 'reads',
	timeoutSeconds: 60,
	fields: { extension: extensionLocator() },
	async run({ values: { extension }, pbx }) {
		const number = bareExtension(extension);
		const found = (await fetchExtensions(pbx, { number })).find(
			(candidate) => candidate.number === number || candidate.username === extension,
		);
		return found
			? itemOf(found)
			: pbx.refuse(
					`Extension ${extension} was not found`,
					'The PBX knows no extension with this number in this tenant.',
				);
	},
});
