import { fileItem } from '../fax/pdfItem';
import { JSON_ADDED, option, type Row } from './row';

const DIAL = { resource: 'call', operation: 'dial', source: '204', destination: '0500000001' };
const DIALLED = 'reqtype=DIAL&source=204&dest=0500000001&account=SOURCE&format=json';

/** An option of dial; No Follow is sent unless it is switched off. */
const dial = (line: string, printed: string, options: object) =>
	option(`DIAL: ${line}`, `${DIALLED}&${printed}`, {
		...DIAL,
		options: { noFollow: false, ...options },
	});

const QUEUE = { resource: 'queue', queue: { __rl: true, mode: 'number', value: '900' } };
const queue = (action: string, operation: string) =>
	option(
		`QUEUE: ${action}`,
		`format=json&reqtype=QUEUE&number=900&${action.replace('###', '204')}`,
		{ ...QUEUE, operation, extension: '204' },
	);

const AGENT = { resource: 'agent', queue: { __rl: true, mode: 'id', value: '27' } };
const agent = (action: string, operation: string, more: object = {}) =>
	option(`AGENT: ${action}`, `format=json&reqtype=AGENT&queue=27&extension=204&${action}`, {
		...AGENT,
		operation,
		extension: '204',
		...more,
	});

const virtual = (action: string, operation: string, member = '') =>
	option(
		`VIRTUALEXT: action=${action}`,
		`format=json&reqtype=VIRTUALEXT&number=210&action=${action}${member}`,
		{
			resource: 'virtualExtension',
			operation,
			virtualExtension: '210',
			extension: '204',
		},
	);

const VARIABLES = {
	resource: 'call',
	operation: 'dialWithVariables',
	source: '0500000001',
	destination: '7001',
	callerId: '0722280800',
	variables: { variable: [{ name: 'text', value: 'שלום' }] },
};
const withVariables = (line: string) =>
	option(
		`dial with variables: ${line}`,
		'reqtype=dial&source=0500000001&dest=7001&sourceclid=0722280800&var=text=שלום',
		VARIABLES,
	);

const CAMPAIGN = { resource: 'campaign', campaign: '12', number: '0500000001' };
const campaign = (line: string, operation: string, printed: string, more: object = {}) =>
	option(`campaign: ${line}`, `reqtype=campaign&campaign=12&${printed}`, {
		...CAMPAIGN,
		operation,
		...more,
	});

const FAX = {
	resource: 'fax',
	operation: 'send',
	sourceNumber: '123412345',
	destinationNumber: '081866666',
};
/** The sheet's table names `dest_number`, its URL `number`: both are sent. */
const FAXED =
	'reqtype=FAX&action=send&number=081866666&source_number=123412345&dest_number=081866666';
const fax = (line: string, printed: string, options: object = {}) =>
	option(
		`FAX: ${line}`,
		`${FAXED}${printed}`,
		{ ...FAX, options: { ...options } },
		{
			items: [fileItem()],
			body: ['filename'],
			differs: [JSON_ADDED],
		},
	);

