/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setImmediate as nextTurn } from 'node:timers/promises';

import type { RunOptions } from '../harness';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';

const pbx = usePbx();
const DOWNLOAD = {
	resource: 'recording',
	operation: 'download',
	callId: 'pbx01-1780304400.1',
	outputField: 'data',
};
const NAME = '20260601-120000-0500000001-0700000000';

/** Files a recorded call; returns the bytes that the PBX gives out for it. */
async function recordedCall(container?: 'mp3' | 'wav'): Promise<Buffer> {
	pbx.simulator.addEndedCall({
		start: '2026-06-01 12:00:00',
		uniqueId: DOWNLOAD.callId,
		originateId: '15f3a9c01b27de',
		recording: { container },
	});
	const { url, key, tenant } = pbx.simulator;
	const query = { key, tenant, reqtype: 'INFO', info: 'recording', id: DOWNLOAD.callId };
	const response = await fetch(`${url}?${new URLSearchParams(query).toString()}`);
	pbx.simulator.clearRequests();
	return Buffer.from(await response.arrayBuffer());
}

test.each([
	['mp3', 'audio/mpeg', 'ff fb'],
	['wav', 'audio/wav', '52 49'],
] as const)('downloads the audio (%s)', async (extension, mimeType, magic) => {
	const bytes = await recordedCall(extension);
	const run = await pbx.run(DOWNLOAD);
	const [item] = run.items();

	expect(run.error).toBeUndefined();
	expect(bytes.subarray(0, 2).toString('hex')).toBe(magic.replace(' ', ''));
	expect(run.json()).toEqual([
		{
			callId: DOWNLOAD.callId,
			found: true,
			fileName: `${NAME}.${extension}`,
			mimeType,
			recording: { complete: true },
		},
	]);
	expect(item.binary?.data).toMatchObject({
		fileName: `${NAME}.${extension}`,
		fileExtension: extension,
		mimeType,
	});
	expect((await run.binary(item)).equals(bytes)).toBe(true);
	expect(pbx.sent()).toEqual([{ reqtype: 'INFO', info: 'recording', id: DOWNLOAD.callId }]);
});

test.each(['default', 'filesystem'] as const)(
	'keeps the audio where n8n keeps files (%s)',
	async (binaryMode: RunOptions['binaryMode']) => {
		const bytes = await recordedCall();
		const run = await pbx.run({ ...DOWNLOAD, callId: '15f3a9c01b27de' }, { binaryMode });
		const [item] = run.items();

		expect((await run.binary(item)).equals(bytes)).toBe(true);
		expect(item.binary?.data.id?.startsWith('filesystem')).toBe(
			binaryMode === 'filesystem' ? true : undefined,
		);
		expect(run.text()).not.toContain('canary');
	},
);

test.each([
	['mp3AsOctetStream', 'mp3', 'audio/mpeg'],
	['wavAsOctetStream', 'wav', 'audio/wav'],
] as const)('tells %s by its bytes', async (recordingContainer, extension, mimeType) => {
	pbx.simulator.switches.recordingContainer = recordingContainer;
	const bytes = await recordedCall();
	const run = await pbx.run(DOWNLOAD);

	expect(run.json()).toMatchObject([{ fileName: `${NAME}.${extension}`, mimeType }]);
	expect((await run.binary(run.items()[0])).equals(bytes)).toBe(true);
});

test('names the file after the call where the PBX gives no name', async () => {
	pbx.simulator.switches.recordingFileName = 'absent';
	await recordedCall();
	const run = await pbx.run(DOWNLOAD);

	expect(run.json()).toMatchObject([{ fileName: 'recording-pbx01-1780304400.1.mp3' }]);
});

