/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as wait } from 'node:timers/promises';
import type {
	ICredentialType,
	IDataObject,
	INodeListSearchResult,
	INodeTypeDescription,
	IWorkflowBase,
} from 'n8n-workflow';
import { isFinal, parseExecutionData, type Execution } from './execution';
import type { N8nInstall } from './install';
import { HANGING_AFTER_MS } from './patience';
import { Session } from './session';

export type WorkflowJson = Pick<IWorkflowBase, 'name' | 'nodes' | 'connections'> &
	Partial<Pick<IWorkflowBase, 'settings' | 'pinData'>>;

export interface Credential {
	id: string;
	name: string;
	type: string;
}

/** The REST API that n8n's own editor uses. Every method throws with n8n's words when n8n refuses. */
export class N8nClient extends Session {
	constructor(
		url: string,
		private readonly install: N8nInstall,
	) {
		super(url);
	}

	async createCredential(name: string, type: string, data: IDataObject): Promise<Credential> {
		return (await this.call('POST', '/rest/credentials', { name, type, data })) as Credential;
	}

	/** Gives a stored credential other values. */
	async updateCredential({ id, name, type }: Credential, data: IDataObject): Promise<void> {
		await this.call('PATCH', `/rest/credentials/${id}`, { name, type, data });
	}

	/** Asks n8n's credential tester about other values of a stored credential. */
	async testCredential(
		credential: Credential,
		data: IDataObject,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		const { id, name, type } = credential;
		const answer = await this.call('POST', '/rest/credentials/test', {
			credentials: { id, name, type, data },
		});
		return answer as { status: 'OK' | 'Error'; message: string };
	}

	/** Opens a picker of a node's form: the names that n8n's editor would show. */
	async listSearch(
		nodeType: string,
		methodName: string,
		{ id, name, type }: Credential,
		currentNodeParameters: IDataObject = {},
	): Promise<INodeListSearchResult> {
		const answer = await this.call(
			'POST',
			'/rest/dynamic-node-parameters/resource-locator-results',
			{
				path: 'parameters',
				nodeTypeAndVersion: { name: nodeType, version: 1 },
				methodName,
				currentNodeParameters,
				credentials: { [type]: { id, name } },
			},
		);
		return answer as INodeListSearchResult;
	}

	/** Returns the ID of the new workflow. */
	async createWorkflow(workflow: WorkflowJson): Promise<string> {
		const created = await this.call('POST', '/rest/workflows', {
			settings: {},
			active: false,
			...workflow,
		});
		return (created as { id: string }).id;
	}

	/** Publishes the latest version of a workflow: from now on its triggers work. */
	async activateWorkflow(id: string): Promise<void> {
		const { versionId } = (await this.call('GET', `/rest/workflows/${id}`)) as {
			versionId: string;
		};
		await this.call('POST', `/rest/workflows/${id}/activate`, { versionId });
	}

	/** Its triggers stop; a workflow that is not active stays as it is. */
	async deactivateWorkflow(id: string): Promise<void> {
		await this.call('POST', `/rest/workflows/${id}/deactivate`, {});
	}

	/** Starts a workflow by hand from its trigger node, as the editor's button does; returns the execution's ID. */
	async runWorkflow(workflowId: string, triggerName: string): Promise<string> {
		const answer = await this.press(workflowId, triggerName);
		return String((answer as { executionId: string }).executionId);
	}

	/** Starts the same of a trigger that waits for a web hook: its Test URL is open for one event. */
	async listenForTest(workflowId: string, triggerName: string): Promise<void> {
		const { waitingForWebhook } = (await this.press(workflowId, triggerName)) as {
			waitingForWebhook?: boolean;
		};
		if (!waitingForWebhook) throw new Error(`"${triggerName}" waits for no web hook`);
	}

	private async press(workflowId: string, triggerName: string): Promise<unknown> {
		return await this.call('POST', `/rest/workflows/${workflowId}/run`, {
			// 1.x runs what it is given; 2.x runs what it has stored
			workflowData: await this.call('GET', `/rest/workflows/${workflowId}`),
			triggerToStartFrom: { name: triggerName },
		});
	}

	/** Waits until an execution has ended, well or badly. */
	async waitForExecution(id: string): Promise<Execution> {
		const giveUpAt = Date.now() + HANGING_AFTER_MS;
		for (;;) {
			const execution = await this.execution(id);
			// n8n 1.x says that one has ended before it has written what it did
			if (isFinal(execution.status) && isWritten(execution)) return execution;
			if (Date.now() > giveUpAt) throw new Error(`Execution ${id} is still ${execution.status}`);
			await wait(300);
		}
	}

	async execution(id: string): Promise<Execution> {
		const { status, data } = (await this.call('GET', `/rest/executions/${id}`)) as {
			status: Execution['status'];
			data: string;
		};
		return { id, status, data: parseExecutionData(this.install, data) };
	}

	/** The bytes of a file that an execution made; `binaryId` as in the item's binary metadata. */
	async binaryData(binaryId: string): Promise<Buffer> {
		const query = new URLSearchParams({ id: binaryId, action: 'download' });
		const response = await this.fetch(`/rest/binary-data?${query}`);
		if (!response.ok) throw new Error(`n8n has no binary data ${binaryId} (${response.status})`);
		return Buffer.from(await response.arrayBuffer());
	}

	/** The node types that this n8n has loaded, as its editor gets them. */
	async nodeTypes(): Promise<INodeTypeDescription[]> {
		return (await (await this.fetch('/types/nodes.json')).json()) as INodeTypeDescription[];
	}

	async credentialTypes(): Promise<ICredentialType[]> {
		return (await (await this.fetch('/types/credentials.json')).json()) as ICredentialType[];
	}

	/** The version that n8n gives as its own. */
	async version(): Promise<string> {
		return ((await this.call('GET', '/rest/settings')) as { versionCli: string }).versionCli;
	}

	/** The executions of a workflow that have begun, latest first. */
	async executionsOf(workflowId: string): Promise<Array<Omit<Execution, 'data'>>> {
		const query = new URLSearchParams({ filter: JSON.stringify({ workflowId }) });
		const found = (await this.call('GET', `/rest/executions?${query}`)) as {
			results: Array<Omit<Execution, 'data'>>;
		};
		return found.results.map(({ id, status }) => ({ id, status }));
	}
}

/** Whether n8n's database holds what an execution did: one that succeeded ran its trigger at least. */
function isWritten({ status, data }: Execution): boolean {
	if (status !== 'success') return Boolean(data);
	return Object.keys(data?.resultData?.runData ?? {}).length > 0;
}
