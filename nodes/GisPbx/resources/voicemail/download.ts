import { VOICEMAIL } from '../../directory/offered';
import { defineOperation } from '../operation';
import { downloadItem } from '../recording/downloadItem';
import { fileName, outputField } from '../recording/fileFields';
import { mustBeListed } from '../../directory/mailboxes';
import { audioRequest, messageFields } from './message';

/** Fetches the audio of a message (pbx.md#voicemail). */
export const download = defineOperation({
	name: 'Download',
	action: 'Download a voicemail message',
	description: 'Retrieve the audio of a voicemail message as a file',
	effect: 'reads',
	timeoutSeconds: 120,
	feature: VOICEMAIL,
	fields: { ...messageFields, outputField },
	options: { fileName },
	async run({ values, options, pbx, n8n }) {
		const { mailbox, messageId } = values;
		const item = await downloadItem(n8n, pbx, audioRequest(values), {
			outputField: values.outputField,
			fileName: options.fileName,
			name: `voicemail-${mailbox}-${messageId}`,
			json: { mailbox, messageId },
		});
		if (item) return [item];
		await mustBeListed(pbx, mailbox);
		return pbx.refuse(
			`Mailbox ${mailbox} has no message ${messageId}`,
			'It may have been deleted. The operation Get Messages shows the IDs.',
		);
	},
});
