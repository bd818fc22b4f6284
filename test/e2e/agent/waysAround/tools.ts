import type { INode, INodeParameters } from 'n8n-workflow';
import type { Credential, WorkflowJson } from '../../../../tools/n8n/rest';
import { byModel, located, tool, toolsOf } from '../tool';

const EXTENSION_STATE = 'Get Extension State';

/** n8n takes no expression for the list as a whole; a pair that the model leaves out means nothing to the PBX. */
const PAIRS = [1, 2, 3].map((place) => ({
	name: `={{ $fromAI('name${place}', 'name', 'string', 'unused${place}') }}`,
	value: `={{ $fromAI('value${place}', 'value', 'string', '') }}`,
}));

/** Each gives the model as much as a careless builder may; `Anything` even resource and operation. */
const TOOLS: Record<string, INodeParameters> = {
	Dial: { resource: 'call', operation: 'dial', ...byModel('source', 'destination') },
	Anything: {
		...byModel('resource', 'operation', 'source', 'destination', 'message'),
		...{ hangUpBy: 'extension', transferBy: 'channel', doNotDisturb: true, inputField: 'data' },
		...{ sourceNumber: '0722280800', destinationNumber: byModel('destination').destination },
		...{ maxWaitSeconds: 1, extension: located('extension'), ...byModel('channel', 'campaign') },
	},
	'Other Request': {
		...{ resource: 'api', operation: 'request', replyFormat: 'parsed' },
		...byModel('requestType', 'method'),
		parameters: { parameter: PAIRS },
	},
	[EXTENSION_STATE]: {
		...{ resource: 'extension', operation: 'getState', extension: located('extension') },
	},
};

/** The workflow with these tools alone, all with one credential. */
export function withTools(
	workflow: WorkflowJson,
	credential: Credential,
	settings: Partial<INode> = {},
): WorkflowJson {
	const isOurs = (each: INode) => each.type.endsWith('.gisPbxTool');
	const agent = workflow.nodes.find((each) => each.type.endsWith('.agent'))?.name ?? '';
	const tools = Object.entries(TOOLS).map(([name, parameters]) => ({
		...tool(name, parameters, credential),
		...settings,
	}));
	const others = workflow.nodes.filter((each) => !isOurs(each));
	const kept = Object.entries(workflow.connections).filter(([from]) =>
		others.some((each) => each.name === from),
	);
	return {
		...workflow,
		nodes: [...others, ...tools],
		connections: { ...Object.fromEntries(kept), ...toolsOf(Object.keys(TOOLS), agent) },
	};
}
