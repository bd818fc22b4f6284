import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import { saysWhatIsNotOffered } from '../notOffered';

const pbx = usePbx();
const MESSAGE_ID = '1475000000-00000004';
const GET = {
	...{ resource: 'voicemail', operation: 'getTranscript', messageId: MESSAGE_ID },
	mailbox: { __rl: true, mode: 'list', value: '204' },
};
const MESSAGES = { reqtype: 'VOICEMAIL', action: 'messages', mailbox: '204', format: 'json' };
const SENT = { reqtype: 'INFO', info: 'voicemailtranscript', id: '9004' };
const SAID = 'שלום, כאן דנה. Call me back.';

beforeEach(() => {
	pbx.simulator.state.voicemail[0].messages[0].transcript = SAID;
});

test('tells what was said, by the number of the record', async () => {
	const run = await pbx.run(GET);

	expect(run.error).toBeUndefined();
	expect(run.json()).toEqual([{ transcript: SAID, mailbox: '204', messageId: MESSAGE_ID }]);
	expect(pbx.sent()).toEqual([MESSAGES, SENT]);
});

test('tries the ID of the message where the PBX tells no number', async () => {
	pbx.simulator.switches.voicemailRecords = 'untold';
	const run = await pbx.run(GET);

	expect(run.error?.message).toBe(
		`Message ${MESSAGE_ID} of mailbox 204 has no transcript [item 0]`,
	);
	expect(pbx.sent()).toEqual([MESSAGES, { ...SENT, id: MESSAGE_ID }, { reqtype: 'HELP' }]);
});

test('says when a message has none', async () => {
	pbx.simulator.state.voicemail[0].messages[0].transcript = undefined;
	const run = await pbx.run(GET);

	expect(run.error?.message).toBe(
		`Message ${MESSAGE_ID} of mailbox 204 has no transcript [item 0]`,
	);
	expect(run.json()).toEqual([]);
});

test('says when there is no such mailbox', async () => {
	const run = await pbx.run({ ...GET, mailbox: '999' });

	expect(run.error?.message).toBe('Mailbox 999 was not found [item 0]');
});

test('hides what is said like a secret', async () => {
	await pbx.says(({ info }) => (info ? 'The password=canary of course' : 'null'), 'text/plain');
	const run = await pbx.run(GET);

	expect(run.json()).toMatchObject([{ transcript: 'The password=[hidden] of course' }]);
	expect(run.text()).not.toContain('canary');
});

test.each([
	['a parameter sentence', 'No id specified', 'No id specified'],
	['a web page', '<!DOCTYPE html><title>Sign in</title>', 'A web page answered'],
])('says that %s is no transcript', async (_, body, words) => {
	await pbx.says(({ info }) => (info ? body : 'null'));
	const run = await pbx.run(GET);

	expect(run.error?.message).toContain(words);
	expect(run.json()).toEqual([]);
});

saysWhatIsNotOffered(pbx, GET, {
	...{ feature: 'transcripts of voicemail', request: 'info=voicemailtranscript' },
	before: 1,
});
failsItemByItem(pbx, GET, { field: 'messageId', label: 'Message ID', good: () => MESSAGE_ID });
