import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import type { RequestRecord, Simulator } from '../../simulator';
import type { N8nInstall } from '../../tools/n8n/install';
import type { Instance } from '../../tools/n8n/instance';
import type { Execution } from '../../tools/n8n/execution';
import type { Credential, WorkflowJson } from '../../tools/n8n/rest';
import { CREDENTIAL_TYPE, withCredential } from '../../tools/n8n/workflows';
import { credentialFor } from '../../tools/n8n/withPbx';
import { waitUntil } from './trigger/waitUntil';
import { EVERY_FIVE_SECONDS } from './trigger/workflow';

/** What a user would set in the nodes of a workflow, by the name of the node. */
export type Changes = Record<string, (node: INode) => void>;

/** An execution that has ended. */
export interface Ran {
	status: Execution['status'];
	error?: string;
	/** All items that a node put out, over all its runs. */
	items(node: string, output?: number): INodeExecutionData[];
}

/** A real n8n with one workflow to import and execute, and the PBX that it talks to. */
export class Stage {
	private workflow: WorkflowJson;
	private workflowId = '';
	private seen = 0;

	private constructor(
		readonly n8n: Instance,
		readonly install: N8nInstall,
		readonly pbx: Simulator,
		private readonly source: WorkflowJson,
		readonly credential: Credential,
	) {
		this.workflow = source;
	}

	static async set(
		n8n: Instance,
		install: N8nInstall,
		pbx: Simulator,
		workflow: WorkflowJson,
	): Promise<Stage> {
		const data = credentialFor(pbx);
		const credential = await n8n.client.createCredential(workflow.name, CREDENTIAL_TYPE, data);
		return new Stage(n8n, install, pbx, workflow, credential);
	}

	/** Imports the workflow with the PBX's credential picked; returns its ID. */
	async import(changes: Changes = {}): Promise<string> {
		const workflow = withCredential(structuredClone(this.source), this.credential);
		for (const [name, change] of Object.entries(changes)) {
			const node = workflow.nodes.find((candidate) => candidate.name === name);
			if (!node) throw new Error(`"${workflow.name}" has no node "${name}"`);
			change(node);
		}
		this.workflow = workflow;
		this.workflowId = await this.n8n.client.createWorkflow(workflow);
		this.seen = 0;
		return this.workflowId;
	}

	/** The production or test address of a call event trigger's web hook. */
	eventUrl(trigger: string, kind: 'webhook' | 'webhook-test' = 'webhook'): string {
		const node = this.workflow.nodes.find(({ name }) => name === trigger);
		return `${this.n8n.url}/${kind}/${node?.webhookId}/call-events`;
	}

	/** Opens the Test URL of a trigger for one event, as the editor's button does. */
	async listen(trigger: string): Promise<void> {
		await this.n8n.client.listenForTest(this.workflowId, trigger);
	}

	async activate(): Promise<void> {
		await this.n8n.client.activateWorkflow(this.workflowId);
	}

	/** Executes it by hand from a trigger node. */
	async execute(trigger: string): Promise<Ran> {
		this.seen += 1;
		const id = await this.n8n.client.runWorkflow(this.workflowId, trigger);
		return ranOf(await this.n8n.client.waitForExecution(id));
	}

	/** Waits for the next execution that the workflow's own trigger starts, and for its end. */
	async nextExecution(): Promise<Ran> {
		const { client } = this.n8n;
		const begun = async () => (await client.executionsOf(this.workflowId)).toReversed();
		await waitUntil(async () => (await begun()).length > this.seen);
		const execution = (await begun())[this.seen];
		if (!execution) throw new Error(`"${this.workflow.name}" did not begin`);
		this.seen += 1;
		return ranOf(await client.waitForExecution(execution.id));
	}

	/** The requests that reached the PBX and have these parameters, compared without regard to case. */
	sent(wanted: Record<string, string>): RequestRecord[] {
		return this.pbx.requests.filter(({ params }) =>
			Object.entries(wanted).every(
				([name, value]) => params[name]?.toLowerCase() === value.toLowerCase(),
			),
		);
	}

	async end(): Promise<void> {
		await this.n8n.client.deactivateWorkflow(this.workflowId);
		await this.pbx.stop();
	}
}

function ranOf({ status, data }: Execution): Ran {
	const { runData, error } = data.resultData;
	return {
		status,
		error: error?.message,
		items: (node, output = 0) =>
			(runData[node] ?? []).flatMap(({ data: out }) => out?.main[output] ?? []),
	};
}

/** These fields of each item. */
export const fieldsOf = (items: INodeExecutionData[], ...names: string[]): IDataObject[] =>
	items.map(({ json }) => Object.fromEntries(names.map((name) => [name, json[name]])));

/** Sets one value of an Edit Fields node. */
export const assign =
	(field: string, value: string | number) =>
	({ parameters }: INode): void => {
		const { assignments } = parameters.assignments as unknown as {
			assignments: Array<{ name: string; value: string | number }>;
		};
		const found = assignments.find(({ name }) => name === field);
		if (!found) throw new Error(`No field "${field}"`);
		found.value = value;
	};

/** Lets a trigger poll as often as n8n allows. */
export const pollOften = ({ parameters }: INode): void => {
	parameters.pollTimes = { item: EVERY_FIVE_SECONDS } as unknown as INode['parameters'];
};
