import { limited, listFields } from '../../fields/list';
import { VOICEMAIL } from '../../directory/offered';
import { defineOperation, itemsOf } from '../operation';
import { fetchMailboxes } from '../../directory/mailboxes';

/** Lists the mailboxes (pbx.md#voicemail). */
export const getMany = defineOperation({
	name: 'Get Many',
	action: 'Get many mailboxes',
	description: 'Retrieve a list of voicemail boxes, without their passwords',
	effect: 'reads',
	timeoutSeconds: 60,
	feature: VOICEMAIL,
	fields: { ...listFields() },
	async run({ values, pbx }) {
		return itemsOf(limited(await fetchMailboxes(pbx), values));
	},
});
