/**
 * The PBX as it is found at start. All names, numbers and secrets are made up.
 *
 * Outside numbers behave by their last three digits, which read as SIP answers:
 * …486 is busy, …603 declines, …408 and …480 do not answer, …404 does not exist, …503 is congested; all
 * others answer.
 * Extensions behave by their own `behaviour`, and refuse calls as busy under Do Not Disturb.
 */
import type { Extension, PbxState, PhoneBehaviour, Queue, QueueMember } from './state';

export const BEHAVIOUR_BY_ENDING: Readonly<Record<string, PhoneBehaviour>> = {
	'486': 'busy',
	'408': 'noAnswer',
	'480': 'noAnswer',
	'603': 'declines',
	'404': 'unknownNumber',
	'503': 'congestion',
};

/**
 * Made-up secrets; each is unique, so that finding one anywhere proves a leak
 * (pbx.md#secrets-in-rows). Passwords hold what URLs, forms, JSON and pages write in other ways.
 */
function secretsOf(number: string): Record<string, string> {
	return {
		password: `canary+/=&% sip-password-${number}`,
		ex_webpassword: `ca9a47${number}`.padEnd(64, 'e'),
		ex_token: `canary-token-${number}`,
		ex_2fa_param1: `canary-2fa-one-${number}`,
		ex_2fa_param2: `canary-2fa-two-${number}`,
		ex_2fa_param3: `canary-2fa-three-${number}`,
		ex_lockpin: `canary-pin-${number}`,
	};
}

/** Secrets of the tenant row that `info=dids` joins. */
export const TENANT_SECRETS = {
	te_recordinghost: 'canary-recording-host.invalid',
	te_recordinguser: 'canary-recording-user',
	te_recordingpassword: 'canary+/=&% recording-password',
} as const;

/** Secrets of VOICEMAIL list. */
export const VOICEMAIL_SECRETS = {
	imapuser: 'canary-imap-user',
	imappassword: 'canary+/=&% imap-password',
	password: 'canary-voicemail-pin',
} as const;

function extension(
	id: string,
	number: string,
	name: string,
	more: Partial<Extension> = {},
): Extension {
	return {
		id,
		number,
		name,
		technology: 'PJSIP',
		registered: true,
		behaviour: 'answers',
		doNotDisturb: false,
		secrets: secretsOf(number),
		...more,
	};
}

export function queueMember(extensionNumber: string, more: Partial<QueueMember> = {}): QueueMember {
	return {
		extension: extensionNumber,
		paused: false,
		pauseReason: '',
		type: 'NF',
		penalty: '0',
		callsTaken: 0,
		...more,
	};
}

function queue(id: string, number: string, name: string, members: string[]): Queue {
	return { id, number, name, members: members.map((member) => queueMember(member)) };
}

const seedExtensions = (): Extension[] => [
	extension('1204', '204', 'קבלה', { technology: 'SIP' }),
	extension('1205', '205', 'Support'),
	extension('1206', '206', 'מחסן / Store "B"', { registered: false }),
	extension('1207', '207', 'Never answers', { behaviour: 'noAnswer' }),
	extension('1208', '208', 'Always busy', { behaviour: 'busy' }),
	extension('1210', '210', 'כל המשרד', { technology: 'VIRTUAL' }),
];

/** Every secret that the PBX gives out, to be searched for in whatever a client shows. */
export const CANARY_SECRETS: readonly string[] = [
	...seedExtensions().flatMap(({ secrets }) => Object.values(secrets)),
	...Object.values(TENANT_SECRETS),
	...Object.values(VOICEMAIL_SECRETS),
];

const PHONEBOOK_FIELDS = ['NAME', 'PHONE1', 'PHONE2', 'EMAIL', 'ROUTING'];

export function seedState(now: number): PbxState {
	return {
		extensions: seedExtensions(),
		queues: [
			queue('27', '900', 'תמיכה', ['204', '205']),
			queue('28', '901', 'Sales', ['205']),
			queue('29', '902', 'Empty', []),
		],
		virtualExtensions: [{ number: '210', name: 'כל המשרד', members: ['205'] }],
		campaigns: [
			{ id: '12', name: 'תזכורות', kind: 'onDemand', state: 'READY', numbers: [] },
			{ id: '13', name: 'Weekly', kind: 'scheduled', state: 'RUNNING', numbers: [] },
		],
		phonebooks: [
			{
				id: '5',
				name: 'Default',
				fields: [...PHONEBOOK_FIELDS],
				records: [
					{
						peid: '71',
						values: { NAME: 'Ben Demo', PHONE1: '0500000071', EMAIL: 'ben@example.com' },
					},
					{
						peid: '72',
						values: { NAME: 'דנה לדוגמה', PHONE1: '0500000072', PHONE2: '0500000172' },
					},
				],
			},
			{ id: '6', name: 'לקוחות', fields: [...PHONEBOOK_FIELDS, 'CITY'], records: [] },
		],
		flows: [
			{ id: '61', number: '7001', name: 'מצב לילה', value: '', state: 'NOT_INUSE' },
			{ id: '62', number: '7002', name: 'Holiday', value: 'closed', state: 'INUSE' },
		],
		faxes: [],
		smsLog: [],
		voicemail: [
			{
				number: '204',
				fullName: 'קבלה',
				email: 'reception@example.com',
				messages: [
					{
						id: '1475000000-00000004',
						callerId: '"Demo Caller" <0500000001>',
						receivedAt: now - 3_600_000,
						seconds: 12,
						read: false,
					},
				],
			},
			{ number: '205', fullName: 'Support', email: 'support@example.com', messages: [] },
		],
		calls: [],
		legs: [],
		simpleCdrs: [],
		recordings: [],
		responses: [],
		queueLog: [],
	};
}
