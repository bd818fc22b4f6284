import type { INode, INodeParameters } from 'n8n-workflow';
import type { Credential, WorkflowJson } from '../../../../tools/n8n/rest';
import { node } from '../../chain';

const EXTENSION_STATE = 'Get Extension State';

/** What the model fills in, by the name of the parameter. */
const byModel = (...names: string[]): INodeParameters =>
	Object.fromEntries(
		names.map((name) => [name, `={{ $fromAI('${name}', '${name}', 'string', '') }}`]),
	);
const located = (name: string) => ({ __rl: true, mode: 'id', ...renamed(byModel(name), 'value') });
const renamed = (parameters: INodeParameters, name: string) => ({
	[name]: Object.values(parameters)[0],
});

/** Each gives the model as much as a careless builder may; `Anything` even resource and operation. */
const TOOLS: Record<string, INodeParameters> = {
	Dial: { resource: 'call', operation: 'dial', ...byModel('source', 'destination') },
	Anything: {
		...byModel('resource', 'operation', 'source', 'destination', 'message'),
		...{ hangUpBy: 'extension', transferBy: 'channel', doNotDisturb: true, inputField: 'data' },
		...{ sourceNumber: '0722280800', ...renamed(byModel('destination'), 'destinationNumber') },
		...{ maxWaitSeconds: 1, extension: located('extension'), ...byModel('channel', 'campaign') },
	},
	'Other Request': {
		...{ resource: 'api', operation: 'request', replyFormat: 'parsed' },
		...byModel('requestType', 'method'),
		parameters: "={{ ({ parameter: JSON.parse($fromAI('pairs', 'JSON', 'string', '[]')) }) }}",
	},
	[EXTENSION_STATE]: {
		...{ resource: 'extension', operation: 'getState', extension: located('extension') },
	},
};

/** The workflow with these tools alone, all with one credential. */
export function withTools(
	workflow: WorkflowJson,
	{ type, id, name }: Credential,
	settings: Partial<INode> = {},
): WorkflowJson {
	const isOurs = (each: INode) => each.type.endsWith('.gisPbxTool');
	const agent = workflow.nodes.find((each) => each.type.endsWith('.agent'))?.name ?? '';
	const tools = Object.entries(TOOLS).map(([tool, parameters]) => ({
		...node(tool, 'n8n-nodes-gispbx.gisPbxTool', {
			descriptionType: 'manual',
			toolDescription: tool,
			options: {},
			...parameters,
		}),
		credentials: { [type]: { id, name } },
		onError: 'continueRegularOutput' as const,
		...settings,
	}));
	const others = workflow.nodes.filter((each) => !isOurs(each));
	const kept = Object.entries(workflow.connections).filter(([from]) =>
		others.some((each) => each.name === from),
	);
	const added = tools.map((tool) => [
		tool.name,
		{ ai_tool: [[{ node: agent, type: 'ai_tool', index: 0 }]] },
	]);
	return {
		...workflow,
		nodes: [...others, ...tools],
		connections: Object.fromEntries([...kept, ...added]) as WorkflowJson['connections'],
	};
}
