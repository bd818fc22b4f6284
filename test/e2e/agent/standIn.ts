/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { IDataObject } from 'n8n-workflow';

/** A tool as the agent offers it to the model. */
export interface OfferedTool {
	name: string;
	description: string;
	parameters: { properties: Record<string, unknown> };
}

interface Message {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string;
}

/** The use of one tool. */
export interface Use {
	tool: string;
	values: IDataObject;
}

/** What the model says: the use of a tool, that of several at once, or its last word. */
export type Turn = Use | { uses: Use[] } | { says: string };

/** Stands in for the API of a chat model (OpenAI's chat completions), and says what it is told to. */
export interface StandIn {
	/** As the Base URL of the credential. */
	url: string;
	/** From now on the model says these, one after another. */
	script(...turns: Turn[]): void;
	/** The tools that the agent offered with its latest request. */
	readonly tools: OfferedTool[];
	/** What the tools answered since the script began. */
	readonly toolAnswers: string[];
	stop(): Promise<void>;
}

interface ChatRequest {
	messages: Message[];
	tools?: Array<{ function: OfferedTool }>;
	stream?: boolean;
}

export async function startStandIn(): Promise<StandIn> {
	let turns: Turn[] = [];
	let latest: ChatRequest = { messages: [] };

	async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
		latest = (await json(message)) as ChatRequest;
		const turn = turns.shift() ?? { says: 'The script is over' };
		const { type, body } = latest.stream ? streamed(turn) : whole(turn);
		response.writeHead(200, { 'content-type': type }).end(body);
	}

	const server = createServer((message, response) => {
		answer(message, response).catch(() => response.destroy());
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		script: (...lines) => {
			turns = lines;
			latest = { messages: [] };
		},
		get tools() {
			return (latest.tools ?? []).map((tool) => tool.function);
		},
		get toolAnswers() {
			return latest.messages.filter(({ role }) => role === 'tool').map(({ content }) => content);
		},
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

let calls = 0;

function messageOf(turn: Turn): object {
	if ('says' in turn) return { role: 'assistant', content: turn.says };
	const uses = 'uses' in turn ? turn.uses : [turn];
	const tool_calls = uses.map(({ tool, values }, index) => ({
		index,
		id: `call_${++calls}`,
		type: 'function',
		function: { name: tool, arguments: JSON.stringify(values) },
	}));
	return { role: 'assistant', content: null, tool_calls };
}

const reasonOf = (turn: Turn) => ('says' in turn ? 'stop' : 'tool_calls');
const HEAD = { id: 'chatcmpl-1', created: 1_780_000_000, model: 'stand-in' };

function whole(turn: Turn) {
	const choice = { index: 0, message: messageOf(turn), finish_reason: reasonOf(turn) };
	const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
	const body = { ...HEAD, object: 'chat.completion', choices: [choice], usage };
	return { type: 'application/json', body: JSON.stringify(body) };
}

function streamed(turn: Turn) {
	const chunk = (delta: object, finish: string | null) => {
		const choice = { index: 0, delta, finish_reason: finish };
		const body = { ...HEAD, object: 'chat.completion.chunk', choices: [choice] };
		return `data: ${JSON.stringify(body)}\n\n`;
	};
	const body = `${chunk(messageOf(turn), null)}${chunk({}, reasonOf(turn))}data: [DONE]\n\n`;
	return { type: 'text/event-stream', body };
}
