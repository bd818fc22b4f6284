import { fileItem } from '../fax/pdfItem';
import { HOST, JSON_ADDED, url, type Row } from './row';

const OLD = 'https://api.phoncall.co/pbx/gisapi.php';
const OLD_HTTP = 'http://api.phoncall.co/pbx/gisapi.php';
const API = 'https://api.phonecall.co/pbx/gisapi.php';
const HTTP = 'http://api.phonecall.co/pbx/gisapi.php';

const byNumber = (value: string) => ({ __rl: true, mode: 'number', value });
const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const byName = (value: string) => ({ __rl: true, mode: 'name', value });

const QUEUE = { resource: 'queue', queue: byNumber('900') };
const AGENT = { resource: 'agent', queue: byId('27'), extension: '204' };
const VIRTUAL = { resource: 'virtualExtension', virtualExtension: '210', extension: '204' };

/** Every distinct URL of the sheet, in its order. */
export const URL_ROWS: Row[] = [
	url(
		`${OLD}?key={KEY}&reqtype=DIAL&tenant={TENANT}&source={EXTEN}&dest={DEST}&format=json&account=SOURCE&autoanswer=yes&nofollow=yes`,
		{
			resource: 'call',
			operation: 'dial',
			source: '204',
			destination: '0500000001',
			options: { autoAnswer: true },
		},
		{ filledIn: { EXTEN: '204', DEST: '0500000001' }, differs: [HOST] },
	),
	url(
		`${OLD}?key={KEY}&reqtype=INFO&tenant={TENANT}&info=call&id={ID}&format=json`,
		{ resource: 'call', operation: 'get', callId: '15f3a9c01b27de' },
		{ filledIn: { ID: '15f3a9c01b27de' }, differs: [HOST] },
	),
	url(
		`${OLD}?key={KEY}&reqtype=HANGUP&tenant={TENANT}&channel={CHANNEL}&format=json`,
		{
			resource: 'call',
			operation: 'hangUp',
			hangUpBy: 'channel',
			channel: 'PJSIP\\/204-DEMOCO-00001a2b',
		},
		{ filledIn: { CHANNEL: 'PJSIP/204-DEMOCO-00001a2b' }, differs: [HOST] },
	),
	url(
		`${OLD}?key={KEY}&reqtype=HANGUP&tenant={TENANT}&channel=LocalV0527642070@sourceproxyapidial-0000d18d:1&format=json`,
		{
			resource: 'call',
			operation: 'hangUp',
			hangUpBy: 'channel',
			channel: 'Local\\/0527642070@sourceproxyapidial-0000d18d;1',
		},
		{
			differs: [
				HOST,
				{
					// `V` is a `\/` that was read wrongly, `:` a `;` (pbx.md#channels).
					reason: 'misprint',
					missing: { channel: 'LocalV0527642070@sourceproxyapidial-0000d18d:1' },
					added: { channel: 'Local/0527642070@sourceproxyapidial-0000d18d;1' },
				},
			],
		},
	),
	url(
		`${OLD}?key={KEY}&tenant={TENANT}&reqtype=HANGUP&extension={EXTEN}&format=json&fast=yes`,
		{ resource: 'call', operation: 'hangUp', hangUpBy: 'extension', extension: '204' },
		{ filledIn: { EXTEN: '204' }, differs: [HOST] },
	),
	url(
		`${OLD_HTTP}?key={KEY}&tenant={TENANT}&reqtype=INFO&info=recording&id={ID}`,
		{ resource: 'recording', operation: 'download', callId: 'pbx01-1780304400.1' },
		{ filledIn: { ID: 'pbx01-1780304400.1' }, differs: [HOST] },
	),
	url(
		`${OLD_HTTP}?key={KEY}&tenant={TENANT}&reqtype=INFO&info=playrecording&id={ID}`,
		{
			resource: 'recording',
			operation: 'download',
			callId: 'pbx01-1780304400.1',
			options: { source: 'playrecording' },
		},
		{ filledIn: { ID: 'pbx01-1780304400.1' }, differs: [HOST] },
	),
	url(
		`${OLD_HTTP}?key={KEY}&tenant={TENANT}&reqtype=info&info=cdrs&start=2019-07-25%2012:51&end=2019-07-25%2012:51&format=json`,
		{
			resource: 'cdr',
			operation: 'getMany',
			detail: 'legs',
			start: '2019-07-25 12:51',
			end: '2019-07-25 12:51',
		},
		{ differs: [HOST] },
	),
	url(
		`${OLD}?key={KEY}&tenant={TENANT}&reqtype=info&info=extstate&ext={EXT}&format=simple`,
		{
			resource: 'extension',
			operation: 'getState',
			extension: '204',
			options: { numberOnly: true },
		},
		{ filledIn: { EXT: '204' }, differs: [HOST] },
	),
	url(
		`${API}?key={KEY}&tenant={TENANT}&reqtype=info&info=extensions`,
		{ resource: 'extension', operation: 'getMany' },
		{ differs: [JSON_ADDED] },
	),
	url(
		`${HTTP}?key={KEY}&tenant={TENANT}&format=json&reqtype=QUEUE&number=900&action=`,
		{ ...QUEUE, operation: 'getMembers' },
		{ filledIn: { action: 'list' }, differs: [HOST] },
	),
	url(
		`${HTTP}?key={KEY}&tenant={TENANT}&format=json&reqtype=QUEUE&number={number}&action=add&extension=204`,
		{ ...QUEUE, operation: 'addMember', extension: '204' },
		{ filledIn: { number: '900' }, differs: [HOST] },
	),
	url(
		`${HTTP}?key={KEY}&tenant={TENANT}&format=json&reqtype=QUEUE&number={number}&action=del&extension=204`,
		{ ...QUEUE, operation: 'removeMember', extension: '204' },
		{ filledIn: { number: '900' }, differs: [HOST] },
	),
	url(
		`${HTTP}?key={KEY}&tenant={TENANT}&format=json&reqtype=QUEUE&number={number}&action=list`,
		{ ...QUEUE, operation: 'getMembers' },
		{ filledIn: { number: '900' }, differs: [HOST] },
	),
	url(
		`${HTTP}?key={KEY}&tenant={TENANT}&format=json&reqtype=QUEUE&number={number}&action=clean`,
		{ ...QUEUE, operation: 'removeAllMembers' },
		{ filledIn: { number: '900' }, differs: [HOST] },
	),
	url(
		`${HTTP}?key={KEY}&tenant={TENANT}&format=json&reqtype=AGENT&queue=27&action=pause&extension={extension}&pausereason={somereason}`,
		{ ...AGENT, operation: 'pause', reason: 'אוכל' },
		{ filledIn: { extension: '204', somereason: 'אוכל' }, differs: [HOST] },
	),
	url(
		`${HTTP}?key={KEY}&tenant={TENANT}&reqtype=AGENT&queue=27&action=unpause&extension={extension}&format=json`,
		{ ...AGENT, operation: 'unpause' },
		{ filledIn: { extension: '204' }, differs: [HOST] },
	),
	url(
		`${HTTP}?key={KEY}&tenant={TENANT}&reqtype=info&info=agents&queue=27&format=json`,
		{ ...AGENT, operation: 'getMany' },
		{ differs: [HOST] },
	),
	url(
		`${HTTP}?key={KEY}&tenant={TENANT}&format=json&reqtype=VIRTUALEXT&number=210&action=list&extension=204`,
		{ ...VIRTUAL, operation: 'getMembers' },
		{
			differs: [HOST, { reason: 'superfluous `extension` on list', missing: { extension: '204' } }],
		},
	),
	url(
		`${HTTP}?key={KEY}&tenant={TENANT}&format=json&reqtype=VIRTUALEXT&number=210&action=add&extension=204`,
		{ ...VIRTUAL, operation: 'addMember' },
		{ differs: [HOST] },
	),
	url(
		`${HTTP}?key={KEY}&tenant={TENANT}&format=json&reqtype=VIRTUALEXT&number=210&action=del&extension=204`,
		{ ...VIRTUAL, operation: 'removeMember' },
		{ differs: [HOST] },
	),
	url(
		'https://api.phonecall.co/pbx/proxyapi.php?key={KEY}&tenant={TENANT}&reqtype=dial&source=XXXXX&dest=YYYY&sourceclid=VVVVV&var=callback=11111,meeting= מוקן שלך הודעה =',
		{
			resource: 'call',
			operation: 'dialWithVariables',
			source: 'XXXXX',
			destination: 'YYYY',
			callerId: 'VVVVV',
			variables: {
				variable: [
					{ name: 'callback', value: '11111' },
					{ name: 'meeting', value: ' מוקן שלך הודעה =' },
				],
			},
		},
	),
	url(
		`${API}?key={KEY}&tenant={tenant}&reqtype=campaign&campaign={number}&action=addnumber&number=\${CALLERNUM}`,
		{ resource: 'campaign', operation: 'addNumber', campaign: '12', number: '0500000001' },
		{ filledIn: { number: '12', CALLERNUM: '0500000001' } },
	),
	url(
		`${API}?keyKEY}&tenant={tenant}&&reqtype=FAX&action=send&number=081866666&source_number=123412345`,
		{
			resource: 'fax',
			operation: 'send',
			sourceNumber: '123412345',
			destinationNumber: '081866666',
		},
		{
			items: [fileItem()],
			body: ['filename'],
			differs: [
				{ reason: 'misprint', missing: { 'keyKEY}': '' }, added: { key: '{KEY}' } },
				{ reason: '`dest_number` added', added: { dest_number: '081866666' } },
				JSON_ADDED,
			],
		},
	),
	url(
		`${API}?key={KEY}&tenant={tenant}&reqtype=PHONEBOOK&subreqtype=query&phonebook={phonebookname}&field=name&value=Ben`,
		{
			resource: 'phonebook',
			operation: 'search',
			phonebook: byName('לקוחות'),
			field: 'name',
			value: 'Ben',
		},
		{ filledIn: { phonebookname: 'לקוחות' }, differs: [JSON_ADDED] },
	),
	url(
		`${API}?key={KEY}&tenant={tenant}&reqtype=PHONEBOOK&subreqtype=add&phonebook=Default `,
		{
			resource: 'phonebook',
			operation: 'addContact',
			phonebook: byName('Default '),
			fieldsMode: 'fields',
			contactFields: {
				field: [
					{ name: 'NAME', value: 'Ross' },
					{ name: 'PHONE1', value: '3564732920' },
				],
			},
		},
		{
			body: ['values'],
			differs: [
				{
					// A blank behind the name would make it another phonebook.
					reason: 'misprint',
					missing: { phonebook: 'Default ' },
					added: { phonebook: 'Default' },
				},
			],
		},
	),
];
