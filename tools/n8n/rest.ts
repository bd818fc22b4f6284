/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import type {
	ICredentialType,
	IDataObject,
	INodeListSearchResult,
	INodeTypeDescription,
	IRun,
	IWorkflowBase,
} from 'n8n-workflow';
import type { N8nInstall } from './install';

/** The account that owns a demo's n8n. */
export const OWNER = {
	email: 'nathan@example.com',
	password: 'Gispbx-demo-1',
	firstName: 'Nathan',
	lastName: 'Smith',
};

/** An execution as the editor shows it, its data read back from n8n's database. */
export interface Execution {
	id: string;
	/** success, error, canceled ... */
	status: IRun['status'];
	data: IRun['data'];
}

export type WorkflowJson = Pick<IWorkflowBase, 'name' | 'nodes' | 'connections'> &
	Partial<Pick<IWorkflowBase, 'settings' | 'pinData'>>;

export interface Credential {
	id: string;
	name: string;
	type: string;
}

const FINISHED = new Set<IRun['status']>(['success', 'error', 'canceled', 'crashed']);
const BROWSER_ID = 'gispbx-demo';

/** The REST API that n8n's own editor uses. Every method throws with n8n's words when n8n refuses. */
export class N8nClient {
	private cookie = '';

	constructor(
		private readonly url: string,
		private readonly install: N8nInstall,
	) {}

	/** Makes the owner account of a fresh n8n and signs in as the owner. */
	async setUpOwner(): Promise<void> {
		await this.call('POST', '/rest/owner/setup', OWNER);
	}

	async login(): Promise<void> {
		const { email, password } = OWNER;
		await this.call('POST', '/rest/login', { emailOrLdapLoginId: email, password });
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
		const answer = await this.call('POST', `/rest/workflows/${workflowId}/run`, {
			// 1.x runs what it is given; 2.x runs what it has stored
			workflowData: await this.call('GET', `/rest/workflows/${workflowId}`),
			triggerToStartFrom: { name: triggerName },
		});
		return String((answer as { executionId: string }).executionId);
	}

	/** Waits until an execution has ended, well or badly. */
	async waitForExecution(id: string, limitMs = 120_000): Promise<Execution> {
		const giveUpAt = Date.now() + limitMs;
		for (;;) {
			const execution = await this.execution(id);
			// n8n 1.x says that one has ended before it has written what it did
			if (FINISHED.has(execution.status) && execution.data) return execution;
			if (Date.now() > giveUpAt) throw new Error(`Execution ${id} is still ${execution.status}`);
			await wait(300);
		}
	}

	async execution(id: string): Promise<Execution> {
		const { status, data } = (await this.call('GET', `/rest/executions/${id}`)) as {
			status: IRun['status'];
			data: string;
		};
		return { id, status, data: parseExecutionData(this.install, data) };
	}

	/** The bytes of a file that an execution made; `binaryId` as in the item's binary metadata. */
	async binaryData(binaryId: string): Promise<Buffer> {
		const query = new URLSearchParams({ id: binaryId, action: 'download' });
		const response = await this.request('GET', `/rest/binary-data?${query}`);
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

	/** Any file that n8n serves, asked for as the signed-in owner. */
	async fetch(path: string): Promise<Response> {
		return await this.request('GET', path);
	}

	private async call(method: string, path: string, body?: object): Promise<unknown> {
		const response = await this.request(method, path, body);
		const text = await response.text();
		if (!response.ok) throw new Error(`n8n ${method} ${path}: ${response.status} ${text}`);
		return (JSON.parse(text) as { data: unknown }).data;
	}

	private async request(method: string, path: string, body?: object): Promise<Response> {
		const response = await fetch(this.url + path, {
			method,
			headers: {
				'browser-id': BROWSER_ID,
				...(this.cookie && { cookie: this.cookie }),
				...(body && { 'content-type': 'application/json' }),
			},
			body: body && JSON.stringify(body),
		});
		const cookies = response.headers.getSetCookie();
		if (cookies.length > 0) this.cookie = cookies.map((line) => line.split(';')[0]).join('; ');
		return response;
	}
}

/** Reads the notation in which n8n stores execution data, with n8n's own copy of the library. */
export function parseExecutionData(install: N8nInstall, text: string): IRun['data'] {
	const flatted = createRequire(install.script)('flatted') as { parse(text: string): IRun['data'] };
	return flatted.parse(text);
}
