import {
	NodeConnectionTypes,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { runOperation } from './execution/runOperation';
import { listSearch } from './locators';
import { resources } from './resources';
import { operationOf } from './resources/operation';
import { nodeProperties } from './resources/properties';

export class GisPbx implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'GIS PBX',
		name: 'gisPbx',
		icon: { light: 'file:../../icons/gisPbx.svg', dark: 'file:../../icons/gisPbx.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Dial, follow and record calls, read CDRs and manage a GIS / PhonCall (MiRTA) PBX',
		defaults: { name: 'GIS PBX' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'gisPbxApi', required: true }],
		properties: nodeProperties(resources),
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const resource = this.getNodeParameter('resource', 0) as string;
		const operation = this.getNodeParameter('operation', 0, '') as string;
		const found = operationOf(resources, resource, operation);
		if (!found) {
			throw new NodeOperationError(this.getNode(), 'This node has no such operation', {
				description:
					operation === '__CUSTOM_API_CALL__' || resource === '__CUSTOM_API_CALL__'
						? 'A custom API call is made with the HTTP Request node and the same credential.'
						: `Choose another operation than "${resource}: ${operation}".`,
			});
		}
		return [await runOperation(this, found)];
	}
}
