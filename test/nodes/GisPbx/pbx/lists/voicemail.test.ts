import { PbxClock } from '../../../../../nodes/GisPbx/pbx/time/zoneClock';
import {
	mailboxFrom,
	messageRecordIn,
	voicemailMessageFrom,
} from '../../../../../nodes/GisPbx/pbx/lists/voicemail';

const clock = new PbxClock('Asia/Jerusalem');

describe('mailboxFrom', () => {
	it('takes four fields and leaves the rest, secrets among it', () => {
		const row = {
			uniqueid: '9204',
			mailbox: '204',
			fullname: ' קבלה ',
			email: 'reception@example.com',
			attach: 'yes',
			password: 'canary',
			imappassword: 'canary',
		};
		expect(mailboxFrom(row)).toEqual({
			mailbox: '204',
			name: 'קבלה',
			email: 'reception@example.com',
			attach: true,
		});
	});

	it('knows the columns of the table', () => {
		const row = { Mailbox: '204', Fullname: 'Reception', Email: 'a@example.com', Attach: 'no' };
		expect(mailboxFrom(row)).toEqual({
			mailbox: '204',
			name: 'Reception',
			email: 'a@example.com',
			attach: false,
		});
	});

	it('has null for what is not there', () => {
		expect(mailboxFrom({ password: 'canary' })).toEqual({
			mailbox: null,
			name: null,
			email: null,
			attach: null,
		});
	});

	it.each(['yes', 'YES', '1', 'on', 'true', 1])('attaches for %j', (attach) => {
		expect(mailboxFrom({ attach }).attach).toBe(true);
	});
});

describe('voicemailMessageFrom', () => {
	const NOBODY = {
		messageId: null,
		from: null,
		fromName: null,
		receivedAt: null,
		durationSeconds: null,
		read: null,
		folder: null,
	};

	it('reads a JSON row', () => {
		const row = {
			msg_id: '1475000000-00000004',
			callerid: '"Demo Caller" <0500000001>',
			origtime: '1780304400',
			duration: '12',
			dir: '/var/spool/voicemail/204/INBOX',
		};
		expect(voicemailMessageFrom(row, clock)).toEqual({
			messageId: '1475000000-00000004',
			from: '0500000001',
			fromName: 'Demo Caller',
			receivedAt: '2026-06-01T12:00:00+03:00',
			durationSeconds: 12,
			read: false,
			folder: 'INBOX',
		});
	});

	it('reads a row of the table, whose time is that of the PBX', () => {
		const row = { Msgid: '1-1', CallerID: '204', DateTime: '2026-01-01 12:00:00', Dir: 'Old' };
		expect(voicemailMessageFrom(row, clock)).toEqual({
			...NOBODY,
			messageId: '1-1',
			from: '204',
			receivedAt: '2026-01-01T12:00:00+02:00',
			read: true,
			folder: 'Old',
		});
	});

	it.each([
		[{}],
		[{ callerid: '"" <>', origtime: 'yesterday', dir: '' }],
		[{ callerid: ' ', duration: 'long', dir: '/spool/204/' }],
	])('has null for what cannot be read: %j', (row) => {
		expect(voicemailMessageFrom(row, clock)).toEqual(NOBODY);
	});
});

describe('messageRecordIn', () => {
	const rows = [{ msg_id: 'a', id: '7' }, { msg_id: 'b', id: '8' }, { msg_id: 'c' }];

	it.each([
		['b', '8'],
		['c', null],
		['d', null],
	])('finds the record of %s', (messageId, record) => {
		expect(messageRecordIn(rows, messageId)).toBe(record);
	});
});
