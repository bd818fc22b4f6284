import { askList } from '../../directory/askList';
import { fetchTranscript } from '../../directory/fetchTranscript';
import { mustBeListed } from '../../directory/mailboxes';
import { VOICEMAIL_TRANSCRIPTS } from '../../directory/offered';
import { messageRecordIn } from '../../pbx/lists/voicemail';
import { defineOperation, itemOf } from '../operation';
import { messageFields } from './message';

/**
 * What was said in a message (pbx.md#transcripts). The PBX wants the number of the message's record,
 * which stands beside its ID in the list of messages; where it does not, the ID itself is tried.
 */
export const getTranscript = defineOperation({
	name: 'Get Transcript',
	action: 'Get the transcript of a voicemail message',
	description:
		'Retrieve as text what was said in a voicemail message, where the PBX writes it down',
	effect: 'reads',
	timeoutSeconds: 60,
	feature: VOICEMAIL_TRANSCRIPTS,
	fields: messageFields,
	async run({ values: { mailbox, messageId }, pbx }) {
		const listed = await askList(pbx, { reqtype: 'VOICEMAIL', action: 'messages', mailbox });
		if (listed.kind === 'empty' && listed.isBlank) await mustBeListed(pbx, mailbox);
		const recordId = messageRecordIn(pbx.dataOf(listed), messageId) ?? messageId;
		const transcript = await fetchTranscript(pbx, VOICEMAIL_TRANSCRIPTS, recordId);
		if (transcript !== undefined) return itemOf({ transcript, mailbox, messageId });
		return pbx.refuse(
			`Message ${messageId} of mailbox ${mailbox} has no transcript`,
			'The PBX writes down only messages of mailboxes for which transcripts are switched on, and not at once. The operation Get Messages shows the IDs.',
		);
	},
});
