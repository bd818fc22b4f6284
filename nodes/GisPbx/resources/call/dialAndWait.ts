import { defineOperation } from '../operation';
import { dialFields, dialling, dialOptions, sendDial } from './dialling';
import { followed } from './waitForEnd/followed';
import { waitFields } from './waitForEnd/waitFields';

/** Click to call that comes out when the call is over (decisions.md#the-end-of-a-dialled-call). */
export const dialAndWait = defineOperation({
	...dialling,
	name: 'Dial and Wait',
	action: 'Dial a call and wait for its end',
	description:
		'Ring an extension or number, connect it with another one, and return how the call ended and for how long they talked. This starts a real call.',
	builderHint:
		'Use it instead of a loop of Wait and CDR: Get. Route by outcome: answered, noAnswer, busy, failed, congestion, stillTalking or unknown. The execution stays open as long as the call lasts.',
	fields: { ...dialFields, ...waitFields },
	options: dialOptions,
	run: async (call) => followed(call, await sendDial(call), call.values),
});
