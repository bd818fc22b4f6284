/** Whatever reads a text from outside, with the texts that are worst for it. */
import { givenFields, requestFields } from '../../nodes/GisPbx/callEvents/requestFields';
import { callEventFrom } from '../../nodes/GisPbx/pbx/calls/callEvent';
import { callerIdOf } from '../../nodes/GisPbx/pbx/calls/callerId';
import { epochOfUniqueId, uniqueIdOf } from '../../nodes/GisPbx/pbx/calls/callIdentity';
import { channelsIn } from '../../nodes/GisPbx/pbx/calls/channel';
import { directionOfUserfield } from '../../nodes/GisPbx/pbx/calls/direction';
import { dispositionOf } from '../../nodes/GisPbx/pbx/calls/disposition';
import { fileNameFor } from '../../nodes/GisPbx/pbx/fileName';
import { campaignNumbersFrom } from '../../nodes/GisPbx/pbx/lists/campaign';
import { membersFrom } from '../../nodes/GisPbx/pbx/lists/member';
import { queuesFrom } from '../../nodes/GisPbx/pbx/lists/queue';
import {
	bareExtension,
	cleanNumber,
	isOwnExtension,
	maskNumbers,
} from '../../nodes/GisPbx/pbx/phoneNumber';
import { textOf as decodedText } from '../../nodes/GisPbx/pbx/reply/charset';
import { decodeReply } from '../../nodes/GisPbx/pbx/reply/decodeReply';
import { givenFileName } from '../../nodes/GisPbx/pbx/reply/givenFileName';
import { takeOffPhpWarnings } from '../../nodes/GisPbx/pbx/reply/phpWarnings';
import type { Expected } from '../../nodes/GisPbx/pbx/reply/reply';
import { beginsWithOneOf, sameNumber } from '../../nodes/GisPbx/pbx/sameNumber';
import { withoutSecrets } from '../../nodes/GisPbx/pbx/secretFields';
import { isSecretParameter } from '../../nodes/GisPbx/pbx/secretNames';
import { wallTimeOf } from '../../nodes/GisPbx/pbx/time/wallTime';
import { withoutKeys } from '../../nodes/GisPbx/pbx/webAddress';
import { deliveryOf } from '../../nodes/GisPbx/transport/delivery';
import { KeyGuard } from '../../nodes/GisPbx/transport/keyGuard';
import { textOf } from './measure';

export interface Decoder {
	name: string;
	work: (text: string) => unknown;
	/** What is repeated, and what stands before and behind it. */
	texts: Array<[again: string, begun?: string, end?: string]>;
}

const KEYS = {
	mixed: 'k3y-of+the/pbx',
	backslashes: 'a\\b\\c\\d\\e\\f1',
	alike: 'aaaaaaaaaaaaaaab',
	digits: '1234',
};

/** Texts that one of the readers may stumble over; all are tried on all. */
const ANYTHING: Decoder['texts'] = [
	['1', '', 'x'],
	['1', '-', '.x'],
	['a'],
	[' ', '1', 'x'],
	['\n', 'x', 'x'],
	['\\'],
	['\\"', '"'],
	['"'],
	["'"],
	['"",', '', '"'],
	['|'],
	[',', 'a'],
	['-1', '1', 'x'],
	['.', '1', 'x'],
	['<', '"a'],
	['<> ', '"a', 'x'],
	['?key=', 'https://x/'],
	['&a=1', 'https://x/?'],
	['%25', '%'],
	['&amp;', '&'],
	['"password":"'],
	['\\"password\\":\\"'],
	["'secret' => '"],
	['://a:b'],
	['\u200f', '0', 'x'],
	['א'],
	['*67', '', 'x'],
	['#1', '', 'x'],
	['PJSIP/204-', '', 'x'],
	['Local/', '', ' '],
];

