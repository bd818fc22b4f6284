import type { RequestRecord } from '../../../simulator';
import type { Credential, WorkflowJson } from '../../../tools/n8n/rest';
import { startWithPbx, type N8nWithPbx } from '../../../tools/n8n/withPbx';
import { readExample, withCredential } from '../../../tools/n8n/workflows';
import { isEqual, type Part, type Row } from '../part';
import { lostAnswers } from './lostAnswers';
import { startStandIn, type StandIn, type Turn } from './standIn';

const TRIGGER = 'When Chat Message Received';
const AGENT = 'AI Agent';
const CALLS = 'Get_Calls';
const STATE = 'Get_Extension_State';

const DAY = '2026-01-31';
const CALLER = 'דנה';
const DIAL = { source: '204', destination: '0500000001' };
const DIAL_OPERATION = { resource: 'call', operation: 'dial', ...DIAL };
const SAID = 'That is all.';

/** The example in which an AI agent reads calls, with a model that says what it is told to. */
export const agent: Part = {
	name: 'agent',
	async *run(context) {
		const n8n = await startWithPbx(context);
		const model = await startStandIn();
		context.cleanUp.add(async () => await model.stop());
		n8n.pbx.addEndedCall({ start: `${DAY} 12:00:00`, fromName: CALLER });
		const workflow = await exampleWith(n8n, model);
		const workflowId = await n8n.client.createWorkflow(workflow);
		const chat = async (...turns: Turn[]) => await converse(n8n, model, workflowId, turns);
		yield* reading(n8n, chat);
		yield* failing(n8n, chat);
		yield* dialling(chat);
		yield* lostAnswers(workflow, async (dialler, tool, destination) => {
			n8n.pbx.fail('dropBeforeReply', { when: ({ reqtype }) => reqtype === 'DIAL' });
			const id = await n8n.client.createWorkflow(dialler);
			const turn = { tool, values: { destination } };
			const { toolAnswers, sent } = await converse(n8n, model, id, [turn]);
			n8n.pbx.clearFaults();
			const dials = sent.filter(({ params }) => params.reqtype === 'DIAL');
			return { answer: toolAnswers.join(), dials };
		});
		yield isEqual('the simulated PBX made no errors of its own', n8n.pbx.problems.length, 0);
	},
};

/** What came of one message in the chat. */
interface Conversation {
	/** The agent's answer. */
	output: unknown;
	/** Names of the tools, each with its parameters. */
	tools: Record<string, string[]>;
	toolAnswers: string[];
	sent: RequestRecord[];
}
type Chat = (...turns: Turn[]) => Promise<Conversation>;

async function* reading({ pbx }: N8nWithPbx, chat: Chat): AsyncGenerator<Row> {
	const { output, tools, toolAnswers, sent } = await chat(
		{ tool: CALLS, values: { start: DAY, end: DAY } },
		{ tool: STATE, values: { extension: '204' } },
	);
	const [calls = '', state = ''] = toolAnswers;
	const [call] = JSON.parse(calls) as Array<Record<string, unknown>>;
	yield isEqual('the model is offered both tools and chooses nothing but these', tools, {
		[CALLS]: ['end', 'phone', 'start'],
		[STATE]: ['extension'],
	});
	yield isEqual(
		'it gets the calls',
		[call.fromName, call.disposition, call.startedAt],
		[CALLER, 'answered', `${DAY}T12:00:00+02:00`],
	);
	yield isEqual(
		'... and the state of the extension',
		JSON.parse(state)[0].registered,
		pbx.state.extensions[0].registered,
	);
	yield isEqual('... of one request each', sent.map(infoOf), ['simplecdrs', 'extstate']);
	yield isEqual('the agent hands on what the model says', output, SAID);
}

async function* failing({ pbx }: N8nWithPbx, chat: Chat): AsyncGenerator<Row> {
	const refused = await chat(
		{ tool: CALLS, values: { start: DAY, end: '2026-01-01' } },
		{ tool: CALLS, values: { start: DAY, end: DAY } },
	);
	yield showsError('a mistake of its own is named', refused.toolAnswers[0], /End .* before Start/);
	yield isEqual(
		'... so that the next try succeeds',
		refused.toolAnswers[1]?.includes(CALLER),
		true,
	);
	yield isEqual('... without a request for the first', refused.sent.length, 1);

	pbx.fail('http500');
	const broken = await chat({ tool: STATE, values: { extension: '204' } });
	pbx.clearFaults();
	yield showsError('a PBX that fails is named', broken.toolAnswers[0], /PBX failed.*HTTP 500/);
	yield isEqual('... and the agent goes on', broken.output, SAID);
}

async function* dialling(chat: Chat): AsyncGenerator<Row> {
	const smuggled = `204&${new URLSearchParams({ reqtype: 'DIAL', source: '204', dest: '0500000001' })}`;
	const tries: Array<[what: string, turn: Turn]> = [
		['a tool that is not there', { tool: 'Dial', values: DIAL }],
		["n8n's name for the node", { tool: 'GIS_PBX', values: DIAL_OPERATION }],
		['another operation', { tool: CALLS, values: { ...DIAL_OPERATION, start: DAY, end: DAY } }],
		[
			'another operation of one extension',
			{ tool: STATE, values: { ...DIAL_OPERATION, extension: '204' } },
		],
		['parameters inside a value', { tool: STATE, values: { extension: smuggled } }],
		['an expression inside a value', { tool: STATE, values: { extension: "={{ 'DIAL' }}" } }],
	];
	for (const [what, turn] of tries) {
		const { output, sent } = await chat(turn);
		const others = sent.filter(({ params }) => params.reqtype !== 'INFO');
		yield {
			what: `a model that asks for ${what} dials nobody`,
			passed: others.length === 0 && output === SAID,
			seen:
				sent.map(({ params }) => `${params.reqtype} ${infoOf({ params })}`).join() ||
				'nothing sent',
		};
	}
}

const infoOf = ({ params }: Pick<RequestRecord, 'params'>) => params.info;

function showsError(what: string, answer = '', words: RegExp): Row {
	return { what, passed: words.test(answer), seen: answer };
}

/** Says something in the chat, which the model answers with these turns and a last word. */
async function converse(
	{ client, pbx }: N8nWithPbx,
	model: StandIn,
	workflowId: string,
	turns: Turn[],
): Promise<Conversation> {
	pbx.clearRequests();
	model.script(...turns, { says: SAID });
	const id = await client.runWorkflow(workflowId, TRIGGER);
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

/** The example as a user completes it: credentials picked; the question is pinned to the chat. */
async function exampleWith(n8n: N8nWithPbx, { url }: StandIn): Promise<WorkflowJson> {
	const data = { apiKey: 'made-up', url, header: false };
	const key = await n8n.client.createCredential('Model', 'openAiApi', data);
	const workflow = withCredential(await readExample('ai-agent-reads-calls'), n8n.credential);
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
