import { flowLocator } from '../../locators/flow';
import { flowStateFrom } from '../../pbx/lists/flow';
import { notUnderstood } from '../../directory/entriesOf';
import { defineOperation, itemOf } from '../operation';
import { findFlow, flowNotFound, flowReference } from '../../directory/flows';

const UNAVAILABLE = 'UNAVAILABLE';
const STATE = /^[\p{L}\p{N}_-]{1,80}$/u;

/** The state of a flow (pbx.md#flows): one bare word. */
export const get = defineOperation({
	name: 'Get',
	action: 'Get the state of a flow',
	description: 'Retrieve the state that a flow shows, e.g. day or night',
	effect: 'reads',
	timeoutSeconds: 30,
	fields: { flow: flowLocator() },
	async run({ values: { flow }, pbx }) {
		const flowId = await flowReference(pbx, flow, 'flowId');
		const answer = await pbx.read({
			parameters: { reqtype: 'INFO', info: 'flow', id: flowId },
			expected: 'text',
		});
		const state = typeof answer === 'string' ? flowStateFrom(answer) : null;
		if (state === null) return flowNotFound(pbx, flow);
		if (!STATE.test(state)) return notUnderstood(pbx, state);
		// Said of flows that do not exist, too: only the list of flows tells which.
		if (state === UNAVAILABLE && flow.mode !== 'number') await findFlow(pbx, flow);
		return itemOf({ flowId, state });
	},
});
