import { VOICEMAIL } from '../../directory/offered';
import { defineOperation, itemOf } from '../operation';
import { changeMessage, messageFields } from './message';

/** Marks a message as new (pbx.md#voicemail). */
export const markAsUnread = defineOperation({
	name: 'Mark as Unread',
	action: 'Mark a voicemail message as unread',
	description: 'Move a voicemail message back to the new ones',
	effect: 'writes',
	timeoutSeconds: 30,
	ifAnswerLost: 'the message may have been marked',
	feature: VOICEMAIL,
	fields: messageFields,
	async run({ values, pbx }) {
		return itemOf(await changeMessage(pbx, 'markunread', values));
	},
});
