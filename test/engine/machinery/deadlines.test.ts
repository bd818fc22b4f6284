/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { createServer, type Socket } from 'node:net';

import { engineLine } from '../harness/engine';
import { usePbx } from '../support';
import { useTrigger } from '../trigger/support';
import { LOST, startOdd, type OddServer } from './fate';

const pbx = usePbx();
const trigger = useTrigger(pbx);
const TOO_LATE = 'The PBX did not answer in time';
const EVERY_MS = 300;
/** Where nobody ends it, the answer ends by itself at last: the test fails and does not hang. */
const MOST_BYTES = 40;
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: audio/mpeg\r\nContent-Length: 999999\r\n\r\n';

let server: OddServer;
let connections: Socket[];
let hasRunOut: boolean;
afterEach(async () => await server.stop());

/** Sends `start` at once and then `rest`, a byte every 300 ms, and never all of it. */
async function dripping(start: string, rest = '1') {
	connections = [];
	hasRunOut = false;
	const tcp = createServer((socket) => {
		connections.push(socket);
		socket.once('data', () => {
			if (start !== '') socket.write(start);
			let sent = 0;
			const drip = setInterval(() => {
				hasRunOut ||= sent === MOST_BYTES;
				if (hasRunOut) socket.destroy();
				else socket.write(rest[sent++ % rest.length]);
			}, EVERY_MS);
			socket.once('close', () => clearInterval(drip));
		});
	});
	server = await startOdd(tcp, 'http');
	return { gisPbxApi: pbx.credential({ apiUrl: server.url }) };
}

const FIRST_SECOND = { options: { timeoutSeconds: 1 } };
const READ = { resource: 'extension', operation: 'getState', extension: '204', ...FIRST_SECOND };
const WRITE = {
	resource: 'call',
	operation: 'dial',
	source: '204',
	destination: '0500000001',
	...FIRST_SECOND,
};
const DOWNLOAD = {
	resource: 'recording',
	operation: 'download',
	callId: 'pbx01-1717232400.4670',
	outputField: 'data',
	...FIRST_SECOND,
};

describe.each([
	['a read', READ, ''],
	['a write', WRITE, LOST],
	['a download', DOWNLOAD, ''],
])('%s', (_, parameters, before) => {
	test.each([
		['the body', HEAD, 'I'],
		['audio', `${HEAD}ID3\0\0\0\0\0\0\0`, '1'],
		['the headers', 'HTTP/1.1 200 OK\r\nX-Slow: ', 'x'],
	])('ends with its time-out although %s comes byte by byte', async (_part, start, rest) => {
		const credentials = await dripping(start, rest);
		const run = await pbx.run(parameters, { credentials });

		expect(run.error?.message).toBe(`${before}${TOO_LATE} [item 0]`);
		expect(run.items()).toEqual([]);
		expect(connections).toHaveLength(1);
		await closed(connections[0]);
	});

	test('ends at once when the execution is stopped meanwhile', async () => {
		const credentials = await dripping(HEAD, 'I');
		const stop = new AbortController();
		setTimeout(() => stop.abort(), 2 * EVERY_MS);
		const run = await pbx.run(
			{ ...parameters, options: { timeoutSeconds: 600 } },
			{ credentials, signal: stop.signal },
		);

		expect(run.status).toBe('canceled');
		await closed(connections[0]);
	});
});

/** n8n 1 grants every poll 4 minutes. */
const only2x = engineLine === '2x' ? test : test.skip;

only2x('the trigger ends within its budget, aloud, and is free for the next poll', async () => {
	let gisPbxApi = pbx.credential();
	const credentials = {
		get gisPbxApi() {
			return gisPbxApi;
		},
	};
	const followed = await trigger.activate({ budgetMs: 5000, credentials });
	({ gisPbxApi } = await dripping(HEAD, '['));
	await followed.poll();
	await followed.poll();

	expect(followed.errors.map(({ message }) => message)).toEqual([TOO_LATE, TOO_LATE]);
	for (const socket of connections) await closed(socket);
	gisPbxApi = pbx.credential();
	const { uniqueId } = pbx.simulator.addEndedCall();
	await followed.poll();
	expect(followed.json()).toEqual([expect.objectContaining({ callId: uniqueId })]);
});

/** By us, and not because all had come. */
async function closed(socket: Socket): Promise<void> {
	if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
	expect(hasRunOut).toBe(false);
}
