import './environment';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import type {
	IConnections,
	IDataObject,
	INode,
	INodeExecutionData,
	IPinData,
	IWorkflowBase,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { createRunExecutionData, Workflow } from 'n8n-workflow';
import { additionalDataFor } from './additionalData';
import { TestCredentialsHelper } from './credentialsHelper';
import type { TestCredentials } from './credentialsHelper';
import { binaryStore, loadTypes, logLines, useBinaryMode } from './engine';
import type { BinaryMode, ExtraTypes } from './engine';
import { Observations, observedTypes, START_TYPE } from './observedTypes';
import { WorkflowRun } from './workflowRun';

/** A workflow as n8n exports it; without connections its nodes run in a row. */
export interface WorkflowJson {
	nodes: INode[];
	connections?: IConnections;
	settings?: IWorkflowSettings;
	staticData?: IDataObject;
	pinData?: IPinData;
}

export interface RunOptions {
	credentials?: TestCredentials;
	/** Fed to the first nodes; one empty item when absent. Binary data as base64 in `data`. */
	items?: IDataObject[] | INodeExecutionData[];
	mode?: WorkflowExecuteMode;
	/** `null`: a run that has no ID. Otherwise each run gets its own. */
	executionId?: string | null;
	/** The workflow's time zone. */
	timezone?: string;
	binaryMode?: BinaryMode;
	/** Cancels the execution as the Stop button does; see `AbortSignal.timeout`. */
	signal?: AbortSignal;
	types?: ExtraTypes;
}

const WORKFLOW_ID = 'workflow-under-test';
const START = 'Start';

let runs = 0;

/**
 * Runs a workflow in the real n8n-core with the built package.
 *
 * A node "Start" is put before all nodes without an input and passes the items on, so that item
 * links and `$('Start')` work as on the canvas.
 *
 * @throws Error when the package is not built or n8n refuses the workflow itself; an error of a
 * node is not thrown but recorded in the run.
 */
export const runWorkflow = async (
	json: WorkflowJson,
	options: RunOptions = {},
): Promise<WorkflowRun> => {
	const { mode = 'manual', signal } = options;
	const executionId = options.executionId === undefined ? String(++runs) : options.executionId;
	await useBinaryMode(options.binaryMode ?? 'default');

	const types = await loadTypes(options.types ?? {});
	const seen = new Observations();
	const nodes = [startNode, ...structuredClone(json.nodes)];
	const workflow = new Workflow({
		id: WORKFLOW_ID,
		name: 'Workflow under test',
		nodes,
		connections: withStart(json.nodes, json.connections ?? inARow(json.nodes)),
		active: false,
		nodeTypes: observedTypes(types, seen),
		staticData: structuredClone(json.staticData ?? {}),
		settings: {
			executionOrder: 'v1',
			...json.settings,
			...(options.timezone && { timezone: options.timezone }),
		},
		pinData: json.pinData,
	});

	const credentialsHelper = new TestCredentialsHelper(types, options.credentials ?? {});
	const additionalData = additionalDataFor(credentialsHelper, {
		executionId: executionId ?? undefined,
		hooks: new ExecutionLifecycleHooks(mode, executionId ?? '', workflowData(workflow)),
	});
	const items = await Promise.all((options.items ?? [{}]).map((item) => toItem(item, executionId)));
	const runData = createRunExecutionData({
		resultData: { pinData: json.pinData },
		executionData: {
			nodeExecutionStack: [{ node: workflow.nodes[START], data: { main: [items] }, source: null }],
		},
	});

	const firstLogLine = logLines.length;
	const execution = new WorkflowExecute(additionalData, mode, runData).processRunExecutionData(
		workflow,
	);
	const cancel = () => execution.cancel();
	if (signal?.aborted) cancel();
	signal?.addEventListener('abort', cancel, { once: true });
	const record = await execution;
	signal?.removeEventListener('abort', cancel);
	return new WorkflowRun(
		record,
		workflow,
		seen,
		credentialsHelper.decryptions,
		logLines.slice(firstLogLine),
	);
};

const startNode: INode = {
	id: 'start',
	name: START,
	type: START_TYPE,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const to = (node: string) => ({ node, type: 'main' as const, index: 0 });

const inARow = (nodes: INode[]): IConnections =>
	Object.fromEntries(
		nodes.slice(1).map((node, index) => [nodes[index].name, { main: [[to(node.name)]] }]),
	);

const withStart = (nodes: INode[], connections: IConnections): IConnections => {
	const fed = new Set(
		Object.values(connections).flatMap(({ main = [] }) =>
			main.flatMap((targets) => (targets ?? []).map((target) => target.node)),
		),
	);
	// An agent's tool is started by the agent.
	const isTool = ({ name }: INode) => connections[name]?.ai_tool !== undefined;
	const first = nodes.filter((node) => !fed.has(node.name) && !isTool(node));
	return { ...connections, [START]: { main: [first.map((node) => to(node.name))] } };
};

const workflowData = ({ id, nodes, connectionsBySourceNode, settings }: Workflow) =>
	({
		id,
		name: 'Workflow under test',
		active: false,
		isArchived: false,
		nodes: Object.values(nodes),
		connections: connectionsBySourceNode,
		settings,
	}) as unknown as IWorkflowBase;

const isItem = (value: IDataObject | INodeExecutionData): value is INodeExecutionData =>
	typeof value.json === 'object' && value.json !== null;

/** Puts an item's binary data where the chosen mode keeps it. */
const toItem = async (
	value: IDataObject | INodeExecutionData,
	executionId: string | null,
): Promise<INodeExecutionData> => {
	if (!isItem(value)) return { json: value };
	const { binary, ...item } = value;
	if (!binary) return item;
	const location = {
		type: 'execution' as const,
		workflowId: WORKFLOW_ID,
		executionId: executionId ?? '',
	};
	const stored = await Promise.all(
		Object.entries(binary).map(async ([field, data]) => [
			field,
			await binaryStore().store(location, Buffer.from(data.data, 'base64'), { ...data }),
		]),
	);
	return { ...item, binary: Object.fromEntries(stored) as INodeExecutionData['binary'] };
};
