import { ignoreIfSo, writeUnlessSo } from '../ignoreIfSo';
import { defineOperation, itemOf } from '../operation';
import { memberFields } from './virtualExtension';

/** Disconnects an extension (pbx.md#virtual-extensions). */
export const removeMember = defineOperation({
	name: 'Remove Member',
	action: 'Remove a member from a virtual extension',
	description: 'Disconnect an extension from a virtual extension',
	effect: 'writes',
	timeoutSeconds: 30,
	fields: memberFields,
	options: { ignoreIfSo },
	async run({ values: { virtualExtension, extension }, options, pbx }) {
		const outcome = await writeUnlessSo(
			pbx,
			{
				parameters: {
					reqtype: 'VIRTUALEXT',
					number: virtualExtension,
					action: 'del',
					extension,
					format: 'json',
				},
			},
			options.ignoreIfSo,
		);
		return itemOf({ virtualExtension, extension, ...outcome });
	},
});
