/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is answered: always the same, or by the query parameters that arrive. */
export type Answer = string | Buffer | ((params: Record<string, string>) => string);

/** A server that gives one answer to whatever is asked, or what a test makes of the question. */
export interface CannedReply {
	/** Address of its `gisapi.php`. */
	url: string;
	/** Query parameters of what arrived, in order. */
	readonly requests: ReadonlyArray<{ params: Record<string, string> }>;
	stop(): Promise<void>;
}

/** For answers that the protocol file knows of, but that the simulator has no switch for. */
export async function startCannedReply(
	answer: Answer,
	contentType = 'application/json',
): Promise<CannedReply> {
	const requests: CannedReply['requests'][number][] = [];
	const server = createServer(({ url = '' }, response) => {
		const { searchParams } = new URL(url, 'http://127.0.0.1');
		const params = Object.fromEntries(searchParams);
		requests.push({ params });
		response.setHeader('content-type', contentType);
		response.end(typeof answer === 'function' ? answer(params) : answer);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/pbx/gisapi.php`,
		requests,
		async stop() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
