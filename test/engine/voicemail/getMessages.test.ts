import { SWITCH_VALUES } from '../../../simulator';
import { limitsItsRows, saysWhatIsNoList } from '../lists';
import { saysWhatIsNotOffered, takesNothingForNothing } from '../notOffered';
import { usePbx } from '../support';
import { failsItemByItem } from '../twins';
import { leaveMessages, MAILBOX, MESSAGE_ID, messagesIn } from './mailboxes';

const pbx = usePbx();
const LIST = {
	resource: 'voicemail',
	operation: 'getMessages',
	mailbox: MAILBOX,
	returnAll: true,
};
const SENT = { reqtype: 'VOICEMAIL', action: 'messages', mailbox: '204', format: 'json' };
const BOXES = { reqtype: 'VOICEMAIL', action: 'list', format: 'json' };
const RECEIVED = new Date('2026-06-01T09:00:00Z').getTime();
const MESSAGE = {
	mailbox: '204',
	messageId: MESSAGE_ID,
	from: '0500000001',
	fromName: 'Demo Caller',
	receivedAt: '2026-06-01T12:00:00+03:00',
	durationSeconds: 12,
	read: false,
	folder: 'INBOX',
};
const rowOf = (fields: object) =>
	JSON.stringify([{ msg_id: '1-1', duration: '7', dir: '/spool/204/Old', ...fields }]);

beforeEach(() => {
	messagesIn(pbx)[0].receivedAt = RECEIVED;
});

test.each([MAILBOX, { __rl: true, mode: 'number', value: '204' }, ' 204 ', '={{ 204 }}'])(
	'lists the messages of the mailbox %j',
	async (mailbox) => {
		const run = await pbx.run({ ...LIST, mailbox });

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([MESSAGE]);
		expect(pbx.sent()).toEqual([SENT]);
	},
);

test('tells which were heard', async () => {
	messagesIn(pbx)[0].read = true;
	leaveMessages(pbx, '1475000001-00000005');
	messagesIn(pbx)[1].read = false;
	const run = await pbx.run(LIST);

	expect(run.json()).toMatchObject([
		{ messageId: MESSAGE_ID, read: true, folder: 'Old' },
		{ messageId: '1475000001-00000005', read: false, folder: 'INBOX' },
	]);
});

test('reads the pipe table of a PBX that ignores the format', async () => {
	await pbx.says(
		`CallerID|Duration|DateTime|Msgid|Dir|\n"דנה" <0500000001>|12|2026-06-01 12:00:00|${MESSAGE_ID}|/spool/204/INBOX|\n`,
		'text/html; charset=UTF-8',
	);
	const run = await pbx.run(LIST);

	expect(run.json()).toEqual([{ ...MESSAGE, fromName: 'דנה' }]);
});

test.each([
	['a bare number', { callerid: '0500000001' }, { from: '0500000001', fromName: null }],
	['a hidden one', { callerid: '"" <>' }, { from: null, fromName: null }],
	['nothing', { callerid: null, origtime: '' }, { from: null, receivedAt: null }],
	['a folder of its own', { dir: '/spool/204/Family' }, { read: null, folder: 'Family' }],
	['no folder', { dir: '' }, { read: null, folder: null }],
])('a message with %s', async (_, fields, shown) => {
	await pbx.says(rowOf(fields));
	const run = await pbx.run(LIST);

	expect(run.json()).toMatchObject([{ messageId: '1-1', durationSeconds: 7, ...shown }]);
});

test('shows nothing else of a row: it may hold anything', async () => {
	await pbx.says(rowOf({ password: 'canary', recording: 'UklGRg==', 0: 'canary' }));
	const run = await pbx.run(LIST);

	expect(Object.keys(run.json()[0]).sort()).toEqual(Object.keys(MESSAGE).sort());
	expect(run.text()).not.toContain('canary');
});

test.each([...SWITCH_VALUES.voicemailNothing])(
	'gives no items for an empty mailbox (%s)',
	async (voicemailNothing) => {
		pbx.simulator.switches.voicemailNothing = voicemailNothing;
		const run = await pbx.run({ ...LIST, mailbox: '205' });

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([]);
		// Nothing at all is what a name that is no UTF-8 makes of a mailbox, too: its plain form tells.
		const asked = { ...SENT, mailbox: '205' };
		const plain = { ...asked, format: 'plain' };
		expect(pbx.sent()).toEqual(voicemailNothing === 'null' ? [asked] : [asked, plain]);
	},
);

test('says that a mailbox was not found', async () => {
	const run = await pbx.run({ ...LIST, mailbox: '299' });

	expect(run.error?.message).toBe('Mailbox 299 was not found [item 0]');
	expect(run.error?.description).toContain('Get Many of voicemail');
	expect(run.json()).toEqual([]);
	const asked = { ...SENT, mailbox: '299' };
	expect(pbx.sent()).toEqual([asked, { ...asked, format: 'plain' }, BOXES]);
});

describe('of a mailbox with several messages', () => {
	beforeEach(() => leaveMessages(pbx, '1475000001-00000005', '1475000002-00000006'));

	limitsItsRows(pbx, LIST);
});
saysWhatIsNoList(pbx, LIST);
saysWhatIsNotOffered(pbx, LIST, { feature: 'voicemail', request: 'voicemail' });
takesNothingForNothing(pbx, LIST, 'voicemail');
failsItemByItem(pbx, LIST, { field: 'mailbox', label: 'Mailbox', good: () => '204' });
