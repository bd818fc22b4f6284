/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
	ICredentialType,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INode,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import { engineLine, operationNode, runWorkflow, searchList, versions } from './harness';

const KEY = 'canary+/=&% key';

const description = (own: Partial<INodeTypeDescription>): INodeTypeDescription => ({
	displayName: 'Probe',
	name: 'probe',
	group: [],
	version: 1,
	description: 'Exists only in this test',
	defaults: { name: 'Probe' },
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
	properties: [{ displayName: 'Path', name: 'path', type: 'string', default: '/' }],
	...own,
});

const signed = (authenticate: ICredentialType['authenticate']): ICredentialType => ({
	name: 'gisPbxApi',
	displayName: 'Probe API',
	properties: [
		{ displayName: 'URL', name: 'url', type: 'string', default: '' },
		{ displayName: 'Key', name: 'secret', type: 'string', default: '' },
		{ displayName: 'Tenant', name: 'tenant', type: 'string', default: 'DEMOCO' },
	],
	authenticate,
});

const byFunction = signed(async (credentials, request) => ({
	...request,
	qs: { ...request.qs, key: credentials.secret, tenant: credentials.tenant },
}));

const byTemplate = signed({
	type: 'generic',
	properties: { qs: { key: '={{ $credentials.secret }}', tenant: '={{ $credentials.tenant }}' } },
});

/** Asks the server once per item, all items with one decryption. */
const askingNode: INodeType = {
	description: description({ credentials: [{ name: 'gisPbxApi', required: true }] }),
	async execute(this: IExecuteFunctions) {
		const credentials = await this.getCredentials('gisPbxApi');
		const output = [];
		for (const item of this.getInputData().keys()) {
			const url = `${String(credentials.url)}${String(this.getNodeParameter('path', item))}`;
			const json = await this.helpers.httpRequestWithAuthentication.call(
				this,
				'gisPbxApi',
				{ url, json: true },
				{ credentialsDecrypted: { id: '', name: '', type: 'gisPbxApi', data: credentials } },
			);
			output.push({ json, pairedItem: { item } });
		}
		return [output];
	},
	methods: {
		listSearch: {
			async paths(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
				const { url } = await this.getCredentials('gisPbxApi');
				const results = [{ name: `${String(url)} ${String(filter)}`, value: 'a' }];
				return { results, paginationToken: `${String(paginationToken)}+1` };
			},
		},
	},
};

const nodeThat = (execute: INodeType['execute']): INodeType => ({
	description: description({}),
	execute,
});

const probe = (own: Partial<INode> = {}): INode => ({
	id: 'probe',
	name: 'Probe',
	type: 'test.probe',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	credentials: { gisPbxApi: { id: '1', name: 'Probe' } },
	...own,
});

const runProbe = async (
	type: INodeType,
	options: Parameters<typeof runWorkflow>[1] & { node?: Partial<INode> } = {},
) =>
	await runWorkflow(
		{ nodes: [probe(options.node)] },
		{ ...options, types: { nodes: { 'test.probe': type }, ...options.types } },
	);

