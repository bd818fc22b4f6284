import type { IDataObject, IExecuteFunctions, INode, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { GisPbx } from '../../../nodes/GisPbx/GisPbx.node';
import { operationNode, runWorkflow, type NodeSettings } from '../harness';
import { usePbx, type OperationParameters } from '../support';
import { dialled, RETRY } from './sentOnce';

const pbx = usePbx();
const TOOL = 'n8n-nodes-gispbx.gisPbxTool';
const AGENT = 'test.agent';
const CONTINUE = { onError: 'continueRegularOutput' as const };

/** Starts its tool as n8n's agent does up to 2.2: with the values of each item, one after another. */
const agentType: INodeType = {
	description: {
		displayName: 'Agent',
		name: 'agent',
		group: ['transform'],
		version: 1,
		description: 'Uses a tool',
		defaults: { name: 'Agent' },
		inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool, displayName: 'Tool' }],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute(this: IExecuteFunctions) {
		const [tool] = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as Array<{
			invoke(values: IDataObject): Promise<string>;
		}>;
		const answers = [];
		for (const { json } of this.getInputData()) {
			const told = await tool.invoke(json).catch((error: Error) => error.message);
			answers.push({ json: { told } });
		}
		return [answers];
	},
};

/** The node as n8n makes a tool of it. */
function toolType(): INodeType {
	const type = new GisPbx();
	type.description.outputs = [NodeConnectionTypes.AiTool];
	return type;
}

const DIAL = {
	resource: 'call',
	operation: 'dial',
	source: '204',
	destination: "={{ $fromAI('destination', 'Number', 'string') }}",
};

/** What the model is told for each use of a tool that dials. */
async function use(
	numbers: string[],
	settings: NodeSettings,
	parameters: OperationParameters = DIAL,
): Promise<string[]> {
	const dial: INode = {
		...operationNode(parameters, { name: 'Dial', ...settings }),
		type: TOOL,
	};
	const agent: INode = {
		...{ id: 'agent', name: 'Agent', type: AGENT, typeVersion: 1 },
		...{ position: [0, 0], parameters: {} },
	};
	const run = await runWorkflow(
		{
			nodes: [agent, dial],
			connections: {
				Dial: { ai_tool: [[{ node: 'Agent', type: NodeConnectionTypes.AiTool, index: 0 }]] },
			},
		},
		{
			credentials: { gisPbxApi: pbx.credential({ agentsMay: 'reachPeople' }) },
			items: numbers.map((destination) => ({ destination })),
			types: { nodes: { [AGENT]: agentType, [TOOL]: toolType() } },
		},
	);
	expect(run.error).toBeUndefined();
	return run.json('Agent').map(({ told }) => String(told));
}

const ADVICE = 'Look in the PBX before you repeat this: nothing is sent a second time by itself.';

test.each([
	['On Error: Continue', CONTINUE],
	['On Error: Stop', {}],
])('a model is told once, with the advice, that an answer was lost (%s)', async (_, settings) => {
	pbx.simulator.fail('dropBeforeReply');
	const [told] = await use(['0500000001'], settings);

	expect(told).toContain('Outcome unknown, the phone may be ringing.');
	expect(told.split(ADVICE)).toHaveLength(2);
});

test('a mistake of the model is told with its remedy', async () => {
	const [told] = await use([' '], CONTINUE);

	expect(JSON.parse(told)).toEqual([
		{ error: 'Destination is empty [item 0]. Fill this field in, nothing was sent' },
	]);
});

test('a dial whose answer is lost is sent once under Retry On Fail, though each try is another run', async () => {
	pbx.simulator.fail('dropBeforeReply');
	const told = await use(['0500000001', '0500000001'], RETRY);

	expect(dialled(pbx)).toEqual(['0500000001']);
	expect(told.every((words) => words.includes('Outcome unknown'))).toBe(true);
});

test('other values are another dial', async () => {
	await use(['0500000001', '0500000002'], RETRY);

	expect(dialled(pbx)).toEqual(['0500000001', '0500000002']);
});

test('without Retry On Fail the model may dial the same number again', async () => {
	await use(['0500000001', '0500000001'], CONTINUE);

	expect(dialled(pbx)).toEqual(['0500000001', '0500000001']);
});

test.each([
	['On Error: Continue', CONTINUE],
	['On Error: Stop', {}],
])(
	'an operation that is not for agents is refused with what to use instead (%s)',
	async (_, settings) => {
		const page = { resource: 'report', operation: 'page' };
		const [told] = await use(['1'], settings, page);

		expect(told).toContain('An AI agent cannot use Report Page');
		expect(told).toContain('It gives a file, which an agent does not get. Summarize Calls,');
		expect(pbx.sent()).toEqual([]);
	},
);
