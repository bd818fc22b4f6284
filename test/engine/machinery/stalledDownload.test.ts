/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { usePbx } from '../support';

const pbx = usePbx();
let server: Server;

/** Sends the headers and the beginning of a recording, and then nothing more. */
beforeEach(async () => {
	server = createServer((_, response) => {
		response.writeHead(200, { 'Content-Type': 'audio/mpeg', 'Content-Length': '1000000' });
		response.write(Buffer.concat([Buffer.from('ID3'), Buffer.alloc(5000)]));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
});
afterEach(() => {
	server.closeAllConnections();
	server.close();
});

test.each(['default', 'filesystem'] as const)(
	'a recording that stands still is given up after the time-out (%s)',
	async (binaryMode) => {
		const { port } = server.address() as AddressInfo;
		const apiUrl = `http://127.0.0.1:${port}/pbx/gisapi.php`;
		const run = await pbx.run(
			{
				resource: 'recording',
				operation: 'download',
				callId: 'pbx01-1717232400.4670',
				outputField: 'data',
				options: { timeoutSeconds: 1 },
			},
			{ binaryMode, credentials: { gisPbxApi: pbx.credential({ apiUrl }) } },
		);

		expect(run.error?.message).toBe('The PBX did not answer in time [item 0]');
		expect(run.items()).toEqual([]);
	},
);
