/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sleep } from 'n8n-workflow';

import type { FaultName } from '../../../simulator';
import type { OperationParameters } from '../support';
import { usePbx } from '../support';

const pbx = usePbx();
const CALL_ID = 'pbx01-1700000000.1';
const READ = { resource: 'extension', operation: 'getState', extension: '204' };
const WRITE = { resource: 'call', operation: 'dial', source: '204', destination: '0500000001' };
const DOWNLOAD = {
	resource: 'recording',
	operation: 'download',
	callId: CALL_ID,
	outputField: 'data',
};
const LOST = 'Outcome unknown, the phone may be ringing. ';

beforeEach(() => {
	pbx.simulator.addEndedCall({ uniqueId: CALL_ID, recording: true });
});

async function runOnce(parameters: OperationParameters, options = {}) {
	const run = await pbx.run({ ...parameters, options });
	expect(pbx.simulator.requests).toHaveLength(1);
	return run;
}

/** What stands between the script and its client says so itself; whatever was asked for. */
const ALWAYS: Array<
	[fault: FaultName, message: string, httpCode: string | null, isSent?: boolean]
> = [
	['http401', 'The web server of the PBX refused the request (HTTP 401)', '401', false],
	['http404', 'The web server of the PBX refused the request (HTTP 404)', '404', false],
	['http500', 'The web server of the PBX failed to answer (HTTP 500)', '500'],
	['http503', 'The web server of the PBX failed to answer (HTTP 503)', '503'],
	['redirect', 'The PBX points to another address (HTTP 302)', '302'],
	['dropBeforeReply', 'The PBX closed the connection before its answer was complete', null],
	['dropInBody', 'The PBX closed the connection before its answer was complete', null],
];

describe.each(ALWAYS)('%s', (fault, message, httpCode, isSent = true) => {
	test.each([
		['a read', READ, ''],
		['a write', WRITE, LOST],
		['a download', DOWNLOAD, ''],
	])('is named by %s, which asks once', async (_, parameters, before) => {
		pbx.simulator.fail(fault);
		const run = await runOnce(parameters);

		expect(run.error?.message).toBe(`${isSent ? before : ''}${message} [item 0]`);
		expect((run.error as { httpCode?: string | null }).httpCode).toBe(httpCode);
		expect(run.json()).toEqual([]);
		expect(pbx.simulator.requests[0].path).toBe(pbx.pathOf('api'));
	});
});

describe.each([
	['a read', READ, ''],
	['a write', WRITE, LOST],
	['a download', DOWNLOAD, ''],
])('%s', (_, parameters, before) => {
	test('names a PBX that is slower than the time-out', async () => {
		pbx.simulator.fail('slow', { milliseconds: 20_000 });
		const run = await runOnce(parameters, { timeoutSeconds: 1 });

		expect(run.error?.message).toBe(`${before}The PBX did not answer in time [item 0]`);
		expect(run.error?.description).toContain('PBX Response Timeout (Seconds)');
	});

	test('names a connection that is refused; nothing was sent then', async () => {
		const gisPbxApi = pbx.credential({ apiUrl: 'http://127.0.0.1:9/pbx/gisapi.php' });
		const run = await pbx.run(parameters, { credentials: { gisPbxApi } });

		expect(run.error?.message).toBe('The PBX refused the connection [item 0]');
	});

	test('names a wrong key', async () => {
		const gisPbxApi = pbx.credential({ apiKey: 'another key' });
		const run = await pbx.run(parameters, { credentials: { gisPbxApi } });

		expect(run.error?.message).toBe('The PBX refused the API key [item 0]');
		expect(pbx.simulator.requests).toHaveLength(1);
	});
});

const UNREADABLE = 'The answer of the PBX cannot be read';
const CUT_OFF = 'The answer of the PBX was cut off';
const PAGE = 'A web page answered instead of the PBX';

