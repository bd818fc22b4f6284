import type { INode, INodeParameters } from 'n8n-workflow';
import type { Credential } from '../../../tools/n8n/rest';
import { node } from '../chain';

/** What the model fills in, by the name of the parameter. */
export const byModel = (...names: string[]): INodeParameters =>
	Object.fromEntries(
		names.map((name) => [name, `={{ $fromAI('${name}', '${name}', 'string', '') }}`]),
	);

/** A picker into which the model types. */
export const located = (name: string) => ({
	__rl: true,
	...{ mode: 'id', value: byModel(name)[name] },
});

/** The node as a tool; it answers its errors. */
export const tool = (
	name: string,
	parameters: INodeParameters,
	{ type, id, name: credential }: Credential,
): INode => ({
	...node(name, 'n8n-nodes-gispbx.gisPbxTool', {
		descriptionType: 'manual',
		toolDescription: name,
		options: {},
		...parameters,
	}),
	credentials: { [type]: { id, name: credential } },
	onError: 'continueRegularOutput',
});

/** The connections of tools to the node that hands them out. */
export const toolsOf = (names: string[], to: string) =>
	Object.fromEntries(
		names.map((name) => [name, { ai_tool: [[{ node: to, type: 'ai_tool' as const, index: 0 }]] }]),
	);
