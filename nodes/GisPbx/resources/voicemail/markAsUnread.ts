import { mailboxLocator } from '../../locators/mailbox';
import { VOICEMAIL } from '../../directory/offered';
import { defineOperation, itemOf } from '../operation';
import { changeMessage } from './changeMessage';
import { messageField } from './messageField';

/** Marks a message as new (pbx-protocol 6, "Voicemail flags"). */
export const markAsUnread = defineOperation({
	name: 'Mark as Unread',
	action: 'Mark a voicemail message as unread',
	description: 'Move a voicemail message back to the new ones',
	effect: 'writes',
	timeoutSeconds: 30,
	ifAnswerLost: 'the message may have been marked',
	feature: VOICEMAIL,
	fields: { mailbox: mailboxLocator(), messageId: messageField },
	async run({ values, pbx }) {
		return itemOf(await changeMessage(pbx, 'markunread', values));
	},
});