describe(`the ${engineLine} engine`, () => {
	let server: Server;
	let url: string;
	let answer: (request: IncomingMessage, response: ServerResponse) => void;

	beforeAll(async () => {
		server = createServer((request, response) => answer(request, response)).listen(0, '127.0.0.1');
		await once(server, 'listening');
		url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});

	afterAll(async () => {
		server.closeAllConnections();
		server.close();
		await once(server, 'close');
	});

	beforeEach(() => {
		answer = ({ url: asked }, response) => {
			response.setHeader('content-type', 'application/json');
			const { searchParams, pathname } = new URL(asked ?? '', url);
			response.end(JSON.stringify({ pathname, ...Object.fromEntries(searchParams) }));
		};
	});

	it('is the line that the jest project names', () => {
		expect(versions).toEqual(
			engineLine === '1x'
				? { core: '1.122.48', workflow: '1.120.31' }
				: { core: '2.41.1', workflow: '2.41.0' },
		);
	});

	it.each([
		['a function', byFunction],
		['a template', byTemplate],
	])('signs requests by %s, with one decryption for all items', async (_kind, credential) => {
		const run = await runProbe(askingNode, {
			credentials: { gisPbxApi: { url, secret: KEY } },
			types: { credentials: { gisPbxApi: credential } },
			node: { parameters: { path: '=/{{ $json.path }}/{{ $("Start").item.json.path }}' } },
			items: [{ path: 'one' }, { path: 'two' }],
		});

		expect(run.status).toBe('success');
		expect(run.json()).toEqual([
			{ pathname: '/one/one', key: KEY, tenant: 'DEMOCO' },
			{ pathname: '/two/two', key: KEY, tenant: 'DEMOCO' },
		]);
		expect(run.items().map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(run.decryptions).toBe(1);
	});

	it('keeps the error that the node threw, of the class that n8n handed out', async () => {
		const run = await runProbe(
			nodeThat(async function () {
				throw new NodeOperationError(this.getNode(), 'Refused', {
					description: 'For a test',
					itemIndex: 1,
				});
			}),
		);

		expect(run.status).toBe('error');
		expect(run.error).toMatchObject({
			message: 'Refused',
			description: 'For a test',
			context: { itemIndex: 1 },
		});
		expect(run.thrown).toHaveLength(1);
		expect(run.thrown[0]).toBeInstanceOf(NodeOperationError);
	});

	it('starts a node again under Retry On Fail, as often as n8n allows', async () => {
		let starts = 0;
		const run = await runProbe(
			nodeThat(async function () {
				if (++starts < 3) throw new NodeOperationError(this.getNode(), 'Not yet');
				return [[{ json: { starts } }]];
			}),
			{ node: { retryOnFail: true, maxTries: 4, waitBetweenTries: 10 } },
		);

		expect(run.json()).toEqual([{ starts: 3 }]);
		expect(run.attempts('Probe')).toBe(3);
		expect(run.thrown).toHaveLength(2);
	});

	it('sends failed items to the error output', async () => {
		const run = await runProbe(
			nodeThat(async function () {
				return [
					this.getInputData().map(({ json }, item) =>
						json.bad
							? { json: { error: 'Bad' }, pairedItem: { item } }
							: { json, pairedItem: { item } },
					),
				];
			}),
			{ node: { onError: 'continueErrorOutput' }, items: [{ id: 1 }, { bad: true }, { id: 3 }] },
		);

		expect(run.json('Probe', 0)).toEqual([{ id: 1 }, { id: 3 }]);
		expect(run.json('Probe', 1)).toEqual([{ bad: true, error: 'Bad' }]);
	});

	it('stops a run as the Stop button does', async () => {
		const stop = new AbortController();
		answer = () => stop.abort();
		const run = await runProbe(
			nodeThat(async function () {
				await this.helpers.httpRequest({ url, abortSignal: this.getExecutionCancelSignal() });
				return [[{ json: { finished: true } }]];
			}),
			{ signal: stop.signal },
		);

		expect(run.status).toBe('canceled');
		expect(run.json('Probe')).toEqual([]);
	});

	it.each(['default', 'filesystem'] as const)(
		'carries binary data, mode %s',
		async (binaryMode) => {
			const sent = Buffer.from([0, 1, 2, 0xfe, 0xff]);
			const run = await runProbe(
				nodeThat(async function () {
					const got = await this.helpers.getBinaryDataBuffer(0, 'file');
					const data = await this.helpers.prepareBinaryData(
						Buffer.concat([got, got]),
						'twice.bin',
						'application/x-test',
					);
					return [[{ json: {}, binary: { data } }]];
				}),
				{
					binaryMode,
					items: [
						{
							json: {},
							binary: { file: { data: sent.toString('base64'), mimeType: 'application/x-test' } },
						},
					],
				},
			);

			expect(run.status).toBe('success');
			expect(await run.binary(run.items()[0])).toEqual(Buffer.concat([sent, sent]));
			expect(run.items()[0].binary?.data.id?.startsWith('filesystem-v2:') ?? false).toBe(
				binaryMode === 'filesystem',
			);
		},
	);

	it('shows a key wherever a run can leave it: items, causes of errors, logs', async () => {
		const places: Array<INodeType['execute']> = [
			async () => [[{ json: { nested: [{ key: KEY }] } }]],
			async function () {
				const cause = Object.assign(new Error('Inner'), { config: { params: { key: KEY } } });
				const error = new NodeOperationError(this.getNode(), 'Outer');
				Object.defineProperty(error, 'cause', { value: cause, enumerable: false });
				throw error;
			},
			async function () {
				this.logger.debug('Asked', { key: KEY });
				return [[]];
			},
		];
		for (const execute of places) {
			expect((await runProbe(nodeThat(execute))).text()).toContain(KEY);
		}
		const silent = await runProbe(nodeThat(async () => [[{ json: {} }]]));
		expect(silent.text()).not.toContain(KEY);
	});

	it('uses the workflow zone, pinned data and one execution ID per run', async () => {
		const zoneAndId = nodeThat(async function () {
			return [[{ json: { zone: this.getTimezone(), id: this.getExecutionId() ?? null } }]];
		});
		const ids = new Set<unknown>();
		for (const executionId of [undefined, undefined, null]) {
			const run = await runProbe(zoneAndId, { timezone: 'Asia/Tokyo', executionId });
			expect(run.json()[0].zone).toBe('Asia/Tokyo');
			ids.add(run.json()[0].id);
		}
		expect(ids.size).toBe(3);
		expect(ids.has(null)).toBe(true);

		const pinned = await runWorkflow(
			{ nodes: [probe()], pinData: { Probe: [{ json: { pinned: true } }] } },
			{ types: { nodes: { 'test.probe': zoneAndId } } },
		);
		expect(pinned.json()).toEqual([{ pinned: true }]);
		expect(pinned.attempts('Probe')).toBe(0);
	});

	it('opens a picker with the real context', async () => {
		const found = await searchList({ resource: 'queue', operation: 'get' }, 'paths', {
			credentials: { gisPbxApi: { url, secret: KEY } },
			types: {
				nodes: { 'n8n-nodes-gispbx.gisPbx': askingNode },
				credentials: { gisPbxApi: byFunction },
			},
			filter: 'sales',
			paginationToken: '1',
		});
		expect(found).toEqual({
			results: [{ name: `${url} sales`, value: 'a' }],
			paginationToken: '1+1',
		});
	});

	describe('with the node of the pack', () => {
		const getCall = async (callId: string) =>
			await runWorkflow(
				{ nodes: [operationNode({ resource: 'call', operation: 'get', callId })] },
				{
					credentials: {
						gisPbxApi: { apiUrl: url, apiKey: KEY, tenant: 'DEMOCO', allowInsecureHttp: true },
					},
				},
			);

		it('sends the request signed by the credential type, over real HTTP', async () => {
			const asked: URLSearchParams[] = [];
			answer = (request, response) => {
				asked.push(new URL(request.url ?? '', url).searchParams);
				response.end('[]');
			};

			const run = await getCall('1700000000.1');
			expect(run.status).toBe('success');
			expect(asked).toHaveLength(1);
			expect(Object.fromEntries(asked[0])).toMatchObject({
				key: KEY,
				tenant: 'DEMOCO',
				id: '1700000000.1',
			});
			expect(run.decryptions).toBe(1);
		});

		it('throws errors of the very classes that this line hands out', async () => {
			const run = await getCall("={{ '' }}");
			expect(run.thrown).toHaveLength(1);
			expect(run.thrown[0]).toBeInstanceOf(NodeOperationError);
		});
	});
});
