import type { RunOptions } from '../harness';
import { saysWhatIsNotOffered, takesNothingForNothing } from '../notOffered';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import { ASKED, MESSAGE, MESSAGE_ID } from './mailboxes';

const pbx = usePbx();
const DOWNLOAD = { ...MESSAGE, operation: 'download', outputField: 'data' };
const SENT = { reqtype: 'VOICEMAIL', action: 'message', mailbox: '204', msgid: MESSAGE_ID };
const BOXES = { reqtype: 'VOICEMAIL', action: 'list', format: 'json' };

/** The bytes that the PBX gives out for the message. */
async function audio(): Promise<Buffer> {
	const { url, key, tenant } = pbx.simulator;
	const response = await fetch(`${url}?${new URLSearchParams({ key, tenant, ...SENT })}`);
	pbx.simulator.clearRequests();
	return Buffer.from(await response.arrayBuffer());
}

test.each([
	['mp3', 'mp3', 'audio/mpeg'],
	['wav', 'wav', 'audio/wav'],
	['mp3AsOctetStream', 'mp3', 'audio/mpeg'],
	['wavAsOctetStream', 'wav', 'audio/wav'],
] as const)('downloads the audio (%s)', async (recordingContainer, extension, mimeType) => {
	pbx.simulator.switches.recordingContainer = recordingContainer;
	const bytes = await audio();
	const run = await pbx.run(DOWNLOAD);
	const [item] = run.items();

	expect(run.error).toBeUndefined();
	const fileName = `voicemail-204-${MESSAGE_ID}.${extension}`;
	expect(run.json()).toEqual([{ ...ASKED, found: true, fileName, mimeType }]);
	expect(item.binary?.data).toMatchObject({ fileName, fileExtension: extension, mimeType });
	expect(bytes.length).toBeGreaterThan(1000);
	expect((await run.binary(item)).equals(bytes)).toBe(true);
	expect(pbx.sent()).toEqual([SENT]);
});

test.each(['default', 'filesystem'] as const)(
	'keeps the audio where n8n keeps files (%s)',
	async (binaryMode: RunOptions['binaryMode']) => {
		const bytes = await audio();
		const run = await pbx.run(DOWNLOAD, { binaryMode });

		expect((await run.binary(run.items()[0])).equals(bytes)).toBe(true);
		expect(run.text()).not.toContain('canary');
	},
);

test('puts the file where and under the name that were asked for', async () => {
	const run = await pbx.run({
		...DOWNLOAD,
		outputField: ' audio ',
		options: { fileName: '../הודעה: "א"/1.mp3' },
	});
	const [{ json, binary = {} }] = run.items();

	expect(Object.keys(binary)).toEqual(['audio']);
	expect(json.fileName).toMatch(/הודעה.*\.mp3$/);
	expect(json.fileName).not.toMatch(/[\\/:"]|^\./);
});

test.each([
	['No mailbox specified', 'The PBX asks for a value: No mailbox specified'],
	['The message has been moved', 'The PBX answered: The message has been moved'],
	['{"Response":"Error","Message":"No such file"}', 'The PBX answered: No such file'],
	['<!DOCTYPE html><title>Sign in</title>', 'A web page answered instead of the PBX'],
])('never stores the text %s as audio', async (text, words) => {
	await pbx.says(text, 'audio/mpeg');
	const run = await pbx.run(DOWNLOAD);

	expect(run.error?.message).toBe(`${words} [item 0]`);
	expect(run.items()).toEqual([]);
});

test.each(['http500', 'dropInBody', 'webPage'] as const)(
	'fails when the answer goes wrong (%s)',
	async (fault) => {
		pbx.simulator.fail(fault);
		const run = await pbx.run(DOWNLOAD);

		expect(run.error?.message).toMatch(/ \[item 0\]$/);
		expect(run.items()).toEqual([]);
		expect(pbx.sent()).toEqual([SENT]);
	},
);

test('a message that is not there is an error in words', async () => {
	const run = await pbx.run({ ...DOWNLOAD, messageId: '1-2' });

	expect(run.error?.message).toBe('Mailbox 204 has no message 1-2 [item 0]');
	expect(run.error?.description).toContain('Get Messages shows the IDs');
	expect(run.items()).toEqual([]);
	expect(pbx.sent()).toEqual([{ ...SENT, msgid: '1-2' }, BOXES]);
});

test('a mailbox that is not there is named', async () => {
	const run = await pbx.run({ ...DOWNLOAD, mailbox: '299' });

	expect(run.error?.message).toBe('Mailbox 299 was not found [item 0]');
});

test('refuses a file name that is no text', async () => {
	const run = await pbx.run({ ...DOWNLOAD, options: { fileName: '={{ ["a"] }}' } });

	expect(run.error?.message).toBe('File Name is a list, not text [item 0]');
	expect(pbx.sent()).toEqual([]);
});

saysWhatIsNotOffered(pbx, DOWNLOAD, { feature: 'voicemail', request: 'voicemail' });
takesNothingForNothing(pbx, DOWNLOAD, 'voicemail');
failsItemByItem(pbx, DOWNLOAD, {
	field: 'messageId',
	label: 'Message ID',
	good: () => MESSAGE_ID,
});
