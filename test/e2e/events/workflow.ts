import { randomUUID } from 'node:crypto';
import type { WorkflowJson } from '../../../tools/n8n/rest';
import { CALL_EVENT_TRIGGER_TYPE } from '../../../tools/n8n/workflows';

/** Names of its nodes. */
export const TRIGGER = 'Call Event';
export const EVENT = 'Event';

/** A workflow that begins with a call event. */
export function eventWorkflow(name: string): WorkflowJson {
	return {
		name,
		nodes: [
			{
				id: randomUUID(),
				name: TRIGGER,
				type: CALL_EVENT_TRIGGER_TYPE,
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
				webhookId: randomUUID(),
			},
			{
				id: randomUUID(),
				name: EVENT,
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [224, 0],
				parameters: {},
			},
		],
		connections: { [TRIGGER]: { main: [[{ node: EVENT, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}
