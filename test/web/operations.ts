import type { Wanted } from './parts/rows';

/** What an operation must give on the bed, and what it must have changed there. */
export interface Expected {
	items: Wanted;
	/** A statement, and the rows it must find afterwards. */
	changed?: [sql: string, rows: Wanted];
}

const CALL_ID = 'pbx01-1769862600.1';
const NUMBER = '0500000001';
const CHANNEL = 'PJSIP/204-DEMOCO-00001a2c';
const DONE = { confirmed: true };

const done = (sql: string, ...rows: Wanted[]): Expected => ({
	items: [DONE],
	changed: [sql, rows],
});
const ordered = (reqtype: string, params: RegExp): Expected['changed'] => [
	`SELECT params FROM orders WHERE reqtype = '${reqtype}'`,
	[{ params }],
];
const membersOf = (queue: string) =>
	`SELECT qm_extension AS e FROM members WHERE qm_qu_id = ${queue} ORDER BY e`;
const VIRTUAL_MEMBERS = 'SELECT vm_extension AS e FROM virtual_members ORDER BY e';
const stateOf = (campaign: string) =>
	`SELECT ca_state AS state FROM campaigns WHERE ca_id = ${campaign}`;
const NUMBERS = 'SELECT number FROM campaign_numbers';
const CONTACTS = 'SELECT peid, PHONE1 FROM contacts ORDER BY peid';
const messageIn = (...folders: string[]): [string, Wanted] => [
	"SELECT SUBSTRING_INDEX(dir, '/', -1) AS folder FROM messages",
	folders.map((folder) => ({ folder })),
];

const RECEPTION = {
	id: '1204',
	number: '204',
	name: 'קבלה',
	technology: 'SIP',
	state: 'NOT_INUSE',
};
const AGENTS = [
	{ extension: '204', paused: false, deviceState: 'NOT_INUSE', callsTaken: 3 },
	{ extension: '205', paused: true, deviceState: 'INUSE', callsTaken: 0 },
];
const CALL = {
	callId: CALL_ID,
	originateId: '15f3a9c01b27de',
	startedAt: '2026-01-31T14:30:00+02:00',
	answeredAt: '2026-01-31T14:30:07+02:00',
	durationSeconds: 90,
	talkSeconds: 83,
	disposition: 'answered',
	fromName: 'דנה',
	answeredBy: '204',
};
const BEN = { peid: '71', NAME: 'Ben Demo', PHONE1: '0500000071', EMAIL: 'ben@example.com' };
const DANA = { peid: '72', NAME: 'דנה לדוגמה', PHONE1: '0500000072' };
const ADDED = [{ peid: 71 }, { peid: 72 }, { peid: 73, PHONE1: '0500000009' }];

/**
 * For every operation with the values of `test/engine/machinery/parameters.ts`, by what the bed holds
 * (`bed/calls.sql`, `bed/contacts.sql`). A test compares the names with the pack's.
 */
