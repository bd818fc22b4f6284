import type { INodeParameters } from 'n8n-workflow';

import type { Mailbox } from '../../../simulator/state';
import { usePbx } from '../support';
import { feedOf, useTrigger } from './support';
import type { Followed } from './pollHarness';

const pbx = usePbx();
const trigger = useTrigger(pbx);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const event = 'voicemailReceived';
const from = (filters: INodeParameters, options: INodeParameters = {}): INodeParameters => ({
	event,
	filters,
	options,
});
const ago = (ms: number) => Date.now() - ms;
let left = 0;

const mailbox = (number: string) =>
	pbx.simulator.state.voicemail.find((each) => each.number === number) as Mailbox;

/** Leaves a message; returns its ID. */
function leave(number: string, message: Partial<Mailbox['messages'][number]> = {}): string {
	const id = `1700000000-${String(++left).padStart(8, '0')}`;
	const callerId = '"דנה לוי" <0500000009>';
	const receivedAt = Date.now() - 5000;
	mailbox(number).messages.push({ id, callerId, receivedAt, seconds: 5, read: false, ...message });
	return id;
}

const idsIn = (followed: Followed) => followed.json().map(({ messageId }) => messageId);
const activate = async (parameters: INodeParameters = { event }) =>
	await trigger.activate({ parameters });

test('tells each message once, with who left it, and never marks it as read', async () => {
	const followed = await activate();
	expect(idsIn(followed)).toEqual([]);
	const receivedAt = Math.floor(ago(5000) / 1000) * 1000;
	const id = leave('205', { receivedAt });
	pbx.simulator.clearRequests();
	await followed.poll();
	await followed.poll();

	expect(followed.json()).toEqual([
		{
			mailbox: '205',
			from: '0500000009',
			fromName: 'דנה לוי',
			receivedAt: expect.any(String) as string,
			durationSeconds: 5,
			read: false,
			folder: 'INBOX',
			messageId: id,
		},
	]);
	expect(Date.parse(String(followed.json()[0].receivedAt))).toBe(receivedAt);
	const actions = pbx.sent().map(({ action }) => action);
	expect(new Set(actions)).toEqual(new Set(['list', 'messages']));
	expect(mailbox('205').messages[0].read).toBe(false);
});

test('tells a message that was heard before the poll, and none again when it is moved', async () => {
	const followed = await activate();
	const heard = leave('204', { read: true });
	const unheard = leave('204');
	await followed.poll();
	for (const message of mailbox('204').messages) message.read = true;
	await followed.poll();

	expect(idsIn(followed).sort()).toEqual([heard, unheard].sort());
	expect(followed.json().map(({ folder }) => folder)).toEqual(['Old', 'INBOX']);
});

test('messages of two mailboxes may have one ID', async () => {
	const followed = await activate();
	const id = leave('204');
	leave('205', { id });
	await followed.poll();
	const told = followed.json().map(({ mailbox: number, messageId }) => `${number}/${messageId}`);
	expect(told.sort()).toEqual([`204/${id}`, `205/${id}`]);
});

test('follows the chosen mailboxes alone', async () => {
	const followed = await activate(from({ mailboxes: '205, 206' })).catch((error: Error) => error);
	expect(String(followed)).toContain('Mailbox 206 was not found');

	const chosen = await activate(from({ mailboxes: ' 205 ' }));
	pbx.simulator.clearRequests();
	leave('204');
	const id = leave('205');
	await chosen.poll();
	expect(idsIn(chosen)).toEqual([id]);
	expect(pbx.sent()).toEqual([
		{ reqtype: 'VOICEMAIL', action: 'messages', mailbox: '205', format: 'json' },
	]);
});

test('a mailbox that is added later begins then; one that the PBX gets tells all', async () => {
	const followed = await activate(from({ mailboxes: '205' }));
	const told = leave('205');
	await followed.poll();
	leave('204', { receivedAt: ago(10 * MINUTE) });
	const more = await trigger.restart(followed, {
		parameters: from({ mailboxes: '204, 205' }),
		activation: 'update',
	});
	const added = leave('204');
	await more.poll();
	expect([...idsIn(followed), ...idsIn(more)]).toEqual([told, added]);

	const all = await trigger.restart(more, { parameters: { event }, activation: 'update' });
	pbx.simulator.state.voicemail.push({ number: '301', fullName: '', email: '', messages: [] });
	const inNew = leave('301', { receivedAt: ago(10 * MINUTE) });
	await all.poll();
	expect(idsIn(all)).toEqual([inNew]);
});

