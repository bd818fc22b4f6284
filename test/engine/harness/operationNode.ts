import type { INode, INodeParameters } from 'n8n-workflow';

/** What a user sets on the node's Settings tab. */
export type NodeSettings = Pick<
	Partial<INode>,
	| 'name'
	| 'onError'
	| 'continueOnFail'
	| 'retryOnFail'
	| 'maxTries'
	| 'waitBetweenTries'
	| 'alwaysOutputData'
	| 'executeOnce'
>;

/** Parameters as the form saves them. */
export type OperationParameters = INodeParameters & { resource: string; operation: string };

/** The GIS PBX node as a workflow's JSON holds it. */
export const operationNode = (
	parameters: OperationParameters,
	settings: NodeSettings = {},
): INode => {
	const name = settings.name ?? 'GIS PBX';
	return {
		id: name,
		type: 'n8n-nodes-gispbx.gisPbx',
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { gisPbxApi: { id: 'gisPbxApi', name: 'GIS PBX account' } },
		...settings,
		name,
	};
};
