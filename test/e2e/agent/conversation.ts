import type { RequestRecord } from '../../../simulator';
import type { Credential, WorkflowJson } from '../../../tools/n8n/rest';
import type { N8nWithPbx } from '../../../tools/n8n/withPbx';
import { readExample, withCredential } from '../../../tools/n8n/workflows';
import type { StandIn, Turn } from './standIn';

const TRIGGER = 'When Chat Message Received';
const AGENT = 'AI Agent';
/** The model's last word. */
export const SAID = 'That is all.';

/** What came of one message in the chat. */
export interface Conversation {
	/** The agent's answer. */
	output: unknown;
	/** Names of the tools, each with its parameters. */
	tools: Record<string, string[]>;
	toolAnswers: string[];
	sent: RequestRecord[];
}
export type Chat = (...turns: Turn[]) => Promise<Conversation>;

/**
 * Says something in the chat, which the model answers with these turns and a last word. Meanwhile is done
 * what is to be done while n8n waits.
 */
export async function converse(
	{ client, pbx }: N8nWithPbx,
	model: StandIn,
	workflowId: string,
	turns: Turn[],
	meanwhile?: (executionId: string) => Promise<void>,
): Promise<Conversation> {
	pbx.clearRequests();
	model.script(...turns, { says: SAID });
	const id = await client.runWorkflow(workflowId, TRIGGER);
	await meanwhile?.(id);
	const { data } = await client.waitForExecution(id);
	const { runData, error } = data.resultData;
	const [item] = runData[AGENT]?.at(-1)?.data?.main[0] ?? [];
	return {
		output: item?.json.output ?? error?.message,
		tools: Object.fromEntries(
			model.tools
				.map(({ name, parameters }) => [name, Object.keys(parameters.properties).sort()] as const)
				.sort(([one], [other]) => one.localeCompare(other)),
		),
		toolAnswers: model.toolAnswers,
		sent: [...pbx.requests],
	};
}

/** An example as a user completes it: credentials picked; the question is pinned to the chat. */
export async function exampleWith(
	name: string,
	n8n: N8nWithPbx,
	{ url }: StandIn,
): Promise<WorkflowJson> {
	const data = { apiKey: 'made-up', url, header: false };
	const key = await n8n.client.createCredential('Model', 'openAiApi', data);
	const workflow = withCredential(await readExample(name), n8n.credential);
	const question = { sessionId: '1', action: 'sendMessage', chatInput: 'Who called?' };
	return {
		...workflow,
		nodes: workflow.nodes.map((node) =>
			node.type.endsWith('.lmChatOpenAi') ? { ...node, credentials: picked(key) } : node,
		),
		pinData: { [TRIGGER]: [{ json: question }] },
	};
}

const picked = ({ type, id, name }: Credential) => ({ [type]: { id, name } });