describe('with audio', () => {
	const withAudio = from({}, { attachAudio: true });

	test('it is attached', async () => {
		const followed = await activate(withAudio);
		const id = leave('205');
		await followed.poll();

		const [item] = followed.emitted;
		expect(item.json.audio).toEqual({
			found: true,
			fileName: `voicemail-205-${id}.mp3`,
			mimeType: 'audio/mpeg',
		});
		expect(Buffer.from(item.binary?.data.data ?? '', 'base64').length).toBeGreaterThan(100);
	});

	test('a message whose audio fails waits for it, and the others come', async () => {
		const followed = await activate(withAudio);
		const first = leave('205', { receivedAt: ago(6000) });
		pbx.simulator.fail('http500', { times: 1, when: ({ action }) => action === 'message' });
		await followed.poll();
		expect(idsIn(followed)).toEqual([]);
		await followed.poll();
		await followed.poll();
		expect(followed.errors).toEqual([]);
		expect(idsIn(followed)).toEqual([first]);
	});

	test('audio that cannot be had for ten minutes is done without', async () => {
		const followed = await activate(withAudio);
		const id = leave('205', { receivedAt: ago(11 * MINUTE) });
		pbx.simulator.fail('http500', { when: ({ action }) => action === 'message' });
		await followed.poll();
		expect(idsIn(followed)).toEqual([id]);
		expect(followed.json()[0].audio).toEqual({ found: false, fileName: null, mimeType: null });
	});
});

describe('what goes wrong', () => {
	test.each(['http500', 'dropBeforeReply', 'webPage', 'truncated', 'badName'] as const)(
		'%s: a poll that goes wrong loses nothing and repeats nothing',
		async (fault) => {
			const followed = await activate();
			const first = leave('205');
			await followed.poll();
			const mend = pbx.simulator.fail(fault);
			const second = leave('204');
			await followed.poll();
			mend();
			await followed.poll();
			await followed.poll();
			expect(idsIn(followed)).toEqual([first, second]);
		},
	);

	test('one mailbox that fails for days stops no other, and loses nothing', async () => {
		const followed = await activate();
		const mend = pbx.simulator.fail('http500', { when: (asked) => asked.mailbox === '204' });
		const hidden = leave('204', { receivedAt: ago(3 * DAY) });
		const others = [leave('205', { receivedAt: ago(MINUTE) })];
		await followed.poll();
		others.push(leave('205'));
		await followed.poll();
		expect(idsIn(followed)).toEqual(others);
		expect(followed.logs().join('\n')).toContain('goes on with the next poll');
		mend();
		await followed.poll();
		expect(idsIn(followed)).toEqual([...others, hidden]);
	});

	test('a wrong key fails the activation as it fails the operations', async () => {
		const credentials = { gisPbxApi: pbx.credential({ apiKey: 'canary-of-another-pbx' }) };
		await expect(trigger.activate({ parameters: { event }, credentials })).rejects.toThrow(
			'it refused the API key for it',
		);
	});

	test('n8n killed goes on from its last emission: nothing is lost, nothing told twice', async () => {
		const followed = await activate();
		const first = leave('205');
		await followed.poll();
		const second = leave('204');
		const again = await trigger.restart(followed);
		await again.poll();
		expect([...idsIn(followed), ...idsIn(again)]).toEqual([first]);
		const voicemail = await trigger.restart(followed, { parameters: { event } });
		expect(idsIn(voicemail)).toEqual([second]);
	});
});

test('a switch of the event begins anew, with a warning', async () => {
	const calls = await trigger.activate();
	pbx.simulator.addEndedCall();
	await calls.poll();
	leave('204', { receivedAt: ago(10 * MINUTE) });
	const followed = await trigger.restart(calls, { parameters: { event }, activation: 'update' });

	expect(idsIn(followed)).toEqual([]);
	expect(followed.logs().join('\n')).toContain('tenant, detail or event');
	expect(feedOf(followed)?.scope).toBe('DEMOCO/voicemailReceived');
});

describe('a test on the canvas', () => {
	test('shows the newest messages, and touches no memory', async () => {
		const newer = leave('205');
		const older = leave('204', { receivedAt: ago(30 * DAY) });
		const followed = trigger.make({ mode: 'manual', parameters: from({}, { attachAudio: true }) });
		const items = await followed.test();
		const ids = items.map(({ json }) => json.messageId);
		expect(ids).toHaveLength(3);
		expect([ids[0], ids[2]]).toEqual([newer, older]);
		expect(items[0].binary?.data.mimeType).toBe('audio/mpeg');
		expect(followed.staticData()).toEqual({});
	});

	test('says in a sentence when there is none', async () => {
		const parameters = from({ mailboxes: '205' });
		await expect(trigger.make({ mode: 'manual', parameters }).test()).rejects.toThrow(
			'There is no voicemail message in these mailboxes',
		);
	});

	test('says that the PBX offers no voicemail', async () => {
		pbx.simulator.switches.notOffered = ['voicemail'];
		await expect(trigger.make({ mode: 'manual', parameters: { event } }).test()).rejects.toThrow(
			'does not seem to offer voicemail',
		);
	});
});
