import { ignoreIfSo, writeUnlessSo } from '../ignoreIfSo';
import { defineOperation, itemOf } from '../operation';
import { memberFields } from './virtualExtension';

/** Connects an extension (pbx.md#virtual-extensions). */
export const addMember = defineOperation({
	name: 'Add Member',
	action: 'Add a member to a virtual extension',
	description: 'Connect an extension to a virtual extension, so that it rings with it',
	effect: 'writes',
	reaches: ({ extension }) => ({ by: 'route', numbers: [['extension', extension]] }),
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
					action: 'add',
					extension,
					format: 'json',
				},
			},
			options.ignoreIfSo,
		);
		return itemOf({ virtualExtension, extension, ...outcome });
	},
});
