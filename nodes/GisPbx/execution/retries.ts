import { NodeOperationError, type IExecuteFunctions, type INode } from 'n8n-workflow';

import type { Operation } from '../resources/operation';
import type { PbxBinding } from '../transport/binding';
import { WriteMemory } from '../transport/writeResult';
import type { Parameters } from '../fields/readForm';

/** One for this n8n process: a retry is a new run of the node in the same process. */
const writes = new WriteMemory();

type MemoryOf = (itemIndex: number, tenant: string, parameters: Parameters) => PbxBinding['memory'];

/**
 * How the writes of each item are remembered. Only Retry On Fail runs a node again with items
 * that were sent already, so without it nothing is kept.
 */
export function rememberingWrites(n8n: IExecuteFunctions, operation: Operation): MemoryOf {
	const node = n8n.getNode();
	if (operation.effect === 'reads' || node.retryOnFail !== true) return () => undefined;

	const executionId = n8n.getExecutionId() as string | undefined;
	if (!executionId) {
		if (operation.effect === 'writes') return () => undefined;
		throw new NodeOperationError(node, `Switch off Retry On Fail to use "${operation.name}"`, {
			description:
				'n8n gave this execution no ID, so a second try could not be told from the first and would reach people twice.',
		});
	}
	const asTool = isAgentTool(node);
	return (itemIndex, tenant, parameters) => {
		// To an agent's tool each try is a run of its own (n8n.md#agents): only its values tell a repeat.
		const run = asTool
			? JSON.stringify(parameters)
			: `${n8n.getWorkflowDataProxy(itemIndex).$runIndex}|${itemIndex}`;
		return { writes, key: [executionId, node.id, tenant, run].join('|') };
	};
}

/** Whether an AI agent uses this node as its tool; n8n names the node that it makes for that so. */
export function isAgentTool({ type }: INode): boolean {
	return type.endsWith('Tool');
}
