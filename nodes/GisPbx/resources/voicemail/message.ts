import { requiredText } from '../../fields/text';
import { mailboxLocator } from '../../locators/mailbox';
import type { PbxConnection } from '../../transport/connection';
import type { WriteOutcome } from '../../transport/writeResult';
import { VOICEMAIL, writeOffered } from '../../directory/offered';

/** One message of a mailbox. */
export const messageFields = {
	mailbox: mailboxLocator(),
	messageId: requiredText({
		displayName: 'Message ID',
		placeholder: 'e.g. 1475000000-00000004',
		description: 'ID of the message, as Get Messages returns it',
	}),
};

/** Asks for the audio of a message. */
export function audioRequest({ mailbox, messageId }: MessageValues) {
	return { parameters: { reqtype: 'VOICEMAIL', action: 'message', mailbox, msgid: messageId } };
}

interface MessageValues {
	mailbox: string;
	messageId: string;
}

/** Changes one message (pbx.md#voicemail). */
export async function changeMessage(
	pbx: PbxConnection,
	action: 'markread' | 'markunread' | 'delete',
	{ mailbox, messageId }: MessageValues,
): Promise<Omit<WriteOutcome, 'id'> & MessageValues> {
	const { confirmed, reply } = await writeOffered(pbx, VOICEMAIL, {
		parameters: { reqtype: 'VOICEMAIL', action, mailbox, msgid: messageId, format: 'json' },
	});
	return { mailbox, messageId, confirmed, reply };
}
