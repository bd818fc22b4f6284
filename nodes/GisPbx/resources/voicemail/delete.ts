import { VOICEMAIL } from '../../directory/offered';
import { defineOperation, itemOf } from '../operation';
import { changeMessage, messageFields } from './message';

/** Deletes a message for good (pbx.md#voicemail). */
export const deleteMessage = defineOperation({
	name: 'Delete',
	action: 'Delete a voicemail message',
	description: 'Delete a voicemail message for good',
	effect: 'writes',
	timeoutSeconds: 30,
	ifAnswerLost: 'the message may have been deleted',
	feature: VOICEMAIL,
	fields: messageFields,
	async run({ values, pbx }) {
		const outcome = await changeMessage(pbx, 'delete', values);
		return itemOf({ deleted: outcome.confirmed, ...outcome });
	},
});