const REPLIES: Decoder['texts'] = [
	...ANYTHING,
	['['],
	[']'],
	['[[', '', ']'],
	['{"a":', '', '1'],
	['{"a":1},', '', ']'],
	['{"a":1}'],
	[',', '[', ']'],
	['[1,', 'Warning: x '],
	['["a', 'Warning: x '],
	['[{"a":"b', 'Notice: x '],
	['<br />', '', 'x'],
	['PHP ', '', 'x'],
	['Warning: x on line 1\n', '', 'x'],
	['\nWarning: x on line 1', '{}'],
	[' on line 1 ', '{}\nWarning: ', 'x'],
	['<b>', '{}\n', 'x'],
	['\nFatal error', '{}'],
	['a|', 'a|b\n'],
	['a,b\n', 'a,b\n', '"'],
	['"a""', 'a,b\n'],
	['\r', 'a,b\n'],
	['1234567890123456,', '[', ']'],
	['1e', '[', ']'],
	['\u0001', '["', '"]'],
	['<title', '<html>'],
	['no ', '', 'specified'],
];

/** One of each kind: what the forms share is tried in full on JSON. */
const ONE_OF_EACH: Decoder['texts'] = [
	['1', '', 'x'],
	['\\"', '"'],
	['"'],
	['|'],
	[',', 'a'],
	['a,b\n', 'a,b\n', '"'],
	['"a""', 'a,b\n'],
	['\r', 'a,b\n'],
	['a|', 'a|b\n'],
	['-1', '1', 'x'],
	['{"a":', '', '1'],
	['\nWarning: x on line 1', '{}'],
];

const EXPECTED: Record<Expected, Decoder['texts']> = {
	json: REPLIES,
	list: ONE_OF_EACH,
	table: ONE_OF_EACH,
	csv: ONE_OF_EACH,
	text: ONE_OF_EACH,
	write: ANYTHING,
	writeWithBody: ONE_OF_EACH,
	audio: ONE_OF_EACH,
};

const replyOf = (text: string, expected: Expected) =>
	decodeReply({ contentType: 'text/html', body: Buffer.from(text) }, expected);

