import { isRow, rowsOf } from '../../nodes/GisPbx/pbx/rows';
import { about, days, info, isText, JSON_FORMAT, learnFrom, type Question } from './question';
import { keyed, keySentence, nothing, rows, sentence, table, text, value } from './shapes';

const USERNAME = /^[\d*#]+(?:-\S+)?$/;

const isRecord = (entry: unknown) => typeof entry === 'object' && entry !== null;

/** Every request here only reads, and brings no audio; in this order, as later ones need earlier answers. */
export const QUESTIONS: Question[] = [
	{
		title: 'HELP',
		expected: 'text',
		ask: () => ({ reqtype: 'HELP' }),
		known: [text('6', 'preformatted text', /^<pre>/i)],
	},
	{
		title: 'INFO extstate of an extension that does not exist',
		expected: 'json',
		ask: () => info('extstate', { ext: '0', ...JSON_FORMAT }),
		keysAreColumns: true,
		known: [
			keyed('4.9', 'not registered, two keys', /^(?:Unique|Linked)ID$/, isText),
			value('4.9', 'not registered, all keys', (row) => isRow(row) && row.UniqueID === 'KO'),
			value('4.9', 'idle', (row) => isRow(row) && row.UniqueID === '' && 'OtherParty' in row),
		],
	},
	{
		title: 'INFO queues',
		expected: 'json',
		ask: () => info('queues'),
		known: [keyed('6', 'names by ID', /^\d+$/, isText), ...nothing('2.3')],
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
			value('6', '23 figures', (row) => isRow(row) && Object.keys(row).length === 23),
			...nothing('2.3'),
		],
	},
	{
		title: 'QUEUE list',
		expected: 'list',
		ask: about('queue', (id) => ({ reqtype: 'QUEUE', action: 'list', id, ...JSON_FORMAT })),
		known: [
			value('4.12', 'usernames', (list) => Array.isArray(list) && list.every(isText)),
			sentence('4.12'),
			...nothing('2.3'),
		],
	},
	{
		title: 'INFO agents',
		expected: 'json',
		ask: () => info('agents'),
		known: [keyed('4.11', 'records by username', USERNAME, isRecord), ...nothing('2.3')],
	},
	{
		title: 'INFO extensions',
		expected: 'json',
		ask: () => info('extensions'),
		keysAreColumns: true,
		known: [
			...rows('4.10', 'ex_id', 'ex_number', 'ex_name', 'ex_tech', 'st_state', 'username'),
			...nothing('2.3'),
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
		known: [table('4.10', 'pipe table', 'Number', 'Name', 'Tech', 'State', 'Username', 'Password')],
	},
	{
		title: 'INFO extstate',
		expected: 'json',
		ask: about('extension', (ext) => info('extstate', { ext, ...JSON_FORMAT })),
		keysAreColumns: true,
		known: [
			value('4.9', 'not registered', (row) => isRow(row) && row.UniqueID === 'KO'),
			value('4.9', 'idle or talking', (row) => isRow(row) && 'OtherParty' in row),
		],
	},
	{
		title: 'INFO extstate, simple',
		expected: 'text',
		ask: about('extension', (ext) => info('extstate', { ext, format: 'simple' })),
		known: [text('4.9', 'a bare number', /^[\d+*#]+$/), ...nothing('4.9')],
	},
	{
		title: 'INFO simplecdrs',
		expected: 'json',
		ask: () => info('simplecdrs', { ...days(), ...JSON_FORMAT }),
		keysAreColumns: true,
		known: [
			...rows('4.8 (12 fields)', 'sc_start', 'sc_uniqueid', 'sc_whoanswered', 'sc_billsec'),
			...rows('4.8', 'sc_start', 'sc_uniqueid', 'sc_whoanswered'),
			...nothing('2.3'),
		],
		learn: learnFrom('call', 'sc_uniqueid'),
	},
	{
		title: 'INFO simplecdrs, csv',
		expected: 'csv',
		ask: () => info('simplecdrs', { ...days(), format: 'csv' }),
		keysAreColumns: true,
		known: [table('4.8', 'csv', 'sc_start', 'sc_uniqueid'), ...nothing('2.3')],
	},
	{
		title: 'INFO cdrs',
		expected: 'json',
		ask: () => info('cdrs', { ...days(), ...JSON_FORMAT }),
		keysAreColumns: true,
		known: [
			...rows('4.7', 'ID', 'uniqueid', 'start', 'answer', 'end', 'disposition', 'originateid'),
			...nothing('2.3'),
		],
	},
	{
		title: 'INFO cdrs, csv',
		expected: 'csv',
		ask: () => info('cdrs', { ...days(), format: 'csv' }),
		keysAreColumns: true,
		known: [table('4.7', 'csv', 'uniqueid', 'start', 'disposition'), ...nothing('2.3')],
	},
	{
		title: 'INFO call, one that is over',
		expected: 'json',
		ask: about('call', (id) => info('call', { id, ...JSON_FORMAT })),
		keysAreColumns: true,
		known: [...rows('4.3 (inferred)', 'uniqueid'), ...nothing('4.3')],
	},
	{
		title: 'INFO inforecording',
		expected: 'text',
		ask: about('call', (id) => info('inforecording', { id })),
		known: [text('4.6', 'six cells', /^(?:[^|\n]*\|){5}[^|\n]*\|?$/), ...nothing('4.6')],
	},
	{
		title: 'INFO recording without an ID',
		expected: 'text',
		ask: () => info('recording', {}),
		known: [sentence('2.3')],
	},
	{
		title: 'INFO recording of a call that does not exist',
		expected: 'text',
		ask: () => info('recording', { id: 'nobody.0' }),
		known: nothing('2.3'),
	},
	{
		title: 'FLOWS',
		expected: 'json',
		ask: () => ({ reqtype: 'FLOWS', ...JSON_FORMAT }),
		keysAreColumns: true,
		known: [...rows('6', 'fl_id', 'fl_number', 'fl_name', 'st_state'), ...nothing('2.3')],
		learn: learnFrom('flow', 'fl_id'),
	},
	{
		title: 'INFO flow',
		expected: 'text',
		ask: about('flow', (id) => info('flow', { id })),
		known: [text('6', 'a bare word', /^[A-Z_]+$/)],
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
			value('4.14 (inferred)', 'usernames', (list) => Array.isArray(list) && list.every(isText)),
			...nothing('4.14'),
		],
	},
	{
		title: 'PHONEBOOKS list',
		expected: 'json',
		ask: () => ({ reqtype: 'PHONEBOOKS', subreqtype: 'list', ...JSON_FORMAT }),
		keysAreColumns: true,
		known: [...rows('4.17 (inferred)', 'pb_name'), ...nothing('7, row 39')],
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
		known: nothing('4.17'),
	},
	{
		title: 'PHONEBOOK query without a phonebook',
		expected: 'json',
		ask: () => ({ reqtype: 'PHONEBOOK', subreqtype: 'query', ...JSON_FORMAT }),
		known: [sentence('2.3')],
	},
	{
		title: 'VOICEMAIL list',
		expected: 'json',
		ask: () => ({ reqtype: 'VOICEMAIL', action: 'list', ...JSON_FORMAT }),
		keysAreColumns: true,
		known: [...rows('6', 'mailbox', 'fullname', 'email'), ...nothing('2.3')],
	},
	{
		title: 'DND get',
		expected: 'text',
		ask: about('extension', (number) => ({ reqtype: 'DND', action: 'get', number })),
		known: [text('6 (inferred)', 'on', /^on$/i), ...nothing('6')],
	},
	{
		title: 'INFO of an unknown kind',
		expected: 'json',
		ask: () => info('nosuchinfo'),
		known: nothing('2.3'),
	},
	{
		title: 'An unknown request type',
		expected: 'text',
		ask: () => ({ reqtype: 'NOSUCHREQUEST' }),
		known: [...nothing('8.4'), keySentence('8.4'), text('8.4', 'HELP', /^<pre>/i)],
	},
];
