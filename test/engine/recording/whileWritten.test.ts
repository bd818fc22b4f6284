/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import '../virtualTime';

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { closedFile, openFile, WAV, WAV49 } from '../../../simulator/audio';
import type { RunOptions } from '../harness';
import { binaryStore } from '../harness/engine';
import { usePbx } from '../support';
import { callBeingRecorded, riffSizeOf } from './beingWritten';

const pbx = usePbx();
const DOWNLOAD = { resource: 'recording', operation: 'download', outputField: 'data' };
const FORMATS = { wav: WAV, wav49: WAV49 };
const asked = () => pbx.sent().filter(({ info }) => info === 'recording').length;
const download = async (callId: string, options = {}, run: RunOptions = {}) =>
	await pbx.run({ ...DOWNLOAD, callId, options }, run);

describe.each(['wav', 'wav49'] as const)('%s', (container) => {
	test.each([
		['without the option', {}],
		['for as long as the option says', { maxWaitSeconds: 20 }],
	])('is waited for until it is whole, %s', async (_, options) => {
		const callId = callBeingRecorded(pbx.simulator, { container, seconds: 12, closesIn: 12 });
		const storing = jest.spyOn(binaryStore(), 'store');
		const run = await download(callId, options);
		const stored = storing.mock.calls.length;
		storing.mockRestore();

		expect(run.error).toBeUndefined();
		expect(run.json()).toMatchObject([{ callId, found: true, recording: { complete: true } }]);
		const bytes = await run.binary(run.items()[0]);
		expect(bytes.equals(closedFile(FORMATS[container], 12))).toBe(true);
		expect(asked()).toBe(5); // after 0, 1, 3, 7 and 15 s
		expect(stored).toBe(1);
	});

	test('is handed over as it is when the wait is over', async () => {
		const callId = callBeingRecorded(pbx.simulator, { container, seconds: 600 });
		const run = await download(callId);

		expect(run.error).toBeUndefined();
		expect(run.json()).toMatchObject([{ callId, found: true, recording: { complete: false } }]);
		const bytes = await run.binary(run.items()[0]);
		expect(bytes.equals(openFile(FORMATS[container], 30))).toBe(true);
		expect(asked()).toBe(7); // after 0, 1, 3, 7, 15, 23 and 30 s
	});

	test('is handed over at once where nothing is waited for', async () => {
		const callId = callBeingRecorded(pbx.simulator, { container, seconds: 600 });
		const run = await download(callId, { maxWaitSeconds: 0 });

		expect(run.json()).toMatchObject([{ found: true, recording: { complete: false } }]);
		const bytes = await run.binary(run.items()[0]);
		expect([bytes.length, riffSizeOf(bytes)]).toEqual([container === 'wav' ? 44 : 60, 0]);
		expect(asked()).toBe(1);
	});

	test('is no recording when it was closed without sound', async () => {
		const callId = callBeingRecorded(pbx.simulator, { container, seconds: 0, closesIn: 0 });
		const run = await download(callId, { maxWaitSeconds: 60 });

		expect(run.error?.message).toBe(`Call ${callId} has no recording [item 0]`);
		expect(run.error?.description).toContain('closed without a sound');
		expect(run.items()).toEqual([]);
		expect(asked()).toBe(1);

		const without = await download(callId, { whenMissing: 'itemWithoutFile' });
		expect(without.json()).toEqual([
			{ callId, found: false, fileName: null, mimeType: null, recording: { complete: null } },
		]);
		expect(without.items()[0].binary).toBeUndefined();
	});

	test('is waited for until it is closed without sound', async () => {
		const callId = callBeingRecorded(pbx.simulator, { container, seconds: 0, closesIn: 2 });
		const run = await download(callId);

		expect(run.error?.message).toBe(`Call ${callId} has no recording [item 0]`);
		expect(asked()).toBe(3);
	});

	test.each(['default', 'filesystem'] as const)(
		'is whole when it has kept its length, though its header was never filled in (%s)',
		async (binaryMode) => {
			const written = { container, began: 1000, seconds: 90 };
			const callId = callBeingRecorded(pbx.simulator, written);
			const run = await download(callId, {}, { binaryMode });

			expect(run.json()).toMatchObject([{ found: true, recording: { complete: true } }]);
			const bytes = await run.binary(run.items()[0]);
			expect(bytes.equals(openFile(FORMATS[container], 90))).toBe(true);
			// .WAV may keep its length for 20 s while it is written
			expect(asked()).toBe(container === 'wav' ? 6 : 7);
		},
	);
});

