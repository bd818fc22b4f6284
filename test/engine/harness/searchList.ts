import './environment';
import { LoadOptionsContext } from 'n8n-core';
import type { INodeListSearchResult } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { additionalDataFor } from './additionalData';
import { TestCredentialsHelper } from './credentialsHelper';
import type { TestCredentials } from './credentialsHelper';
import { loadTypes } from './engine';
import type { ExtraTypes } from './engine';
import { Observations, observedTypes } from './observedTypes';
import { operationNode } from './operationNode';
import type { OperationParameters } from './operationNode';

interface SearchOptions {
	credentials?: TestCredentials;
	filter?: string;
	paginationToken?: string;
	types?: ExtraTypes;
}

/**
 * Opens a picker as the editor does: runs the node's `listSearch` method on the real context.
 *
 * @throws whatever the method throws, which is what the editor shows in the list.
 */
export const searchList = async (
	parameters: OperationParameters,
	method: string,
	{ credentials = {}, filter, paginationToken, types: extra = {} }: SearchOptions = {},
): Promise<INodeListSearchResult> => {
	const types = await loadTypes(extra);
	const node = operationNode(parameters);
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: observedTypes(types, new Observations()),
	});
	const search = types.node(node.type).methods?.listSearch?.[method];
	if (!search) throw new Error(`The node has no list search "${method}"`);
	const additionalData = additionalDataFor(new TestCredentialsHelper(types, credentials), {
		currentNodeParameters: node.parameters,
	});
	const context = new LoadOptionsContext(workflow, node, additionalData, '');
	return await search.call(context, filter, paginationToken);
};
