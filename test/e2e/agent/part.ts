import type { RequestRecord } from '../../../simulator';
import type { Credential } from '../../../tools/n8n/rest';
import { startWithPbx, type N8nWithPbx } from '../../../tools/n8n/withPbx';
import { CREDENTIAL_TYPE, withCredential } from '../../../tools/n8n/workflows';
import { isEqual, type Part, type Row } from '../part';
import { afterReview } from './afterReview';
import { converse, exampleWith, SAID, type Chat } from './conversation';
import { lostAnswers } from './lostAnswers';
import { fiveQuestions } from './fiveQuestions';
import { overMcp } from './overMcp';
import { startStandIn, type Turn } from './standIn';
import { waysAround } from './waysAround/waysAround';

const CALLS = 'Get_Calls';
const STATE = 'Get_Extension_State';

const DAY = '2026-01-31';
const CALLER = 'דנה';
const DIAL = { source: '204', destination: '0500000001' };
const DIAL_OPERATION = { resource: 'call', operation: 'dial', ...DIAL };

/** The examples with an AI agent, whose model says what it is told to, and the tools of n8n's MCP trigger. */
export const agent: Part = {
	name: 'agent',
	async *run(context) {
		const n8n = await startWithPbx(context);
		const model = await startStandIn();
		context.cleanUp.add(async () => await model.stop());
		n8n.pbx.addEndedCall({ start: `${DAY} 12:00:00`, fromName: CALLER });
		const workflow = await exampleWith('ai-agent-reads-calls', n8n, model);
		const workflowId = await n8n.client.createWorkflow(workflow);
		const chat = async (...turns: Turn[]) => await converse(n8n, model, workflowId, turns);
		yield* reading(n8n, chat);
		yield* failing(n8n, chat);
		yield* dialling(chat);
		yield* waysAround({ n8n, model, workflow });
		yield* lostAnswers(
			withCredential(workflow, await mayDial(n8n)),
			async (dialler, tool, destination) => {
				n8n.pbx.fail('dropBeforeReply', { when: ({ reqtype }) => reqtype === 'DIAL' });
				const id = await n8n.client.createWorkflow(dialler);
				const turn = { tool, values: { destination } };
				const { toolAnswers, sent } = await converse(n8n, model, id, [turn]);
				n8n.pbx.clearFaults();
				const dials = sent.filter(({ params }) => params.reqtype === 'DIAL');
				return { answer: toolAnswers.join(), dials };
			},
		);
		yield* fiveQuestions(n8n, model);
		yield* afterReview(n8n, model, context);
		yield* overMcp(n8n);
		yield isEqual('the simulated PBX made no errors of its own', n8n.pbx.problems.length, 0);
	},
};

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
	yield isEqual('... of one request each', sent.filter(isNoLegs).map(infoOf), [
		'simplecdrs',
		'extstate',
	]);
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
	yield isEqual('... without a request for the first', refused.sent.filter(isNoLegs).length, 1);

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

/** Legs are asked for where the list of calls tells no talk time. */
const isNoLegs = (request: RequestRecord) => infoOf(request) !== 'cdrs';
const infoOf = ({ params }: Pick<RequestRecord, 'params'>) => params.info;

function showsError(what: string, answer = '', words: RegExp): Row {
	return { what, passed: words.test(answer), seen: answer };
}

/** A credential whose agents may reach people. */
async function mayDial({ client, credentialData }: N8nWithPbx): Promise<Credential> {
	const data = { ...credentialData, agentsMay: 'reachPeople' };
	return await client.createCredential('GIS PBX account for dialling', CREDENTIAL_TYPE, data);
}
