/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';

import type { TestPbx } from '../support';

/** A server that is no PBX, while a test runs. */
export interface OddServer {
	/** Address of the script that it does not have. */
	url: string;
	stop(): Promise<void>;
}

/** Lets a server of node:http, node:https, node:tls or node:net listen on loopback. */
export async function startOdd(server: Server, scheme: 'http' | 'https'): Promise<OddServer> {
	const sockets = new Set<Socket>();
	server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.on('error', () => undefined); // ends as it may
	});
	server.on('tlsClientError', () => undefined);
	await once(server.listen(0, '127.0.0.1'), 'listening');
	return {
		url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}/pbx/gisapi.php`,
		async stop() {
			for (const socket of sockets) socket.destroy();
			server.close();
			await once(server, 'close');
		},
	};
}

export const LOST = 'Outcome unknown, the phone may be ringing. ';
export const NOT_SENT = 'Nothing was sent to the PBX. ';

let dials = 0;

/**
 * Dials where `apiUrl` says, then the same number at a PBX that is well, with Once Per Number: it
 * lets the second through where the first was certainly not sent.
 */
export async function fateOfDial(pbx: TestPbx, apiUrl: string, credential = {}) {
	const destination = `05000${String(++dials).padStart(5, '0')}`;
	const dial = {
		resource: 'call',
		operation: 'dial',
		source: '204',
		destination,
		options: { oncePerNumberMinutes: 60, timeoutSeconds: 2 },
	};
	const first = await pbx.run(dial, {
		credentials: { gisPbxApi: pbx.credential({ apiUrl, ...credential }) },
	});
	const second = await pbx.run(dial);
	return {
		message: first.error?.message.replace(/ \[item 0\]$/, ''),
		description: first.error?.description ?? '',
		isFreeAgain: second.error === undefined,
	};
}
