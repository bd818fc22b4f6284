import type { INodeType } from 'n8n-workflow';

import { GisPbx } from '../../../nodes/GisPbx/GisPbx.node';
import { operationNode, runWorkflow, type WorkflowRun } from '../harness';
import type { OperationParameters, TestPbx } from '../support';

export const TOOL = 'n8n-nodes-gispbx.gisPbxTool';

type RunOptions = NonNullable<Parameters<typeof runWorkflow>[1]>;
interface ToolRun extends Omit<RunOptions, 'credentials' | 'types'> {
	/** Fields of the credential. */
	limits?: Record<string, unknown>;
	node?: Parameters<typeof operationNode>[1];
	/** The pack as another process has it. */
	type?: INodeType;
}

/** Runs an operation as the engine runs the tool of an agent of version 3: a node whose type n8n names so. */
export async function runAsTool(
	pbx: TestPbx,
	parameters: OperationParameters,
	{ limits, node, type = new GisPbx(), ...options }: ToolRun = {},
): Promise<WorkflowRun> {
	return await runWorkflow(
		{ nodes: [{ ...operationNode(parameters, node), type: TOOL }] },
		{
			credentials: { gisPbxApi: pbx.credential(limits) },
			types: { nodes: { [TOOL]: type } },
			...options,
		},
	);
}
