import { isRow, rowsOf } from '../../nodes/GisPbx/pbx/rows';
import { about, days, info, isText, JSON_FORMAT, learnFrom, type Question } from './question';
import { keyed, keySentence, nothing, rows, sentence, status, table, text, value } from './shapes';

const USERNAME = /^[\d*#]+(?:-\S+)?$/;

const isRecord = (entry: unknown) => typeof entry === 'object' && entry !== null;

/** Every request here only reads, and brings no audio; in this order, as later ones need earlier answers. */
export const QUESTIONS: Question[] = [
	{
		title: 'HELP',
		expected: 'text',
		ask: () => ({ reqtype: 'HELP' }),
		known: [text('what-not-every-provider-offers', 'preformatted text', /^<pre>/i)],
	},
	{
		title: 'INFO extstate of an extension that does not exist',
		expected: 'json',
		ask: () => info('extstate', { ext: '0', ...JSON_FORMAT }),
		keysAreColumns: true,
		known: [
			keyed('extension-state', 'not registered, two keys', /^(?:Unique|Linked)ID$/, isText),
			value(
				'extension-state',
				'not registered, all keys',
				(row) => isRow(row) && row.UniqueID === 'KO',
			),
			value(
				'extension-state',
				'idle',
				(row) => isRow(row) && row.UniqueID === '' && 'OtherParty' in row,
			),
		],
	},
	{
		title: 'INFO queues',
		expected: 'json',
		ask: () => info('queues'),
		known: [keyed('queues', 'names by ID', /^\d+$/, isText), ...nothing('nothing-and-errors')],
		learn(answer, seen) {
			[seen.queue] = isRow(answer) ? Object.keys(answer) : [];
		},
	},
	{
		title: 'INFO queue',
		expected: 'json',
		ask: about('queue', (id) => info('queue', { id, ...JSON_FORMAT })),
		keysAreColumns: true,
		known: [
			value('queue-figures', '23 figures', (row) => isRow(row) && Object.keys(row).length === 23),
			...nothing('nothing-and-errors'),
		],
	},
	{
		title: 'QUEUE list',
		expected: 'list',
		ask: about('queue', (id) => ({ reqtype: 'QUEUE', action: 'list', id, ...JSON_FORMAT })),
		known: [
			value('queue-members', 'usernames', (list) => Array.isArray(list) && list.every(isText)),
			sentence('queue-members'),
			...nothing('nothing-and-errors'),
		],
	},
	{
		title: 'INFO agents',
		expected: 'json',
		ask: () => info('agents'),
		known: [
			keyed('agents', 'records by username', USERNAME, isRecord),
			...nothing('nothing-and-errors'),
		],
	},
	{
		title: 'INFO extensions',
		expected: 'json',
		ask: () => info('extensions'),
		keysAreColumns: true,
		known: [
			...rows('extensions', 'ex_id', 'ex_number', 'ex_name', 'ex_tech', 'st_state', 'username'),
			...nothing('nothing-and-errors'),
		],
		learn(answer, seen) {
			learnFrom('extension', 'ex_number')?.(answer, seen);
			const virtual = rowsOf(answer).filter(({ ex_tech }) => ex_tech === 'VIRTUAL');
			learnFrom('virtualExtension', 'ex_number')?.(virtual, seen);
		},
	},
	{
		title: 'INFO extensions, plain',
		expected: 'table',
		ask: () => info('extensions', {}),
		keysAreColumns: true,
		known: [
			table('extensions', 'pipe table', 'Number', 'Name', 'Tech', 'State', 'Username', 'Password'),
		],
	},
	{
		title: 'INFO extstate',
		expected: 'json',
		ask: about('extension', (ext) => info('extstate', { ext, ...JSON_FORMAT })),
		keysAreColumns: true,
		known: [
			value('extension-state', 'not registered', (row) => isRow(row) && row.UniqueID === 'KO'),
			value('extension-state', 'idle or talking', (row) => isRow(row) && 'OtherParty' in row),
		],
	},
	{
		title: 'INFO extstate, simple',
		expected: 'text',
		ask: about('extension', (ext) => info('extstate', { ext, format: 'simple' })),
		known: [text('extension-state', 'a bare number', /^[\d+*#]+$/), ...nothing('extension-state')],
	},
	{
		title: 'BLFS',
		expected: 'json',
		ask: () => ({ reqtype: 'BLFS', ...JSON_FORMAT }),
		keysAreColumns: true,
		known: [
			...rows('lamps', 'st_extension', 'st_state', 'st_timestamp'),
			...nothing('nothing-and-errors'),
		],
	},
	{
		title: 'AGENT listqueues',
		expected: 'json',
		ask: about('extension', (extension) => ({
			reqtype: 'AGENT',
			action: 'listqueues',
			extension,
			...JSON_FORMAT,
		})),
		known: [
			keyed('queues-of-an-agent (assumed)', 'names by ID', /^\d+$/, isText),
			sentence('queues-of-an-agent'),
			...nothing('queues-of-an-agent'),
		],
	},
	{
		title: 'INFO queuelogs',
		expected: 'json',
		ask: about('queue', (queue) => info('queuelogs', { queue, ...days(), ...JSON_FORMAT })),
		keysAreColumns: true,
		known: [
			...rows('queue-details', 'time', 'qu_name', 'disposition', 'holdtime', 'callid'),
			...nothing('nothing-and-errors'),
		],
	},
	{
		title: 'INFO simplecdrs',
		expected: 'json',
		ask: () => info('simplecdrs', { ...days(), ...JSON_FORMAT }),
		keysAreColumns: true,
		known: [
			...rows('simple-cdrs (12 fields)', 'sc_start', 'sc_uniqueid', 'sc_whoanswered', 'sc_billsec'),
			...rows('simple-cdrs', 'sc_start', 'sc_uniqueid', 'sc_whoanswered'),
			...nothing('nothing-and-errors'),
		],
		learn: learnFrom('call', 'sc_uniqueid'),
	},
	{
		title: 'INFO simplecdrs, csv',
		expected: 'csv',
		ask: () => info('simplecdrs', { ...days(), format: 'csv' }),
		keysAreColumns: true,
		known: [
			table('simple-cdrs', 'csv', 'sc_start', 'sc_uniqueid'),
			...nothing('nothing-and-errors'),
		],
	},
	{
		title: 'INFO cdrs',
		expected: 'json',
		ask: () => info('cdrs', { ...days(), ...JSON_FORMAT }),
		keysAreColumns: true,
		known: [
			...rows('cdrs', 'ID', 'uniqueid', 'start', 'answer', 'end', 'disposition', 'originateid'),
			...nothing('nothing-and-errors'),
		],
	},
	{
		title: 'INFO cdrs, csv',
		expected: 'csv',
		ask: () => info('cdrs', { ...days(), format: 'csv' }),
		keysAreColumns: true,
		known: [
			table('cdrs', 'csv', 'uniqueid', 'start', 'disposition'),
			...nothing('nothing-and-errors'),
		],
	},
	{
		title: 'INFO call, one that is over',
		expected: 'json',
		ask: about('call', (id) => info('call', { id, ...JSON_FORMAT })),
		keysAreColumns: true,
		known: [...rows('call-look-up (assumed)', 'uniqueid'), ...nothing('call-look-up')],
	},
	{
		title: 'INFO inforecording',
		expected: 'text',
		ask: about('call', (id) => info('inforecording', { id })),
		known: [
			text('recording-details', 'six cells', /^(?:[^|\n]*\|){5}[^|\n]*\|?$/),
			...nothing('recording-details'),
		],
	},
	{
		title: 'INFO transcript',
		expected: 'text',
		ask: about('call', (id) => info('transcript', { id })),
		known: [...nothing('transcripts'), text('transcripts (assumed)', 'a text', /^[^[{<]/)],
	},
	{
		title: 'INFO voicemailtranscript of a message that does not exist',
		expected: 'text',
		ask: () => info('voicemailtranscript', { id: '0' }),
		known: nothing('transcripts'),
	},
	{
		title: 'RESPONSEPATH getlast',
		expected: 'table',
		ask: () => ({ reqtype: 'RESPONSEPATH', action: 'getlast', id: '1' }),
		keysAreColumns: true,
		known: [
			table('response-paths', 'pipe table', 'UniqueID', 'Type', 'Type ID', 'Value'),
			...nothing('response-paths'),
		],
	},
	{
		title: 'INFO recording without an ID',
		expected: 'text',
		ask: () => info('recording', {}),
		known: [sentence('nothing-and-errors')],
	},
	{
		title: 'INFO recording of a call that does not exist',
		expected: 'text',
		ask: () => info('recording', { id: 'nobody.0' }),
		known: nothing('nothing-and-errors'),
	},
	{
		title: 'FLOWS',
		expected: 'json',
		ask: () => ({ reqtype: 'FLOWS', ...JSON_FORMAT }),
		keysAreColumns: true,
		known: [
			...rows('flows', 'fl_id', 'fl_number', 'fl_name', 'st_state'),
			...nothing('nothing-and-errors'),
		],
		learn: learnFrom('flow', 'fl_id'),
	},
	{
		title: 'INFO flow',
		expected: 'text',
		ask: about('flow', (id) => info('flow', { id })),
		known: [text('flows', 'a bare word', /^[A-Z_]+$/)],
	},
	{
		title: 'VIRTUALEXT list',
		expected: 'list',
		ask: about('virtualExtension', (number) => ({
			reqtype: 'VIRTUALEXT',
			action: 'list',
			number,
			...JSON_FORMAT,
		})),
		known: [
			value(
				'virtual-extensions (assumed)',
				'usernames',
				(list) => Array.isArray(list) && list.every(isText),
			),
			...nothing('virtual-extensions'),
		],
	},
	{
		title: 'PHONEBOOKS list',
		expected: 'json',
		ask: () => ({ reqtype: 'PHONEBOOKS', subreqtype: 'list', ...JSON_FORMAT }),
		keysAreColumns: true,
		known: [...rows('phone-books (assumed)', 'pb_name'), ...nothing('phone-books')],
		learn: learnFrom('phonebook', 'pb_name'),
	},
	{
		title: 'PHONEBOOK query that finds nothing',
		expected: 'json',
		ask: about('phonebook', (phonebook) => ({
			reqtype: 'PHONEBOOK',
			subreqtype: 'query',
			phonebook,
			field: 'NAME',
			value: 'nobody is called so',
			...JSON_FORMAT,
		})),
		known: nothing('phone-books'),
	},
	{
		title: 'PHONEBOOK query without a phonebook',
		expected: 'json',
		ask: () => ({ reqtype: 'PHONEBOOK', subreqtype: 'query', ...JSON_FORMAT }),
		known: [sentence('nothing-and-errors')],
	},
	{
		title: 'VOICEMAIL list',
		expected: 'json',
		ask: () => ({ reqtype: 'VOICEMAIL', action: 'list', ...JSON_FORMAT }),
		keysAreColumns: true,
		known: [...rows('voicemail', 'mailbox', 'fullname', 'email'), ...nothing('nothing-and-errors')],
	},
	{
		title: 'DND get',
		expected: 'text',
		ask: about('extension', (number) => ({ reqtype: 'DND', action: 'get', number })),
		known: [text('do-not-disturb (assumed)', 'on', /^on$/i), ...nothing('do-not-disturb')],
	},
	{
		title: 'INFO of an unknown kind',
		expected: 'json',
		ask: () => info('nosuchinfo'),
		known: nothing('nothing-and-errors'),
	},
	{
		title: 'An unknown request type',
		expected: 'text',
		ask: () => ({ reqtype: 'NOSUCHREQUEST' }),
		known: [
			...nothing('nothing-and-errors'),
			keySentence('nothing-and-errors'),
			text('nothing-and-errors', 'HELP', /^<pre>/i),
		],
	},
	{
		title: 'Whether openapi.php answers, without the key',
		expected: 'json',
		script: 'openapi.php',
		ask: () => ({}),
		known: [
			status('the-request', 'not there', 404, 410),
			status('the-request', 'it wants a key', 401, 403),
			status('the-request', 'it answers', 200, 400, 405),
		],
	},
];
