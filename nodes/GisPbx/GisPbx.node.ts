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
import { manyItemsHint, nodeProperties, REPORT_PER_ITEM_HINT } from './resources/properties';

/** For n8n's AI workflow builder. */
const SEARCH_HINT =
	'Telephone system: dials, hangs up and transfers calls, reads call records, recordings, voicemail, queues and extensions, sends text messages and faxes. Every input item is a call, message or fax of its own, sent once: loop over nothing. In a call record externalNumber is the customer, whatever the direction.';

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
		hints: [manyItemsHint(resources), REPORT_PER_ITEM_HINT],
		builderHint: {
			searchHint: SEARCH_HINT,
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-gispbx.gisPbxTrigger',
					relationHint:
						'Starts a workflow with the calls that have ended, instead of asking by schedule',
				},
				{
					nodeType: 'n8n-nodes-gispbx.gisPbxCallEventTrigger',
					relationHint: 'Starts a workflow the moment a call rings, is answered, missed or over',
				},
			],
		},
		properties: nodeProperties(resources),
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runOperation(this, chosenOperation(this))];
	}
}
