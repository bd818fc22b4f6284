import { VOICEMAIL } from '../../directory/offered';
import { defineOperation, itemOf } from '../operation';
import { changeMessage, messageFields } from './message';

/** Marks a message as heard (pbx.md#voicemail). */
export const markAsRead = defineOperation({
	name: 'Mark as Read',
	action: 'Mark a voicemail message as read',
	description: 'Move a voicemail message to those that were heard',
	effect: 'writes',
	timeoutSeconds: 30,
	ifAnswerLost: 'the message may have been marked',
	feature: VOICEMAIL,
	fields: messageFields,
	async run({ values, pbx }) {
		return itemOf(await changeMessage(pbx, 'markread', values));
	},
});
