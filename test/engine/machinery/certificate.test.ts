/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';

import { usePbx } from '../support';

/** Made for this test: signed by itself, for 127.0.0.1, valid for a hundred years. */
const SELF_SIGNED = readFileSync(resolve(__dirname, '../../fixtures/selfSigned.pem'));

const pbx = usePbx();
const STATE = { resource: 'extension', operation: 'getState', extension: '204' };
const DIAL = { resource: 'call', operation: 'dial', source: '204', destination: '0500000001' };

let server: Server;
let asked: string[];

beforeEach(async () => {
	asked = [];
	server = createServer({ key: SELF_SIGNED, cert: SELF_SIGNED }, ({ url = '' }, response) => {
		asked.push(url);
		response.end('{"UniqueID":"KO","LinkedID":"Extension not registered"}');
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
});

afterEach(async () => {
	server.closeAllConnections();
	server.close();
	await once(server, 'close');
});

const secured = (fields = {}) => ({
	gisPbxApi: pbx.credential({
		apiUrl: `https://127.0.0.1:${(server.address() as AddressInfo).port}/pbx/gisapi.php`,
		allowInsecureHttp: false,
		...fields,
	}),
});

test.each([STATE, DIAL])(
	'one that nobody vouches for is refused, nothing is sent (%j)',
	async (parameters) => {
		const run = await pbx.run(parameters, { credentials: secured() });

		expect(run.error?.message).toBe(
			'The certificate of the PBX is signed by itself, so nobody vouches for it [item 0]',
		);
		expect(run.error?.description).toContain('Ignore SSL Issues');
		expect(asked).toEqual([]);
	},
);

test('it is accepted where the credential says so', async () => {
	const run = await pbx.run(STATE, { credentials: secured({ ignoreSslIssues: true }) });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([expect.objectContaining({ extension: '204', registered: false })]);
	expect(asked).toHaveLength(1);
});

test('https:// to a server that speaks http:// only is refused in words', async () => {
	const apiUrl = pbx.simulator.url.replace('http:', 'https:');
	const run = await pbx.run(DIAL, { credentials: secured({ apiUrl }) });

	expect(run.error?.message).toBe('The PBX does not speak HTTPS at this address [item 0]');
	expect(pbx.simulator.requests).toEqual([]);
});
