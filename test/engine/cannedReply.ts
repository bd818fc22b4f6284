/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that gives one answer to whatever is asked. */
export interface CannedReply {
	/** Address of its `gisapi.php`. */
	url: string;
	/** Query parameters of what arrived, in order. */
	readonly requests: ReadonlyArray<{ params: Record<string, string> }>;
	stop(): Promise<void>;
}

/** For answers that the protocol file knows of, but that the simulator has no switch for. */
export async function startCannedReply(
	body: string | Buffer,
	contentType = 'application/json',
): Promise<CannedReply> {
	const requests: CannedReply['requests'][number][] = [];
	const server = createServer(({ url = '' }, response) => {
		const { searchParams } = new URL(url, 'http://127.0.0.1');
		requests.push({ params: Object.fromEntries(searchParams) });
		response.setHeader('content-type', contentType);
		response.end(body);
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
