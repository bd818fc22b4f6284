import { limited, listFields } from '../../fields/list';
import { mailboxLocator } from '../../locators/mailbox';
import { voicemailMessageFrom } from '../../pbx/lists/voicemail';
import { VOICEMAIL } from '../../directory/offered';
import { defineOperation, itemsOf } from '../operation';
import { fetchMessages, mustBeListed } from '../../directory/mailboxes';

/** Lists the messages of a mailbox (pbx.md#voicemail). */
export const getMessages = defineOperation({
	name: 'Get Messages',
	action: 'Get the messages of a mailbox',
	description: 'Retrieve the voicemail messages of a mailbox: who called, when, heard or not',
	effect: 'reads',
	timeoutSeconds: 60,
	feature: VOICEMAIL,
	fields: { mailbox: mailboxLocator(), ...listFields() },
	async run({ values, pbx, clock }) {
		const { mailbox } = values;
		const { rows, isBlank } = await fetchMessages(pbx, mailbox);
		if (isBlank) await mustBeListed(pbx, mailbox);
		return itemsOf(
			limited(rows, values).map((row) => ({ mailbox, ...voicemailMessageFrom(row, clock) })),
		);
	},
});
