import { flowLocator } from '../../locators/flow';
import { defineOperation, itemOf } from '../operation';
import { flowReference } from './fetchFlows';

/** The state of a flow (pbx-protocol 6, "Flow state"): one bare word. */
export const get = defineOperation({
	name: 'Get',
	action: 'Get the state of a flow',
	description: 'Retrieve the state that a flow shows, e.g. day or night',
	effect: 'reads',
	timeoutSeconds: 30,
	fields: { flow: flowLocator() },
	async run({ values: { flow }, pbx }) {
		const flowId = await flowReference(pbx, flow, 'flowId');
		const state = await pbx.read({
			parameters: { reqtype: 'INFO', info: 'flow', id: flowId },
			expected: 'text',
		});
		return state === undefined
			? pbx.refuse(
					`Flow ${flowId} was not found`,
					'The PBX shows no state for a flow with this ID.',
				)
			: itemOf({ flowId, state });
	},
});
