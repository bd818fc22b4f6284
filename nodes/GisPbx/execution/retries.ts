import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

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
	// An agent may call a tool several times within one run, with other values each time.
	const asTool = node.type.endsWith('Tool');
	return (itemIndex, tenant, parameters) => {
		const runIndex = n8n.getWorkflowDataProxy(itemIndex).$runIndex as number;
		const call = asTool ? JSON.stringify(parameters) : '';
		return { writes, key: [executionId, node.id, runIndex, itemIndex, tenant, call].join('|') };
	};
}
