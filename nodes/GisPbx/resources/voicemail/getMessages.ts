import { limited, listFields } from '../../fields/list';
import { mailboxLocator } from '../../locators/mailbox';
import { voicemailMessageFrom } from '../../pbx/lists/voicemail';
import { askList, saidNothing } from '../../directory/askList';
import { knownRows } from '../../directory/entriesOf';
import { VOICEMAIL } from '../../directory/offered';
import { defineOperation, itemsOf } from '../operation';
import { mustBeListed } from '../../directory/mailboxes';

/** Without any of these a row is no message. */
const COLUMNS = ['msg_id', 'Msgid'];

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
		const reply = await askList(pbx, { reqtype: 'VOICEMAIL', action: 'messages', mailbox });
		if (saidNothing(reply)) await mustBeListed(pbx, mailbox);
		const rows = limited(knownRows(pbx, pbx.dataOf(reply), COLUMNS), values);
		return itemsOf(rows.map((row) => ({ mailbox, ...voicemailMessageFrom(row, clock) })));
	},
});
