import { randomUUID } from 'node:crypto';
import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { resources } from '../../../nodes/GisPbx/resources';
import type { Operation } from '../../../nodes/GisPbx/resources/operation';
import type { Execution } from '../../../tools/n8n/execution';
import type { N8nClient, Credential, WorkflowJson } from '../../../tools/n8n/rest';
import { CREDENTIAL_TYPE, NODE_TYPE } from '../../../tools/n8n/workflows';
import { OPERATIONS } from '../../engine/machinery/parameters';

/** What one operation put out. */
export interface Ran {
	/** As in `call/dial`; also the name of the node. */
	name: string;
	effect: Operation['effect'];
	items: INodeExecutionData[];
	/** The error that Continue On Fail made an item of. */
	error?: string;
}

/** A node of the workflow. */
export interface Instruction {
	name: string;
	effect: Operation['effect'];
	parameters: INodeParameters;
}

export interface WorkflowOptions {
	name: string;
	credential: Credential;
	/** What every node gets. */
	item: INodeExecutionData;
	timeoutSeconds?: number;
	/** Default: every operation. */
	instructions?: Instruction[];
	/** Default: Continue On Fail. */
	onError?: INode['onError'];
}

/** The manual trigger. */
export const START = 'Start';

/** What takes something away comes last, a single one before all of them. */
const TAKES_AWAY = [
	/campaign\/(?:removeNumber|stop)/,
	/Contact$/,
	/call\/hangUp/,
	/voicemail\/delete/,
	/\/removeMember/,
	/removeAll/,
];
const turn = (name: string) => TAKES_AWAY.findIndex((pattern) => pattern.test(name));

/** Every operation with values by which it does its work, in an order in which none spoils another. */
export const EVERY_OPERATION: Instruction[] = OPERATIONS.map((parameters) => {
	const { resource, operation } = parameters;
	const { effect } = resources[resource].operations[operation];
	return { name: `${resource}/${operation}`, effect, parameters };
}).sort((one, other) => turn(one.name) - turn(other.name));

/** A workflow with a node for every instruction; it begins with the item, pinned to its trigger. */
export function workflowOf({
	name,
	credential,
	item,
	timeoutSeconds,
	instructions = EVERY_OPERATION,
	onError = 'continueRegularOutput',
}: WorkflowOptions): WorkflowJson {
	const nodes = instructions.map(
		({ name: nodeName, parameters }, position): INode => ({
			id: randomUUID(),
			name: nodeName,
			type: NODE_TYPE,
			typeVersion: 1,
			// n8n takes the branches from top to bottom
			position: [224, position * 96],
			parameters: { ...parameters, options: { timeoutSeconds } },
			credentials: { [CREDENTIAL_TYPE]: { id: credential.id, name: credential.name } },
			onError,
		}),
	);
	const start: INode = {
		id: randomUUID(),
		name: START,
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const branches = nodes.map((node) => ({ node: node.name, type: 'main' as const, index: 0 }));
	return {
		name,
		nodes: [start, ...nodes],
		connections: { [START]: { main: [branches] } },
		pinData: { [START]: [item] },
		settings: { executionOrder: 'v1' },
	};
}

/** Executes a workflow by hand from its manual trigger and waits for its end. */
export async function execute(client: N8nClient, workflow: WorkflowJson): Promise<Execution> {
	const id = await client.runWorkflow(await client.createWorkflow(workflow), START);
	return await client.waitForExecution(id);
}

/** What became of each operation that was executed. */
export function ranIn({ data }: Execution): Ran[] {
	const { runData } = data.resultData;
	return EVERY_OPERATION.filter(({ name }) => name in runData).map(({ name, effect }) => {
		const [run] = runData[name];
		const items = run.data?.main[0] ?? [];
		const failed = items.find(({ json }) => typeof json.error === 'string');
		const error = failed ? String(failed.json.error) : run.error?.message;
		return { name, effect, items, error };
	});
}
