import { extensionLocator } from '../../locators/extension';
import { fetchCurrentCalls } from '../../directory/currentCalls';
import { CURRENT_CALLS } from '../../directory/offered';
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
		const calls = await fetchCurrentCalls(pbx, clock, extension);
		return itemsOf(calls.map((call) => ({ extension, ...call })));
	},
});
