import type { IDataObject } from 'n8n-workflow';

/** A tool as an MCP server lists it. */
export interface McpTool {
	name: string;
	inputSchema: { properties?: Record<string, unknown> };
}

/** What an MCP server answers to the use of a tool. */
export interface McpAnswer {
	text: string;
	isError: boolean;
}

/** A client of an MCP server that speaks streamable HTTP, as Model Context Protocol 2025-06-18 has it. */
export interface McpClient {
	tools(): Promise<McpTool[]>;
	use(tool: string, values: IDataObject): Promise<McpAnswer>;
}

const PROTOCOL = '2025-06-18';

interface Reply {
	id?: number;
	result?: Record<string, unknown>;
	error?: { message: string };
}

/** Begins a session; throws what the server says when it does not let us in. */
export async function connectMcp(url: string): Promise<McpClient> {
	let session: string | undefined;
	let lastId = 0;

	async function post(message: object): Promise<string> {
		const response = await fetch(url, {
			method: 'POST',
			headers: {
				'content-type': 'application/json',
				accept: 'application/json, text/event-stream',
				...(session && { 'mcp-session-id': session, 'mcp-protocol-version': PROTOCOL }),
			},
			body: JSON.stringify({ jsonrpc: '2.0', ...message }),
		});
		session = response.headers.get('mcp-session-id') ?? session;
		const text = await response.text();
		if (!response.ok) throw new Error(`the MCP server answered ${response.status}: ${text}`);
		return text;
	}

	async function ask(method: string, params: object = {}): Promise<Record<string, unknown>> {
		const id = ++lastId;
		const text = await post({ id, method, params });
		const { result, error } = repliesIn(text).find((reply) => reply.id === id) ?? {};
		if (!result) throw new Error(`${method}: ${error?.message ?? `no answer in ${text}`}`);
		return result;
	}

	await ask('initialize', {
		protocolVersion: PROTOCOL,
		capabilities: {},
		clientInfo: { name: 'test', version: '1' },
	});
	await post({ method: 'notifications/initialized' });
	return {
		tools: async () => (await ask('tools/list')).tools as McpTool[],
		async use(name, values) {
			const answer = await ask('tools/call', { name, arguments: values });
			const content = answer.content as Array<{ text?: string }>;
			return { text: content.map(({ text }) => text).join('\n'), isError: answer.isError === true };
		},
	};
}

/** The server answers with JSON or with a stream of events. */
function repliesIn(text: string): Reply[] {
	if (text.startsWith('{')) return [JSON.parse(text) as Reply];
	return text
		.split('\n')
		.filter((line) => line.startsWith('data:'))
		.map((line) => JSON.parse(line.slice('data:'.length)) as Reply);
}
