import { hidden } from '../../fields/field';
import { toggle } from '../../fields/toggle';
import { defineOperation, itemOf } from '../operation';
import { dialFields, dialling, dialOptions, sendDial } from './dialling';
import { followed } from './waitForEnd/followed';
import { waitFields } from './waitForEnd/waitFields';

/** Dial and Wait was an option of Dial once: workflows that were saved with it go on waiting. */
const waitOptions = {
	callsAtOnce: hidden(waitFields.callsAtOnce),
	maxWaitSeconds: hidden(waitFields.maxWaitSeconds),
	waitForEnd: hidden(toggle({ displayName: 'Wait for End', default: true })),
};

/** Click to call: rings the source, then connects it with the destination (pbx.md#dial). */
export const dial = defineOperation({
	...dialling,
	name: 'Dial',
	action: 'Dial a call',
	description:
		'Ring an extension or number, then connect it with another one. This starts a real call.',
	builderHint:
		'Comes out as soon as the PBX has taken the order, which does not mean that anybody answered. Where the workflow needs to know how the call ended, use dialAndWait instead.',
	fields: dialFields,
	options: { ...dialOptions, ...waitOptions },
	async run(call) {
		const dialled = await sendDial(call);
		const { waitForEnd, callsAtOnce = 1, maxWaitSeconds = 300 } = call.options;
		if (!waitForEnd) return itemOf(dialled.output);
		return followed(call, dialled, { callsAtOnce, maxWaitSeconds });
	},
});