describe('a read', () => {
	test.each<[FaultName, string | RegExp]>([
		['truncated', CUT_OFF],
		['webPage', PAGE],
		['otherJson', 'The answer of the PBX cannot be understood'],
		['blank', 'The PBX told nothing about extension 204'],
		['echoRequest', /^The PBX answered: Bad request: .*key=\[hidden\]/],
	])('says what came instead of an answer (%s)', async (fault, message) => {
		pbx.simulator.fail(fault);
		const run = await runOnce(READ);

		expect(run.error?.message).toMatch(message);
		expect(run.error?.message).toMatch(/ \[item 0\]$/);
		expect(run.json()).toEqual([]);
	});

	test.each<FaultName>(['phpWarning', 'phpWarningBehind', 'bom', 'strayLineEnds'])(
		'gets over %s',
		async (fault) => {
			const whole = await runOnce(READ);
			pbx.simulator.clearRequests();
			pbx.simulator.fail(fault);

			expect((await runOnce(READ)).json()).toEqual(whole.json());
		},
	);

	test('survives 50 MB of junk', async () => {
		pbx.simulator.fail('junk', { bytes: 50_000_000 });
		const run = await runOnce(READ);

		expect(run.error?.message).toBe(`${UNREADABLE} [item 0]`);
		expect(run.error?.description?.length).toBeLessThan(400);
	});
});

describe('a write', () => {
	test.each<[FaultName, string]>([
		['truncated', CUT_OFF],
		['junk', UNREADABLE],
		['webPage', PAGE],
	])('does not know its outcome after %s', async (fault, message) => {
		pbx.simulator.fail(fault);
		const run = await runOnce(WRITE);

		expect(run.error?.message).toBe(`${LOST}${message} [item 0]`);
		expect(run.error?.description).toContain('Look in the PBX before you repeat this');
		expect(run.json()).toEqual([]);
	});

	// decisions.md#a-write: neither yes nor no, and nothing at all, are not confirmed.
	test.each<[FaultName, unknown]>([
		['blank', ''],
		['otherJson', { service: 'weather', temperature: 21 }],
		['echoRequest', expect.stringContaining('key=[hidden]&tenant=DEMOCO')],
	])('is not confirmed by %s', async (fault, reply) => {
		pbx.simulator.fail(fault);
		const run = await runOnce(WRITE);

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([
			expect.objectContaining({ confirmed: false, originateId: null, reply }),
		]);
	});
});

describe('a download', () => {
	test.each<[FaultName, string | RegExp]>([
		['blank', `Call ${CALL_ID} has no recording`],
		['otherJson', 'The PBX answered: {"service":"weather","temperature":21}'],
		['echoRequest', /^The PBX answered: Bad request: .*key=\[hidden\]/],
	])('says what came instead of audio (%s)', async (fault, message) => {
		pbx.simulator.fail(fault);
		const run = await runOnce(DOWNLOAD);

		expect(run.error?.message).toMatch(message);
		expect(run.items()).toEqual([]);
	});

	test.each(['default', 'filesystem'] as const)(
		'that breaks off leaves no file behind (binary mode %s)',
		async (binaryMode) => {
			pbx.simulator.fail('dropInBody');
			const run = await pbx.run(DOWNLOAD, { binaryMode });

			expect(run.error?.message).toMatch(/closed the connection before its answer was complete/);
			expect(run.items()).toEqual([]);
		},
	);

	test('is told from a text although its first bytes come one by one', async () => {
		const whole = await runOnce(DOWNLOAD);
		const audio = await whole.binary(whole.items()[0]);
		const server = createServer((_, response) => void trickle(response, audio));
		await once(server.listen(0, '127.0.0.1'), 'listening');
		const { port } = server.address() as AddressInfo;
		const gisPbxApi = pbx.credential({ apiUrl: `http://127.0.0.1:${port}/pbx/gisapi.php` });
		const run = await pbx.run(DOWNLOAD, { credentials: { gisPbxApi } });
		server.close();

		expect(run.error).toBeUndefined();
		expect(await run.binary(run.items()[0])).toEqual(audio);
		expect(run.items()[0].binary?.data.mimeType).toBe('audio/mpeg');
	});
});

async function trickle(response: ServerResponse, body: Buffer) {
	for (const byte of body.subarray(0, 5)) {
		response.write(Buffer.of(byte));
		await sleep(20);
	}
	response.end(body.subarray(5));
}
