import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import { resources } from '../resources';
import { operationOf, type Operation } from '../resources/operation';

/**
 * The operation that the node does; one for all items, as n8n takes no expression for it
 * (n8n.md#lists-and-pickers). Throws where there is none.
 */
export function chosenOperation(n8n: IExecuteFunctions): Operation {
	const resource = n8n.getNodeParameter('resource', 0) as string;
	const operation = n8n.getNodeParameter('operation', 0, '') as string;
	const found = operationOf(resources, resource, operation);
	if (found) return found;
	throw new NodeOperationError(n8n.getNode(), 'This node has no such operation', {
		description: adviceFor(resource, operation),
	});
}

function adviceFor(resource: string, operation: string): string {
	const chosen = [resource, operation];
	if (chosen.includes('__CUSTOM_API_CALL__')) {
		return 'A custom API call is made with the HTTP Request node and the same credential.';
	}
	if (chosen.some((text) => text.includes('{{'))) {
		return 'Resource and Operation take no expression. Give each operation a node of its own, and let a Switch node send each item to the right one.';
	}
	return `Choose another operation than "${resource}: ${operation}".`;
}