/** Every option that the sheet prints, in its order. */
export const OPTION_ROWS: Row[] = [
	dial('autoanswer=yes', 'autoanswer=yes', { autoAnswer: true }),
	dial('recording=yes', 'recording=yes', { recording: 'yes' }),
	dial('nofollow=yes', 'nofollow=yes', { noFollow: true }),
	dial('timeout', 'timeout=120', { maxCallSeconds: 120 }),
	dial('dialtimeout', 'dialtimeout=20', { ringSeconds: 20 }),
	option('extstate: format=simple', 'reqtype=info&info=extstate&ext=204&format=simple', {
		resource: 'extension',
		operation: 'getState',
		extension: '204',
		options: { numberOnly: true },
	}),
	option(
		'records: SIMPLECDRS',
		'reqtype=info&info=SIMPLECDRS&start=2019-07-25%2012:51&end=2019-07-25%2012:51&format=json',
		{
			resource: 'cdr',
			operation: 'getMany',
			detail: 'calls',
			start: '2019-07-25 12:51',
			end: '2019-07-25 12:51',
		},
	),
	queue('action=add&extension=###', 'addMember'),
	queue('action=del&extension=###', 'removeMember'),
	queue('action=list', 'getMembers'),
	queue('action=clean', 'removeAllMembers'),
	agent('action=pause&pausereason=ניירת', 'pause', { reason: 'ניירת' }),
	agent('action=unpause', 'unpause'),
	virtual('add', 'addMember', '&extension=204'),
	virtual('del', 'removeMember', '&extension=204'),
	virtual('List', 'getMembers'),
	virtual('clean', 'removeAllMembers'),
	withVariables('var'),
	withVariables('source'),
	withVariables('dest='),
	withVariables('sourceclid'),
	campaign('action=addnumber', 'addNumber', 'action=addnumber&number=0500000001'),
	campaign('action=delnumber', 'removeNumber', 'action=delnumber&number=0500000001'),
	campaign('action=Start', 'start', 'action=Start'),
	campaign('action=Stop', 'stop', 'action=Stop'),
	campaign('action=Pause', 'pause', 'action=Pause'),
	campaign('action=Resume', 'resume', 'action=Resume'),
	campaign(
		'numberdescription',
		'addNumber',
		'action=addnumber&number=0500000001&numberdescription=דנה',
		{ numberDescription: 'דנה' },
	),
	campaign('Campaign=', 'addNumber', 'action=addnumber&number=0500000001'),
	fax('source_number', ''),
	fax('dest_number', ''),
	fax('Quality=204x98', '&quality=204x98', { quality: '204x98' }),
	fax('Quality=204x196', '&quality=204x196', { quality: '204x196' }),
	fax('Quality=204x392', '&quality=204x392', { quality: '204x392' }),
	fax('pagesize=a4', '&pagesize=a4', { pageSize: 'a4' }),
	fax('pagesize=letter', '&pagesize=letter', { pageSize: 'letter' }),
	fax('pagesize=legal', '&pagesize=legal', { pageSize: 'legal' }),
	fax('Rotate=', '&rotate=', { rotate: '' }),
	fax('Rotate=E', '&rotate=E', { rotate: 'E' }),
	fax('Rotate=W', '&rotate=W', { rotate: 'W' }),
	fax('Rotate=no', '&rotate=no', { rotate: 'no' }),
	fax('deleteaftersend=on', '&deleteaftersend=on', { deleteAfterSend: true }),
	fax('Schedule', '&schedule=2026-01-31 14:30:00', { schedule: '2026-01-31 14:30:00' }),
	fax('Statusemail', '&statusemail=fax@example.com', { statusEmail: 'fax@example.com' }),
	fax('filename', ''),
	option(
		'PHONEBOOK: values',
		'reqtype=PHONEBOOK&subreqtype=add&phonebook=Default',
		{
			resource: 'phonebook',
			operation: 'addContact',
			phonebook: { __rl: true, mode: 'name', value: 'Default' },
			fieldsMode: 'json',
			contactJson: '{ "NAME": "Ross", "PHONE1": "3564732920" }',
		},
		{ body: ['values'] },
	),
	// The sheet has nothing but titles for these; the requests are those of pbx.md#sms,
	// pbx.md#transfer and pbx.md#flows.
	option(
		'SMS: שליחת SMS',
		'reqtype=SMS&source=0722280800&dest=0500000001&message=שלום',
		{
			resource: 'sms',
			operation: 'send',
			source: '0722280800',
			destination: '0500000001',
			message: 'שלום',
		},
		{ differs: [JSON_ADDED] },
	),
	option(
		'TRANSFER: העברת שיחה',
		'reqtype=TRANSFER&channel=PJSIP/204-DEMOCO-00001a2b&dest=205',
		{
			resource: 'call',
			operation: 'transfer',
			channel: 'PJSIP/204-DEMOCO-00001a2b',
			destination: '205',
		},
		{ differs: [JSON_ADDED] },
	),
	option(
		'SETFLOW: שינוי מצב תזרים',
		'reqtype=SETFLOW&number=7001&state=INUSE',
		{
			resource: 'flow',
			operation: 'setState',
			flow: { __rl: true, mode: 'number', value: '7001' },
			state: 'INUSE',
		},
		{ differs: [JSON_ADDED] },
	),
];
