import type { INode } from 'n8n-workflow';
import type { RequestRecord } from '../../../simulator';
import type { WorkflowJson } from '../../../tools/n8n/rest';
import { node } from '../chain';
import { isEqual, type Row } from '../part';

/** The versions of the agent that people have: up to 2.2 it runs its tools itself, since 3 the engine does. */
const AGENT_VERSIONS = [1.9, 2.2, 3, 3.1];
const DIAL_TOOL = 'Dial';
const TOLD = /Outcome unknown, the phone may be ringing\..*Look in the PBX before you repeat this/;

/** What a model was told by one tool, and which dials arrived. */
interface Told {
	answer: string;
	dials: RequestRecord[];
}

/** Runs a workflow whose model dials once. */
type Dialling = (workflow: WorkflowJson, tool: string, destination: string) => Promise<Told>;

/** What a model is told of a dial whose answer was lost, by agents of all versions. */
export async function* lostAnswers(
	workflow: WorkflowJson,
	dialling: Dialling,
): AsyncGenerator<Row> {
	for (const version of AGENT_VERSIONS) {
		for (const retryOnFail of [false, true]) {
			const settings = retryOnFail
				? { retryOnFail, maxTries: 2, waitBetweenTries: 1 }
				: { onError: 'continueRegularOutput' as const };
			const destination = `0500${Math.round(version * 10)}${Number(retryOnFail)}`;
			const { answer, dials } = await dialling(
				withDial(workflow, version, settings),
				DIAL_TOOL,
				destination,
			);
			const how = `agent ${version}, ${retryOnFail ? 'Retry On Fail' : 'On Error: Continue'}`;
			yield isEqual(`a dial whose answer is lost is sent once (${how})`, dials.length, 1);
			if (retryOnFail) continue;
			yield {
				what: `... and the model is told what to do (${how})`,
				passed: TOLD.test(answer),
				seen: answer,
			};
		}
	}
}

/** The workflow with an agent of this version, which may dial. */
function withDial(workflow: WorkflowJson, version: number, settings: Partial<INode>): WorkflowJson {
	const dial: INode = {
		...node(DIAL_TOOL, 'n8n-nodes-gispbx.gisPbxTool', {
			descriptionType: 'manual',
			toolDescription: 'Dials',
			resource: 'call',
			operation: 'dial',
			source: '204',
			destination: "={{ $fromAI('destination', 'Number', 'string') }}",
			options: {},
		}),
		credentials: workflow.nodes.find(({ type }) => type.endsWith('.gisPbxTool'))?.credentials,
		...settings,
	};
	const agent = workflow.nodes.find(({ type }) => type.endsWith('.agent'));
	return {
		...workflow,
		nodes: [
			...workflow.nodes.map((each) => (each === agent ? { ...each, typeVersion: version } : each)),
			dial,
		],
		connections: {
			...workflow.connections,
			[DIAL_TOOL]: { ai_tool: [[{ node: agent?.name ?? '', type: 'ai_tool', index: 0 }]] },
		},
	};
}
