import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { chosenOperation } from './execution/chosenOperation';
import { runOperation } from './execution/runOperation';
import { listSearch } from './locators';
import { resources } from './resources';
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
		return [await runOperation(this, chosenOperation(this))];
	}
}