test('puts the file where and under the name that were asked for', async () => {
	const bytes = await recordedCall();
	const run = await pbx.run({
		...DOWNLOAD,
		outputField: ' audio ',
		options: { fileName: '../שיחה: "א"/1.mp3' },
	});
	const [{ json, binary = {} }] = run.items();

	expect(Object.keys(binary)).toEqual(['audio']);
	expect(json.fileName).toMatch(/שיחה.*\.mp3$/);
	expect(json.fileName).not.toMatch(/[\\/:"]|^\./);
	expect((await run.binary(run.items()[0], 'audio')).equals(bytes)).toBe(true);
});

test('asks for Play Recording when that is chosen', async () => {
	const bytes = await recordedCall();
	const run = await pbx.run({ ...DOWNLOAD, options: { source: 'playrecording' } });

	expect((await run.binary(run.items()[0])).equals(bytes)).toBe(true);
	expect(pbx.sent()).toMatchObject([{ info: 'playrecording' }]);
});

test('names the web player, and keeps nothing of its page', async () => {
	pbx.simulator.switches.playRecording = 'playerPage';
	await recordedCall();
	const run = await pbx.run({ ...DOWNLOAD, options: { source: 'playrecording' } });

	expect(run.error?.message).toBe('This PBX answers with a web player; choose Recording [item 0]');
	expect(run.items()).toEqual([]);
	expect(run.text()).not.toContain('<audio');
	expect(run.text()).not.toContain('canary');
});

test.each([
	['No id specified', 'The PBX asks for a value: No id specified'],
	['The file is in the archive', 'The PBX answered: The file is in the archive'],
	['{"Response":"Error","Message":"No such file"}', 'The PBX answered: No such file'],
])('never stores the text %s as audio', async (text, words) => {
	await pbx.says(text, 'audio/mpeg');
	const run = await pbx.run(DOWNLOAD);

	expect(run.error?.message).toBe(`${words} [item 0]`);
	expect(run.items()).toEqual([]);
});

test.each(['http500', 'dropInBody', 'webPage'] as const)(
	'fails when the answer goes wrong (%s)',
	async (fault) => {
		await recordedCall();
		pbx.simulator.fail(fault);
		const run = await pbx.run(DOWNLOAD);

		expect(run.error?.message).toMatch(/ \[item 0\]$/);
		expect(run.items()).toEqual([]);
	},
);

test('a missing recording is an error in words', async () => {
	const run = await pbx.run(DOWNLOAD);

	expect(run.error?.message).toBe('Call pbx01-1780304400.1 has no recording [item 0]');
	expect(run.error?.description).toMatch(/The option "When Missing" lets the item go on/);
	expect(run.items()).toEqual([]);
	expect(pbx.sent()).toHaveLength(1);
});

test('a missing recording may give the item without a file', async () => {
	const run = await pbx.run({ ...DOWNLOAD, options: { whenMissing: 'itemWithoutFile' } });

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([
		{
			callId: DOWNLOAD.callId,
			found: false,
			fileName: null,
			mimeType: null,
			recording: { complete: null },
		},
	]);
	expect(run.items()[0].binary).toBeUndefined();
});

test('waits for a recording that comes late', async () => {
	const { simulator } = pbx;
	simulator.clock.freeze();
	const now = simulator.clock.now().getTime();
	simulator.addEndedCall({
		uniqueId: DOWNLOAD.callId,
		recording: { availableAt: new Date(now + 60_000) },
	});
	const running = pbx.run({ ...DOWNLOAD, options: { maxWaitSeconds: 25 } });
	while (simulator.requests.length === 0) await nextTurn();
	simulator.clock.advance({ minutes: 2 });
	const run = await running;

	expect(run.json()).toMatchObject([{ callId: DOWNLOAD.callId, found: true }]);
	expect((await run.binary(run.items()[0])).length).toBeGreaterThan(1000);
	expect(pbx.sent().length).toBeGreaterThan(1);
});

test('gives up waiting in the same words', async () => {
	const run = await pbx.run({ ...DOWNLOAD, options: { maxWaitSeconds: 1 } });

	expect(run.error?.message).toBe('Call pbx01-1780304400.1 has no recording [item 0]');
	expect(pbx.sent()).toHaveLength(2);
});

test.each([
	[{ source: '={{ "transcript" }}' }, 'Audio From must be one of playrecording, recording'],
	[{ whenMissing: '={{ null }}' }, 'When Missing must be one of itemWithoutFile, error'],
	[{ maxWaitSeconds: -1 }, 'Max Wait (Seconds) must be a whole number from 0 to 600'],
	[{ fileName: '={{ ["a"] }}' }, 'File Name is a list, not text'],
])('refuses the option %j', async (options, message) => {
	const run = await pbx.run({ ...DOWNLOAD, options });

	expect(run.error?.message).toBe(`${message} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});

failsItemByItem(pbx, DOWNLOAD, {
	field: 'callId',
	label: 'Call ID',
	good: () => pbx.simulator.addEndedCall({ recording: true }).uniqueId,
});