export const decoders: Decoder[] = [
	...Object.entries(EXPECTED).map(([expected, texts]) => ({
		name: `decodeReply, ${expected}`,
		work: (text: string) => replyOf(text, expected as Expected),
		texts,
	})),
	{ name: 'takeOffPhpWarnings', work: takeOffPhpWarnings, texts: REPLIES },
	{
		name: 'charset',
		work: (text) => decodedText(Buffer.from(text, 'latin1')),
		texts: [['\xe0'], ['\xe0 '], ['\xd7\x90\xff'], ['\x80']],
	},
	...Object.entries(KEYS).map(([name, key]) => ({
		name: `KeyGuard, key ${name}`,
		work: (text: string) => new KeyGuard(key).text(text),
		texts: [
			...ANYTHING,
			[key.slice(0, -1)],
			[`${key.slice(0, -1)}\\`],
			[[...key.slice(0, -1)].map((sign) => `${'\\'.repeat(15)}${sign}`).join('')],
			['\\\\u0061\\u0061'],
			['%2525'],
			['&amp;#0000'],
			[Buffer.from(key).toString('base64').slice(0, -3)],
			['a'.repeat(14), '', 'a'],
		] as Decoder['texts'],
	})),
	{
		name: 'withoutSecrets',
		work: withoutSecrets,
		texts: [...REPLIES, ['a: '], ['a:'], ['\t', 'a', ':'], ['<a>'], ['a;', '', '\n'], ['://:']],
	},
	{
		name: 'withoutSecrets, deep',
		work: (text) => withoutSecrets(parsedOrText(text)),
		texts: [['[', '', ''], ['{"a":']],
	},
	{ name: 'isSecretParameter', work: isSecretParameter, texts: ANYTHING },
	{ name: 'cleanNumber', work: cleanNumber, texts: ANYTHING },
	{
		name: 'maskNumbers',
		work: maskNumbers,
		texts: [...ANYTHING, [' ', '1', '1'], ['1 1 1 1 1 1 x'], ['1\u20e3', '', 'x'], ['*', '1', 'x']],
	},
	{ name: 'sameNumber', work: (text) => sameNumber(text, '0501234567'), texts: ANYTHING },
	{ name: 'beginsWithOneOf', work: (text) => beginsWithOneOf(text, ['05', text]), texts: ANYTHING },
	{ name: 'bareExtension', work: (text) => bareExtension(text, 'DEMOCO'), texts: ANYTHING },
	{ name: 'isOwnExtension', work: (text) => isOwnExtension(text, 'DEMOCO'), texts: ANYTHING },
	{ name: 'callerIdOf', work: callerIdOf, texts: ANYTHING },
	{ name: 'uniqueIdOf', work: uniqueIdOf, texts: ANYTHING },
	{ name: 'epochOfUniqueId', work: epochOfUniqueId, texts: ANYTHING },
	{ name: 'channelsIn', work: channelsIn, texts: ANYTHING },
	{ name: 'directionOfUserfield', work: directionOfUserfield, texts: ANYTHING },
	{ name: 'dispositionOf', work: dispositionOf, texts: ANYTHING },
	{
		name: 'wallTimeOf',
		work: wallTimeOf,
		texts: [
			...ANYTHING,
			[' ', '2024-01-01', 'x'],
			[' ', '2024-01-01 12:00', 'x'],
			['1', '2024-01-01 12:00:00.', 'x'],
		],
	},
	{
		name: 'fileNameFor',
		work: (text) => fileNameFor(text, 'wav'),
		texts: [...ANYTHING, ['.', 'a', 'x']],
	},
	{
		name: 'givenFileName',
		work: givenFileName,
		texts: [
			...ANYTHING,
			[';filename="\\"'],
			[';filename=', ''],
			[" ;filename*=utf-8''", ''],
			[' ', 'a;'],
		],
	},
	{ name: 'membersFrom', work: (text) => membersFrom([text, { username: text }]), texts: ANYTHING },
	{
		name: 'campaignNumbersFrom',
		work: (text) => campaignNumbersFrom({ a: text, [text]: '' }),
		texts: ANYTHING,
	},
	{ name: 'queuesFrom', work: queuesFrom, texts: [...ANYTHING, ['1: a|']] },
	{ name: 'withoutKeys', work: withoutKeys, texts: [...ANYTHING, ['key=1&', 'https://x/?']] },
	{
		name: 'deliveryOf',
		work: (text) => deliveryOf([text]),
		texts: [...ANYTHING, ['CERT_', '', 'x'], ['EE too weak', 'EE ', 'x']],
	},
	{
		name: 'call event',
		work: (text) =>
			callEventFrom(
				{
					action: text,
					from_phone: text,
					target_phone: text,
					extension: text,
					original_call_id: text,
					record_url: text,
					is_outgoing: text,
				},
				'DEMOCO',
			),
		texts: ANYTHING,
	},
	{
		name: 'web hook',
		work: (text) => requestFields(givenFields({}, parsedOrText(text), Buffer.from(text))),
		texts: [['{"a":'], ['{"a":1,"b":', '', '1'], [' '], ['"a":1,', '{', '"b":1}'], ['[', '{"a":']],
	},
];

/** The files that put a pattern together, and the decoder that tries it. */
export const COMPOSING: Record<string, string> = {
	'nodes/GisPbx/pbx/phoneNumber.ts': 'maskNumbers',
	'nodes/GisPbx/pbx/reply/phpWarnings.ts': 'takeOffPhpWarnings',
	'nodes/GisPbx/pbx/reply/prose.ts': 'decodeReply, write',
	'nodes/GisPbx/pbx/secretFields.ts': 'withoutSecrets',
	'nodes/GisPbx/pbx/secretNames.ts': 'isSecretParameter',
	// Over the words of a text, from the start to the end of each.
	'nodes/GisPbx/pbx/time/openingHours.ts': 'none',
	'nodes/GisPbx/pbx/time/wallTime.ts': 'wallTimeOf',
	'nodes/GisPbx/transport/keyGuard.ts': 'KeyGuard, key mixed',
	// From the names of our own features, over the HELP text: one word.
	'nodes/GisPbx/directory/offered.ts': 'none',
};

/** Patterns that would take long if they were given a long text, and never are. */
export const BOUNDED: Record<string, string> = {
	'/^[.\\s]+|[.\\s]+$/g': 'fileName.ts looks at the first 1,000 characters of a name',
};

export const worstTexts = ({ texts }: Decoder) => texts.map((parts) => textOf(...parts));

function parsedOrText(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
