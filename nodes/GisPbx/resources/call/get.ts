import { channelsIn } from '../../pbx/calls/channel';
import { askList } from '../../directory/askList';
import { withoutSecrets } from '../../pbx/secretFields';
import { callIdField } from '../../fields/callId';
import { defineOperation, itemOf } from '../operation';

/**
 * Looks a call up while it is up (pbx.md#call-look-up); its answer is documented nowhere, so it is
 * passed on.
 */
export const get = defineOperation({
	name: 'Get',
	action: 'Get a call',
	description:
		'Look up a call that is going on, and the channels by which it can be hung up or transferred',
	effect: 'reads',
	timeoutSeconds: 45,
	fields: { callId: callIdField() },
	async run({ values: { callId }, pbx }) {
		const asked = { reqtype: 'INFO', info: 'call', id: callId };
		const answer = pbx.dataOf(await askList(pbx, asked, { plain: 'text' }));
		const found = answer !== undefined;
		return itemOf({
			found,
			callId,
			channels: found ? channelsIn(answer) : [],
			raw: found ? withoutSecrets(answer) : null,
		});
	},
});
