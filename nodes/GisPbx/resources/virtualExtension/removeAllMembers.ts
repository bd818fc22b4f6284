import { defineOperation, itemOf } from '../operation';
import { virtualExtensionField } from './virtualExtension';

/** Disconnects all extensions (pbx.md#virtual-extensions). */
export const removeAllMembers = defineOperation({
	name: 'Remove All Members',
	action: 'Remove all members from a virtual extension',
	description:
		'Disconnect every extension from a virtual extension. This changes the PBX: nothing rings until members are added again.',
	effect: 'writes',
	timeoutSeconds: 30,
	notice:
		'Every extension is disconnected, and nothing rings on this virtual extension until members are added again.',
	fields: { virtualExtension: virtualExtensionField },
	async run({ values: { virtualExtension }, pbx }) {
		const { confirmed, reply } = await pbx.write({
			parameters: {
				reqtype: 'VIRTUALEXT',
				number: virtualExtension,
				action: 'clean',
				format: 'json',
			},
		});
		return itemOf({ virtualExtension, confirmed, reply });
	},
});