test.each(['RIFF', 'ID3', ''])('%j alone is no recording yet', async (mark) => {
	await pbx.says(mark, 'audio/x-wav');
	const run = await download('pbx01-1.1', { maxWaitSeconds: 3 });

	expect(run.error?.message).toBe('Call pbx01-1.1 has no recording [item 0]');
	expect(asked()).toBe(3);
});

test.each(['default', 'filesystem'] as const)(
	'a file that is shorter than its header says is not whole (%s)',
	async (binaryMode) => {
		const bytes = closedFile(WAV, 30).subarray(0, 100_000);
		await pbx.says(bytes, 'audio/x-wav');
		const storing = jest.spyOn(binaryStore(), 'store');
		const run = await download('pbx01-1.1', {}, { binaryMode });
		const stored = storing.mock.calls.length;
		storing.mockRestore();

		expect(run.json()).toMatchObject([{ found: true, recording: { complete: false } }]);
		expect((await run.binary(run.items()[0])).equals(bytes)).toBe(true);
		expect([asked(), stored]).toEqual([7, 1]);
	},
);

test('a file that is longer than its header says is whole', async () => {
	await pbx.says(Buffer.concat([closedFile(WAV, 3), Buffer.from('LIST....')]), 'audio/x-wav');
	const run = await download('pbx01-1.1');

	expect(run.json()).toMatchObject([{ found: true, recording: { complete: true } }]);
	expect(asked()).toBe(1);
});

test('counts the bytes of a file whose length nobody declares', async () => {
	let looks = 0;
	const server = createServer((_, response) => {
		const bytes = openFile(WAV, looks++ < 2 ? 10 : 20);
		response.setHeader('content-type', 'audio/x-wav');
		response.write(bytes.subarray(0, 50_000));
		response.end(bytes.subarray(50_000));
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pbx/gisapi.php`;
	const credentials = { gisPbxApi: pbx.credential({ apiUrl }) };
	const run = await download('pbx01-1.1', {}, { credentials });
	server.closeAllConnections();
	server.close();

	expect(run.json()).toMatchObject([{ recording: { complete: true } }]);
	expect((await run.binary(run.items()[0])).equals(openFile(WAV, 20))).toBe(true);
	expect(looks).toBe(5 + 1); // grown at 3 s, the same at 7 and 15 s, then fetched
});

test('Continue On Fail keeps every item in its place, whole, empty or unfinished', async () => {
	const { simulator } = pbx;
	const items = [
		{ seconds: 5, closesIn: 5 },
		{ seconds: 0, closesIn: 0 },
		{ seconds: 600 },
		{ seconds: 3, closesIn: -1 },
	].map((written) => ({
		callId: callBeingRecorded(simulator, { container: 'wav', ...written }),
	}));
	const run = await pbx.run(
		{ ...DOWNLOAD, callId: '={{ $json.callId }}' },
		{ items, node: { onError: 'continueRegularOutput' } },
	);

	expect(run.json()).toMatchObject([
		{ callId: items[0].callId, recording: { complete: true } },
		{ error: `Call ${items[1].callId} has no recording [item 1]` },
		{ callId: items[2].callId, recording: { complete: false } },
		{ callId: items[3].callId, recording: { complete: true } },
	]);
	expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
		{ item: 3 },
	]);
});
