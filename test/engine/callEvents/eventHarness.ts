/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
/**
 * Receives the PBX's web hook over HTTP in the real n8n-core: its HookContext for the activation, its
 * WebhookContext for each request. Only the reading of a body is ours, as n8n's own lies outside n8n-core.
 */
import '../harness';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'node:querystring';
import { HookContext, WebhookContext } from 'n8n-core';
import type {
	IHookFunctions,
	INode,
	INodeExecutionData,
	INodeParameters,
	IWebhookData,
	IWebhookFunctions,
	WorkflowActivateMode,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';
import { additionalDataFor } from '../harness/additionalData';
import { TestCredentialsHelper, type TestCredentials } from '../harness/credentialsHelper';
import { loadTypes, logLines } from '../harness/engine';

const TYPE = 'n8n-nodes-gispbx.gisPbxCallEventTrigger';

export interface ListenOptions {
	credentials: TestCredentials;
	parameters?: INodeParameters;
	mode?: WorkflowExecuteMode;
	/** How n8n comes to activate the workflow; default: somebody does. */
	activation?: WorkflowActivateMode;
	/** Default: another one each time, so that nothing is remembered. */
	workflowId?: string;
}

/** A workflow with the trigger that listens at an address. */
export interface Listening {
	url: string;
	/** What it put out, one list for each execution. */
	executions: INodeExecutionData[][];
	/** Its items. */
	json(): Array<INodeExecutionData['json']>;
	/** What n8n and the node have logged. */
	logs(): string[];
	stop(): Promise<void>;
}

let started = 0;

async function prepare({ credentials, parameters = {}, ...options }: ListenOptions) {
	const types = await loadTypes({});
	const type = types.node(TYPE);
	const node: INode = {
		id: 'trigger',
		name: 'GIS PBX Call Event Trigger',
		type: TYPE,
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { gisPbxApi: { id: 'gisPbxApi', name: 'GIS PBX account' } },
	};
	const byName = () => type;
	const workflow = new Workflow({
		id: options.workflowId ?? `listening-${++started}`,
		name: 'Listening',
		nodes: [node],
		connections: {},
		active: true,
		nodeTypes: { getByName: byName, getByNameAndVersion: byName, getKnownTypes: () => ({}) },
	});
	const helper = new TestCredentialsHelper(types, credentials);
	return { type, node, workflow, helper, mode: options.mode ?? 'webhook' };
}

/** What n8n calls when a workflow is activated, or no longer. */
export async function lifecycle(
	method: 'checkExists' | 'create' | 'delete',
	options: ListenOptions,
): Promise<boolean> {
	const { type, node, workflow, helper, mode } = await prepare(options);
	const context = new HookContext(
		workflow,
		node,
		additionalDataFor(helper, {}),
		mode,
		options.activation ?? 'activate',
		webhookData(workflow),
	);
	return await type.webhookMethods!.default![method].call(context as unknown as IHookFunctions);
}

const webhookData = (workflow: Workflow) =>
	({
		workflowId: workflow.id,
		webhookDescription: { name: 'default' },
	}) as unknown as IWebhookData;

/** Opens an address and hands every request to the trigger, as n8n does. */
export async function listen(options: ListenOptions): Promise<Listening> {
	const { type, node, workflow, helper, mode } = await prepare(options);
	const executions: INodeExecutionData[][] = [];
	const firstLogLine = logLines.length;

	const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const url = new URL(request.url ?? '', 'http://n8n');
		const rawBody = await bytesOf(request);
		const httpRequest = {
			query: { ...parse(url.search.slice(1)) },
			body: await bodyOf(request, rawBody),
			rawBody,
			headers: request.headers,
			params: {},
		};
		const additionalData = additionalDataFor(helper, {
			httpRequest: httpRequest as never,
			httpResponse: expressLike(response) as never,
		});
		const context = new WebhookContext(
			workflow,
			node,
			additionalData,
			mode,
			webhookData(workflow),
			[],
			null,
		);
		const { workflowData, webhookResponse, noWebhookResponse } = await type.webhook!.call(
			context as unknown as IWebhookFunctions,
		);
		if (workflowData) executions.push(workflowData.flat());
		// n8n takes the fixed response of the description where the workflow starts, else the node's own.
		const { responseData } = type.description.webhooks![0];
		if (!noWebhookResponse) response.end(workflowData ? responseData : webhookResponse);
	};
	const server = createServer((request, response) => {
		take(request, response).catch((error: Error) => {
			response.statusCode = 500;
			response.end(error.message);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/call-events`,
		executions,
		json: () => executions.flat().map(({ json }) => json),
		logs: () => logLines.slice(firstLogLine),
		stop: async () => await close(server),
	};
}

async function close(server: Server): Promise<void> {
	await new Promise((resolve) => {
		server.close(resolve);
		server.closeAllConnections();
	});
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks);
}

/** As n8n reads a body: JSON, a form, a multipart form as `{ data, files }`; nothing else. */
async function bodyOf(request: IncomingMessage, bytes: Buffer): Promise<unknown> {
	const type = request.headers['content-type'] ?? '';
	if (bytes.length === 0) return {};
	if (type.startsWith('application/json')) return JSON.parse(bytes.toString()) as unknown;
	if (type.startsWith('application/x-www-form-urlencoded')) return { ...parse(bytes.toString()) };
	if (type.startsWith('multipart/')) {
		const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
		return { data: Object.fromEntries(form), files: {} };
	}
	return type.startsWith('text/plain') ? bytes.toString() : {};
}

/** The three methods of express that a node uses to answer by itself. */
function expressLike(response: ServerResponse) {
	const answer = {
		status: (code: number) => {
			response.statusCode = code;
			return answer;
		},
		type: (name: string) => {
			response.setHeader('content-type', name);
			return answer;
		},
		send: (text: string) => {
			response.end(text);
			return answer;
		},
	};
	return answer;
}
