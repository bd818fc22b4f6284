/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens on the line while a poll reads the feed; each is called at that very moment. */
export interface FeedWatcher {
	atRequest?(): void;
	/** Half of the answer has been handed to the network. */
	whileAnswering?(): void;
	/** All of the answer has been handed to the network. */
	afterAnswer?(): void;
}

/** The network between n8n and a PBX: keeps its address, can be down, and sees each poll. */
export interface Line {
	/** The PBX's address as n8n knows it. */
	url: string;
	/** How many feed requests came through. */
	readonly feedRequests: number;
	watcher?: FeedWatcher;
	/** Connections are refused from now on. */
	disconnect(): Promise<void>;
	connect(): Promise<void>;
}

interface PbxAnswer {
	status: number;
	headers: IncomingMessage['headers'];
	body: Buffer;
	/** The PBX hung up in the middle. */
	cut: boolean;
}

/** Opens a line, on a free port, to the PBX whose `gisapi.php` is at `pbxUrl`; a feed request is a poll. */
export async function openLine(
	pbxUrl: string,
	isFeedRequest: (params: URLSearchParams) => boolean,
): Promise<Line> {
	let feedRequests = 0;
	const server = createServer((message, response) => {
		const { searchParams } = new URL(message.url ?? '/', pbxUrl);
		const isFeed = isFeedRequest(searchParams);
		if (isFeed) feedRequests += 1;
		const watcher = isFeed ? line.watcher : undefined;
		watcher?.atRequest?.();
		askPbx(pbxUrl, message)
			.then((answer) => passOn(answer, response, watcher))
			.catch(() => response.destroy()); // the PBX hung up before it said anything
	});
	const listen = async (port: number) =>
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject).listen(port, '127.0.0.1', resolve);
		});
	await listen(0);
	const { port } = server.address() as AddressInfo;
	const address = new URL(pbxUrl);
	address.port = String(port);

	const line: Line = {
		url: address.href,
		get feedRequests() {
			return feedRequests;
		},
		disconnect: async () =>
			await new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
		connect: async () => await listen(port),
	};
	return line;
}

async function askPbx(pbxUrl: string, message: IncomingMessage): Promise<PbxAnswer> {
	return await new Promise((resolve, reject) => {
		const target = new URL(message.url ?? '/', pbxUrl);
		// one connection for each request: which of them the PBX cuts is then clear
		const headers = { ...message.headers, connection: 'close' };
		const asked = request(target, { method: message.method, headers, agent: false }, (answer) => {
			const pieces: Buffer[] = [];
			answer.on('data', (piece: Buffer) => pieces.push(piece));
			answer.on('error', () => {}); // a cut shows in `complete`
			answer.on('close', () => {
				const { statusCode: status = 0, headers: answerHeaders, complete } = answer;
				resolve({ status, headers: answerHeaders, body: Buffer.concat(pieces), cut: !complete });
			});
		});
		asked.on('error', reject);
		message.pipe(asked);
	});
}

function passOn(
	{ status, headers, body, cut }: PbxAnswer,
	response: ServerResponse,
	watcher?: FeedWatcher,
): void {
	response.writeHead(status, headers);
	const half = body.subarray(0, body.length / 2);
	response.write(half, () => {
		watcher?.whileAnswering?.();
		if (cut) response.destroy();
		else response.end(body.subarray(half.length), () => watcher?.afterAnswer?.());
	});
}
