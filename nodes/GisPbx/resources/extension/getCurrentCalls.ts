import { extensionLocator } from '../../locators/extension';
import { currentCallsFrom } from '../../pbx/calls/currentCall';
import { askList } from '../../directory/askList';
import { entriesOf } from '../../directory/entriesOf';
import { CURRENT_CALLS, ifOffered } from '../../directory/offered';
import { defineOperation, itemsOf } from '../operation';

/** The calls that an extension has at this moment (pbx.md#current-calls). */
export const getCurrentCalls = defineOperation({
	name: 'Get Current Calls',
	action: 'Get the current calls of an extension',
	description:
		'Retrieve the calls that an extension has now, and the channels by which they can be hung up or transferred',
	effect: 'reads',
	timeoutSeconds: 30,
	feature: CURRENT_CALLS,
	fields: { extension: extensionLocator() },
	async run({ values: { extension }, pbx, clock }) {
		const asked = { reqtype: 'GETCURRENTCALLS', phone: extension, multiple: 'yes' };
		const answered = await askList(pbx, asked, { json: 'list', plain: 'text' });
		const reply = await ifOffered(pbx, CURRENT_CALLS, answered);
		const calls = entriesOf(pbx, pbx.dataOf(reply), (answer) =>
			currentCallsFrom(answer, clock, pbx.settings.tenant),
		);
		return itemsOf(calls.map((call) => ({ extension, ...call })));
	},
});
