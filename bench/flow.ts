import type { IDataObject } from 'n8n-workflow';
import type { Credential, WorkflowJson } from '../tools/n8n/rest';

/** A node of a measured flow; the bed adds place, ID and credential. */
export interface FlowNode {
	name: string;
	type: string;
	typeVersion?: number;
	parameters: IDataObject;
	/** Whether it holds the PBX's credential. */
	asks?: boolean;
	/** The setting On Error, where it is not the usual one. */
	onError?: 'continueRegularOutput';
}

/** One side of a comparison: what does the job, between the node that makes items and the one that measures. */
export interface Flow {
	name: string;
	/** How many items go in, or the items themselves. */
	input: number | IDataObject[];
	nodes: FlowNode[];
	/** How many items must come out. */
	output: number;
}

type WorkflowNode = WorkflowJson['nodes'][number];

/** The flow as a workflow that a web hook starts and whose last node answers it. */
export function workflowOf(flow: Flow, path: string, credential: Credential): WorkflowJson {
	const { input } = flow;
	const chain: FlowNode[] = [
		{
			name: 'Webhook',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			parameters: { path, responseMode: 'lastNode' },
		},
		{
			name: 'Items',
			type: 'CUSTOM.benchItems',
			parameters: typeof input === 'number' ? { count: input } : { list: JSON.stringify(input) },
		},
		...flow.nodes,
		{ name: 'Measured', type: 'CUSTOM.benchMark', parameters: {} },
	];
	const nodes = chain.map((node, place) => nodeOf(node, place, path, credential));
	const connections: WorkflowJson['connections'] = {};
	for (const [place, { name }] of chain.slice(0, -1).entries()) {
		connections[name] = { main: [[{ node: chain[place + 1].name, type: 'main', index: 0 }]] };
	}
	return {
		name: flow.name,
		nodes,
		connections,
		settings: { saveDataSuccessExecution: 'none', saveManualExecutions: false },
	};
}

function nodeOf(
	{ name, type, typeVersion = 1, parameters, asks, onError }: FlowNode,
	place: number,
	path: string,
	{ id, name: credentialName, type: credentialType }: Credential,
): WorkflowNode {
	return {
		id: `${path}-${place}`,
		name,
		type,
		typeVersion,
		position: [place * 224, 0],
		parameters: parameters as WorkflowNode['parameters'],
		...(type === 'n8n-nodes-base.webhook' && { webhookId: path }),
		...(onError && { onError }),
		...(asks && { credentials: { [credentialType]: { id, name: credentialName } } }),
	};
}