export const EXPECTED: Record<string, Expected> = {
	'agent/getMany': { items: AGENTS },
	'agent/getQueues': { items: [{ queueId: '27', name: 'תמיכה', number: '900' }] },
	'agent/pause': done(
		"SELECT qm_paused, HEX(qm_reason) AS reason FROM members WHERE qm_qu_id = 27 AND qm_extension = '204'",
		{ qm_paused: 1, reason: Buffer.from('הפסקה').toString('hex').toUpperCase() },
	),
	'agent/remove': done(membersOf('27'), { e: '204' }),
	'agent/unpause': done('SELECT SUM(qm_paused) AS paused FROM members WHERE qm_extension = 204', {
		paused: '0',
	}),
	'api/request': { items: [{ 27: 'תמיכה', 28: 'Sales', 29: 'Empty' }] },
	'call/dial': {
		items: [{ ...DONE, originateId: /^[0-9a-f]{14}$/ }],
		changed: ordered('dial', /"source":"204","dest":"0500000001","account":"SOURCE"/),
	},
	'call/dialAndWait': {
		items: [{ ...DONE, originateId: /^[0-9a-f]{14}$/, outcome: 'stillTalking' }],
		changed: ordered('dial', /"source":"204","dest":"0500000001","account":"SOURCE"/),
	},
	'call/dialWithVariables': {
		items: [{ ...DONE, originateId: /^[0-9a-f]{14}$/ }],
		changed: ordered('dial', /"source":"204","dest":"0500000001".*"var":"order=17"/),
	},
	'call/get': { items: [{ found: false, channels: [] }] },
	'call/getCollectedValues': {
		items: [{ callId: CALL_ID, fromName: 'דנה', values: [{ value: '36985', variableId: '85' }] }],
	},
	'call/hangUp': done('SELECT COUNT(*) AS left_over FROM live', { left_over: 0 }),
	'call/transfer': done('SELECT channel, party FROM live', { channel: CHANNEL, party: '205' }),
	'campaign/addNumber': done(NUMBERS, { number: NUMBER }, { number: NUMBER }),
	'campaign/getNumbers': { items: [{ number: NUMBER, description: 'דנה' }] },
	'campaign/pause': done(stateOf('14'), { state: 'PAUSED' }),
	'campaign/removeNumber': done(NUMBERS),
	'campaign/resume': done(stateOf('15'), { state: 'RUNNING' }),
	'campaign/start': done(stateOf('12'), { state: 'RUNNING' }),
	'campaign/stop': done(stateOf('14'), { state: 'STOPPED' }),
	'cdr/addNote': done("SELECT HEX(userfield) AS note FROM cdrs WHERE userfield LIKE '[inbound]%'", {
		note: new RegExp(`${Buffer.from('הערה').toString('hex')}$`, 'i'),
	}),
	'cdr/get': { items: [CALL] },
	'cdr/getMany': { items: [{ sc_uniqueid: 'pbx01-recent.1', sc_calleridname: 'דנה' }] },
	'extension/get': { items: [RECEPTION] },
	'extension/getAllStates': {
		items: [
			{ extension: '204', state: 'NOT_INUSE', username: '204-DEMOCO' },
			{ extension: '205', state: 'INUSE' },
			{ extension: '206', state: 'UNAVAILABLE' },
			{ extension: '207' },
			{ extension: '208' },
			{ extension: '210' },
			{ extension: '7001', state: 'NOT_INUSE' },
			{ extension: '7002', state: 'INUSE' },
		],
	},
	'extension/getCurrentCalls': { items: [{ extension: '204', channels: [CHANNEL] }] },
	'extension/getDoNotDisturb': { items: [{ extension: '208', doNotDisturb: true }] },
	'extension/getMany': {
		items: [
			RECEPTION,
			{ number: '205', state: 'INUSE' },
			{ number: '206', name: 'מחסן / Store "B"', state: 'UNAVAILABLE' },
			{ number: '207' },
			{ number: '208' },
			{ number: '210', technology: 'VIRTUAL' },
		],
	},
	'extension/getState': {
		items: [{ extension: '204', registered: true, talking: true, otherParty: NUMBER }],
	},
	'extension/setDoNotDisturb': done("SELECT ex_dnd FROM extensions WHERE ex_number = '208'", {
		ex_dnd: 'on',
	}),
	'fax/get': { items: [{ faxId: '700001', name: 'order.pdf', state: 'SENT' }] },
	'fax/send': {
		items: [{ ...DONE, faxId: '700002' }],
		changed: [
			'SELECT source, dest, name, bytes, sha1 FROM faxes WHERE fx_id = 700002',
			[
				{
					source: '0722280800',
					dest: NUMBER,
					name: 'order.pdf',
					bytes: 15,
					sha1: '4cabfc449c42e4e20888a0cd1cb4d4fd652baf88',
				},
			],
		],
	},
	'flow/get': { items: [{ flowId: '61', state: 'NOT_INUSE' }] },
	'flow/getMany': {
		items: [
			{ flowId: '61', number: '7001', name: 'מצב לילה' },
			{ flowId: '62', value: 'closed' },
		],
	},
	'flow/setState': done('SELECT st_state FROM flows WHERE fl_id = 61', { st_state: 'INUSE' }),
	'phonebook/addContact': { items: [{ ...DONE, recordId: '73' }], changed: [CONTACTS, ADDED] },
	'phonebook/deleteContact': {
		items: [{ ...DONE, deleted: true }],
		changed: [CONTACTS, [{ peid: 72 }]],
	},
	'phonebook/getMany': { items: [BEN, DANA] },
	'phonebook/search': { items: [BEN] },
	'phonebook/upsertContact': { items: [{ result: 'created' }], changed: [CONTACTS, ADDED] },
	'queue/addMember': done(membersOf('27'), { e: '204' }, { e: '205' }, { e: '207' }),
	'queue/get': { items: [{ queueId: '27', agentsOnline: 2, agentsPaused: 1, callsInQueue: 0 }] },
	'queue/getLog': {
		items: [{ queue: 'תמיכה', outcome: 'answered', agent: '204', waitingSeconds: 12 }],
	},
	'queue/getMany': {
		items: [{ queueId: '27', name: 'תמיכה' }, { queueId: '28' }, { queueId: '29' }],
	},
	'queue/getMembers': { items: [{ extension: '204' }, { extension: '205' }] },
	'queue/getSnapshot': {
		items: [{ queueId: '27', name: 'תמיכה', statistics: { agentsOnline: 2 }, members: AGENTS }],
	},
	'queue/removeAllMembers': done(membersOf('27')),
	'queue/removeMember': done(membersOf('27'), { e: '205' }),
	'recording/download': {
		items: [{ found: true, fileName: 'שיחה-0500000001.wav', recording: { complete: true } }],
	},
	'recording/get': { items: [{ recordingId: '88123', format: 'wav', sizeBytes: 16044 }] },
	'recording/getTranscript': { items: [{ callId: CALL_ID, transcript: 'שלום, כאן דנה' }] },
	'report/getUnreturned': {
		items: [{ number: '0500000077', timesCalled: 1, waitedSeconds: 20, queue: '900' }],
	},
	'report/page': {
		items: [
			{
				...{ fileName: 'call-report-2026-01-31.html', mimeType: 'text/html' },
				...{ calls: 2, answered: 1, missed: 1, unreturned: 1, queueCalls: 1, agents: 2 },
			},
		],
	},
	'report/summarizeAgents': {
		items: [
			{ extension: '204', answered: 1, missedRings: 0, talkSeconds: { sum: 83 } },
			{ extension: '205', answered: 0, missedRings: 1, talkSeconds: { sum: 0 } },
		],
	},
	'report/summarizeCalls': {
		items: [
			{
				...{ calls: 2, answered: 1, abandoned: 1, uniqueCallers: 2 },
				...{ talkSeconds: { sum: 83 }, waitSeconds: { longest: 20 } },
			},
		],
	},
	'report/summarizeQueue': {
		items: [{ group: '900', source: 'legs', offered: 1, answered: 0, abandoned: 1 }],
	},
	'sms/send': { items: [DONE], changed: ordered('sms', /"message":"שלום"/) },
	'virtualExtension/addMember': done(VIRTUAL_MEMBERS, { e: '204' }, { e: '205' }),
	'virtualExtension/getMembers': { items: [{ extension: '205' }] },
	'virtualExtension/removeAllMembers': done(VIRTUAL_MEMBERS),
	'virtualExtension/removeMember': done(VIRTUAL_MEMBERS),
	'voicemail/delete': { items: [{ ...DONE, deleted: true }], changed: messageIn() },
	'voicemail/download': { items: [{ found: true, mimeType: 'audio/wav' }] },
	'voicemail/getMany': {
		items: [
			{ mailbox: '204', name: 'קבלה', attach: true },
			{ mailbox: '205', attach: false },
		],
	},
	'voicemail/getMessages': {
		items: [
			{
				mailbox: '204',
				messageId: '1475000000-00000004',
				fromName: 'דנה',
				durationSeconds: 12,
				read: false,
			},
		],
	},
	'voicemail/getTranscript': { items: [{ transcript: 'שלום, כאן דנה', mailbox: '204' }] },
	'voicemail/markAsRead': { items: [DONE], changed: messageIn('Old') },
	'voicemail/markAsUnread': { items: [DONE], changed: messageIn('INBOX') },
};

/** The one live call of the bed. */
export const LIVE_CHANNEL = CHANNEL;
