/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { usePbx } from '../support';

const pbx = usePbx();
let server: Server;
afterEach(async () => {
	server.closeAllConnections();
	server.close();
	await once(server, 'close');
});

/** What PHP's header() sends: the bytes of the text as they are. */
const raw = (text: string) => Buffer.from(text).toString('latin1');

test.each([
	[raw('attachment; filename="שיחה עם דנה.mp3"'), 'שיחה עם דנה.mp3'],
	['attachment; filename="x.mp3"; filename*=UTF-8\'\'%D7%A9%D7%99%D7%97%D7%94.mp3', 'שיחה.mp3'],
])('a recording keeps the name that the PBX gives it: %s', async (header, fileName) => {
	server = createServer((_, response) => {
		response.writeHead(200, { 'Content-Type': 'audio/mpeg', 'Content-Disposition': header });
		response.end(Buffer.concat([Buffer.from('ID3'), Buffer.alloc(5000)]));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const apiUrl = `http://127.0.0.1:${port}/pbx/gisapi.php`;
	const run = await pbx.run(
		{
			resource: 'recording',
			operation: 'download',
			callId: 'pbx01-1717232400.4670',
			outputField: 'data',
		},
		{ credentials: { gisPbxApi: pbx.credential({ apiUrl }) } },
	);

	expect(run.error).toBeUndefined();
	expect(run.items()[0].binary?.data.fileName).toBe(fileName);
});
