import {
	decodeReply,
	decodeText as decodeTextReply,
} from '../../../../../nodes/GisPbx/pbx/reply/decodeReply';
import { GSM } from '../../../../../simulator/audio';
import { bytesOf, decodeText, EVERY_EXPECTED, HTML_WARNING, PLAIN_WARNING } from '../harness';

const WRONG_KEY = 'Too bad... you mistaken the security api key.';

describe.each(EVERY_EXPECTED)('whatever was asked (%s)', (expected) => {
	const disguises: Array<[string, string]> = [
		['bare', ''],
		['behind a byte order mark', '\uFEFF'],
		['behind line ends', '\r\n\r\n'],
		['behind a plain PHP warning', PLAIN_WARNING],
		['behind an html PHP warning', HTML_WARNING + HTML_WARNING],
	];

	it.each(disguises)('knows the wrong-key sentence %s', (_, front) => {
		expect(decodeText(`${front}${WRONG_KEY}\n`, expected, 'application/json')).toEqual({
			kind: 'wrongKey',
			message: WRONG_KEY,
		});
	});

	it.each(disguises)('knows a sentence about a missing parameter %s', (_, front) => {
		for (const message of [
			'No id specified',
			'Wrong or missing phonebook name',
			'Queue not specified',
		]) {
			expect(decodeText(front + message, expected)).toEqual({ kind: 'parameterMissing', message });
		}
	});

	it('finds the wrong-key sentence inside a JSON error', () => {
		const text = JSON.stringify({ Response: 'Error', Message: WRONG_KEY });
		const reply = decodeText(text, expected);
		expect(reply.kind).toBe('wrongKey');
	});

	it.each(['', ' \r\n', '\uFEFF'])('takes blank %j as empty', (text) => {
		expect(decodeText(text, expected)).toEqual({ kind: 'empty', isBlank: true });
	});

	it('takes warnings without an answer as no answer, not as an empty one', () => {
		expect(decodeText(HTML_WARNING, expected)).toMatchObject({
			kind: 'unreadable',
			reason: 'broken',
		});
		expect(decodeText('<br />\n<b>Fatal error</b>:  Out of memory', expected)).toMatchObject({
			kind: 'unreadable',
			reason: 'broken',
		});
	});

	it('takes notices without an answer as empty', () => {
		const notice =
			'<br />\n<b>Notice</b>:  Undefined index: a in <b>b.php</b> on line <b>1</b><br />\n';
		expect(decodeText(notice, expected)).toEqual({ kind: 'empty', isBlank: true });
	});

	it("takes what PHP's end stands behind as cut", () => {
		const end =
			'\n<b>Fatal error</b>:  Maximum execution time exceeded in <b>a</b> on line <b>7</b>';
		for (const answer of ['[{"a":"1"}]', 'a,b\n1,2', 'a|b|\n1|2|', '<br />']) {
			expect(decodeText(answer + end, expected)).toMatchObject({ reason: 'cut' });
		}
	});

	it('knows an error line', () => {
		expect(decodeText('Error|Originate failed|', expected)).toEqual({
			kind: 'refused',
			message: 'Originate failed',
		});
		expect(decodeText('Error', expected)).toEqual({ kind: 'refused', message: 'Error' });
		expect(decodeText(`Error|${WRONG_KEY}|`, expected).kind).toBe('wrongKey');
	});

	it('knows a web page by its beginning', () => {
		const page = '<!DOCTYPE html><html><head><title>Demo\n player</title></head></html>';
		expect(decodeText(page, expected)).toEqual({ kind: 'webPage', title: 'Demo player' });
		expect(decodeText('<html><body>hi', expected)).toEqual({ kind: 'webPage', title: '' });
	});

	it.each(['<?php\n$db = mysqli_connect("localhost");', '<?xml version="1.0"?><error/>'])(
		'knows %j, which no script printed',
		(text) => {
			expect(decodeText(text, expected)).toEqual({ kind: 'webPage', title: '' });
		},
	);

	it("quotes nothing of PHP's stack of calls, where older ones show passwords", () => {
		const end =
			"<br />\n<b>Fatal error</b>:  Uncaught mysqli_sql_exception: Gone in /srv/db.php:14\nStack trace:\n#0 /srv/db.php(14): mysqli_connect('localhost', 'root', 'canary')";
		const reply = decodeText(end, expected);
		expect(reply).toMatchObject({ kind: 'unreadable', reason: 'broken' });
		expect(JSON.stringify(reply)).not.toContain('canary');
		expect(JSON.stringify(reply)).toContain('/srv/db.php:14"');
	});

	it('cannot read bytes that are no text', () => {
		const body = Uint8Array.from({ length: 300 }, (_, index) => (index * 7) % 32);
		expect(decodeReply({ contentType: 'text/html', body }, expected)).toMatchObject({
			kind: 'unreadable',
			reason: 'text',
		});
	});
});

describe('json', () => {
	it.each([']', 'null', '{}', '""', '{\r\n}'])('takes %j as empty', (text) => {
		expect(decodeText(text, 'json')).toEqual({ kind: 'empty' });
	});

	it.each(['[]', '[ ]', `${HTML_WARNING}[]`])('marks %j, as one lost row leaves it', (text) => {
		expect(decodeText(text, 'json')).toEqual({ kind: 'empty', isEmptyList: true });
	});

	it('parses rows, behind warnings and stray line ends too', () => {
		const value = [{ '0': '7', sc_te_id: '7', sc_calleridname: 'דמו' }];
		for (const front of [
			'',
			'\uFEFF',
			'\r\n \uFEFF',
			PLAIN_WARNING,
			HTML_WARNING,
			`${PLAIN_WARNING}\uFEFF`,
		]) {
			expect(decodeText(`${front}${JSON.stringify(value)}\r\n`, 'json')).toEqual({
				kind: 'data',
				value,
			});
		}
	});

	it('counts the rows that the PBX could not print', () => {
		expect(decodeText('[,{"a":"1"},,{"a":"2"}]', 'json')).toEqual({
			kind: 'data',
			value: [{ a: '1' }, { a: '2' }],
			lostElements: 2,
		});
		expect(decodeText('[,]', 'json')).toMatchObject({ kind: 'unreadable', reason: 'broken' });
	});

	it('does not read a cut-off answer', () => {
		expect(decodeText('[{"a":"1"},{"a":"2"', 'json')).toMatchObject({
			kind: 'unreadable',
			reason: 'cut',
			excerpt: '[{"a":"1"},{"a":"2"',
		});
		// Behind a whole row, too, which looks like an end.
		for (const text of ['[{"a":"1"},{"a":"2"}', '{"a":"1"},{"a":"2"}']) {
			expect(decodeText(text, 'json')).toMatchObject({ reason: 'cut' });
		}
		// What is whole, and followed by something else, is not cut: csv may tell it.
		for (const text of ['[{"a":"1"}]\nDone in 0.2 s', '{"a":"1"}]\nodd: [']) {
			expect(decodeText(text, 'json')).toMatchObject({ reason: 'broken' });
		}
	});

	it('reads texts and numbers', () => {
		expect(decodeText('"NOT_INUSE"', 'json')).toEqual({ kind: 'data', value: 'NOT_INUSE' });
		expect(decodeText('12.5', 'json')).toEqual({ kind: 'data', value: 12.5 });
		expect(decodeText('"No such extension"', 'json').kind).toBe('refused');
		expect(decodeText('"No id specified"', 'json').kind).toBe('parameterMissing');
	});

	it('takes an error response and any other text as refused, in the words of the PBX', () => {
		expect(decodeText('{"Response":"Error","Message":"Not now"}', 'json')).toEqual({
			kind: 'refused',
			message: 'Not now',
		});
		expect(decodeText('{"Response":"error"}', 'json')).toEqual({
			kind: 'refused',
			message: 'error',
		});
		expect(decodeText('Sorry,\tnot today', 'json')).toEqual({
			kind: 'refused',
			message: 'Sorry, not today',
		});
		expect(decodeText('{"Response":"Success"}', 'json').kind).toBe('data');
	});

	it('turns a pipe table into rows', () => {
		expect(decodeText('Number|Name|\r\n204|Reception|\r\n', 'json')).toEqual({
			kind: 'data',
			value: [{ Number: '204', Name: 'Reception' }],
		});
		expect(decodeText('Number|Name|Tech|\n204|Rec', 'json')).toMatchObject({ reason: 'cut' });
		expect(decodeText('204-DEMOCO:Busy|205-DEMOCO:Busy|', 'json').kind).toBe('refused');
	});

	it('takes two lines of prose as refused', () => {
		expect(decodeText('Something\nhappened', 'json').kind).toBe('refused');
	});
});

describe('table and csv', () => {
	it('reads rows by their header', () => {
		const value = [{ Number: '204', Name: 'Reception' }];
		expect(decodeText('Number|Name|\n204|Reception|', 'table')).toEqual({ kind: 'data', value });
		expect(decodeText('Number,Name\r\n204,"Reception"\r\n', 'csv')).toEqual({
			kind: 'data',
			value,
		});
	});

	it('takes a header alone as empty', () => {
		expect(decodeText('Number|Name|', 'table')).toEqual({ kind: 'empty' });
		expect(decodeText('Number,"Name"', 'csv')).toEqual({ kind: 'empty' });
	});

	it('does not read a torn answer', () => {
		expect(decodeText('a|b|\n1|', 'table')).toMatchObject({ reason: 'cut' });
		expect(decodeText('a,b\n1', 'csv')).toMatchObject({ reason: 'cut' });
		expect(decodeText('a,b\n1,"2', 'csv')).toMatchObject({ reason: 'cut' });
	});

	it.each(['table', 'csv'] as const)('takes prose as refused (%s)', (expected) => {
		const message = 'Sorry, not today';
		expect(decodeText(message, expected)).toEqual({ kind: 'refused', message });
	});

	it.each(['table', 'csv'] as const)('reads JSON all the same (%s)', (expected) => {
		expect(decodeText('[{"a":"1"}]', expected)).toEqual({ kind: 'data', value: [{ a: '1' }] });
		expect(decodeText(']', expected)).toEqual({ kind: 'empty' });
		expect(decodeText('null', expected)).toEqual({ kind: 'empty' });
	});
});

describe('text', () => {
	it('is data when it is long, though it quotes an error sentence', () => {
		const value = `${WRONG_KEY} ${'That is what HELP tells of a wrong key. '.repeat(10)}`.trim();
		expect(decodeText(value, 'text')).toEqual({ kind: 'data', value });
	});

	it('is data, trimmed, whatever it says', () => {
		for (const value of ['0500000001', 'failed', 'null', '[]', '<pre>HELP</pre>', '{oops']) {
			expect(decodeText(`\r\n${value}\r\n`, 'text')).toEqual({ kind: 'data', value });
		}
	});

	it('is refused by an error response', () => {
		expect(decodeText('{"Response":"Error","Message":"No such call"}', 'text')).toEqual({
			kind: 'refused',
			message: 'No such call',
		});
	});
});

describe('write', () => {
	it.each(['OK', 'OK\n', '"OK"', 'ok', 'OK|'])('accepts %j', (text) => {
		expect(decodeText(text, 'write').kind).toBe('accepted');
	});

	it('accepts a success line with message and ID', () => {
		const text = 'Success|Originate successfully queued|15f3a9c01b27de|';
		const [message, id] = ['Originate successfully queued', '15f3a9c01b27de'];
		expect(decodeText(text, 'write')).toEqual({ kind: 'accepted', text, message, id });
		expect(decodeText('Success', 'write')).toEqual({ kind: 'accepted', text: 'Success' });
		const json = JSON.stringify({ Response: 'Success', Message: message, ID: id });
		expect(decodeText(json, 'write')).toEqual({ kind: 'accepted', text: json, message, id });
		expect(decodeText('{"Response":"Success"}', 'write')).toEqual({
			kind: 'accepted',
			text: '{"Response":"Success"}',
		});
	});

	it.each([
		'901234',
		'15f3a9c01b27de',
		'4b3403665fea61.12345678',
		'pbx01.demo-1717240000.4670',
		'"901234"',
	])('accepts the bare ID %s', (text) => {
		const id = text.replaceAll('"', '');
		expect(decodeText(text, 'write')).toEqual({ kind: 'accepted', text: id, id });
	});

	it.each([
		'No such channel',
		'Extension not found',
		'Not there',
		'Already there',
		'Permission denied',
		'Originate failed',
		'Invalid number',
		'"Redirect failed"',
		'{"Response":"Error","Message":"Not there"}',
		'Error|Not there|',
	])('takes %j as refused', (text) => {
		expect(decodeText(text, 'write').kind).toBe('refused');
	});

	it.each([']', 'null', '[]', '{}', '""'])('takes %j as empty', (text) => {
		expect(decodeText(text, 'write')).toEqual({ kind: 'empty' });
	});

	it.each([
		'<br />\n<b>Warning</b>:  POST Content-Length of 9 bytes exceeds the limit of 8 bytes in <b>Unknown</b> on line <b>0</b><br />\nOK',
		'OK\nWarning: Undefined array key "values" in a.php on line 3',
	])('knows that the body did not arrive: %j', (text) => {
		const reply = decodeText(text, 'writeWithBody');
		expect(reply.kind).toBe('bodyLost');
		// A request without a body has none to lose.
		expect(decodeText(text, 'write').kind).not.toBe('bodyLost');
		expect((reply as { message: string }).message).toMatch(/^Warning: .* on line \d$/);
	});

	it('knows a file that failed, where PHP prints it', () => {
		const printed = 'Array ( [tmp_name] =>  [error] => 1 )';
		expect(decodeText(printed, 'writeWithBody').kind).toBe('bodyLost');
		expect(decodeText(printed.replace('1 )', '0 )'), 'writeWithBody').kind).not.toBe('bodyLost');
	});

	it('hands on what says neither yes nor no', () => {
		expect(decodeText('Redirect under way', 'write')).toEqual({
			kind: 'data',
			value: 'Redirect under way',
		});
		expect(decodeText('0', 'write')).toEqual({ kind: 'data', value: '0' });
		expect(decodeText('{"peid":"5"}', 'write')).toEqual({ kind: 'data', value: { peid: '5' } });
		expect(decodeText('["204"]', 'write')).toEqual({ kind: 'data', value: ['204'] });
	});

	it('does not read a cut-off answer', () => {
		expect(decodeText('{"Response":"Succ', 'write')).toMatchObject({ reason: 'cut' });
	});
});

describe('audio', () => {
	const decodeBytes = (body: Uint8Array, contentType = 'text/html') =>
		decodeReply({ contentType, body }, 'audio');
	const NOISE = Uint8Array.from({ length: 64 }, (_, index) => (index * 89) % 256);

	it.each([
		['ID3\u0004', 'audio/mpeg', 'mp3'],
		['RIFF....WAVE', 'audio/wav', 'wav'],
		['OggS\0', 'audio/ogg', 'ogg'],
	])('knows %j by its first bytes, whatever type is named', (beginning, mimeType, extension) => {
		for (const contentType of ['text/html', 'audio/x-unheard', '']) {
			expect(decodeBytes(bytesOf(beginning), contentType)).toEqual({
				kind: 'audio',
				mimeType,
				extension,
			});
		}
	});

	it('knows an mp3 frame, and no UTF-16 text', () => {
		expect(decodeBytes(Uint8Array.of(0xff, 0xfb, 0x90, 0x00)).kind).toBe('audio');
		expect(decodeBytes(Uint8Array.of(0xff, 0xe3, 0x90, 0x00)).kind).toBe('audio');
		expect(decodeBytes(Uint8Array.of(0xff, 0xfe, 0x48, 0x00)).kind).toBe('unreadable');
		expect(decodeBytes(Uint8Array.of(0xff)).kind).toBe('unreadable');
	});

	it('knows GSM by the beginning of its frames, and no Hebrew text', () => {
		const gsm = GSM.sound(1);
		expect(decodeBytes(gsm.subarray(0, 1000))).toEqual({
			kind: 'audio',
			mimeType: 'audio/x-gsm',
			extension: 'gsm',
		});
		expect(decodeBytes(gsm.subarray(0, 33)).kind).toBe('audio');
		expect(decodeBytes(gsm.subarray(0, 32)).kind).toBe('unreadable');
		expect(decodeBytes(Buffer.concat([gsm.subarray(0, 33), NOISE])).kind).toBe('unreadable');
		// at every 33rd byte a letter
		const hebrew = bytesOf('אין הקלטה לשיחה הזאת במערכת');
		expect([hebrew[0], hebrew[33]]).toEqual([0xd7, 0xd7]);
		expect(decodeBytes(hebrew, 'audio/x-gsm').kind).toBe('refused');
	});

	it.each(['RIFF', 'RIFF\0\0', 'ID3'])('takes %j for nothing so far', (mark) => {
		expect(decodeBytes(bytesOf(mark), 'audio/mpeg')).toEqual({ kind: 'empty' });
	});

	it.each([
		['audio/x-wav', 'audio/x-wav', 'wav'],
		['Audio/MPEG; charset=binary', 'audio/mpeg', 'mp3'],
		['audio/x-gsm', 'audio/x-gsm', 'gsm'],
		['audio/x-flac', 'audio/x-flac', 'flac'],
		['audio/', 'application/octet-stream', 'bin'],
		['audio/html', 'application/octet-stream', 'bin'],
		['audio/x-exe', 'application/octet-stream', 'bin'],
		['audio/constructor', 'application/octet-stream', 'bin'],
		['audio/__proto__', 'application/octet-stream', 'bin'],
		['application/octet-stream', 'application/octet-stream', 'bin'],
	])('trusts %s for bytes of no known form', (contentType, mimeType, extension) => {
		expect(decodeBytes(NOISE, contentType)).toEqual({ kind: 'audio', mimeType, extension });
	});

	it('never takes a text for audio, whatever type is named', () => {
		expect(decodeBytes(bytesOf('No such recording'), 'audio/mpeg')).toEqual({
			kind: 'refused',
			message: 'No such recording',
		});
		expect(decodeBytes(bytesOf('null'), 'audio/mpeg')).toEqual({ kind: 'empty' });
		expect(decodeBytes(bytesOf('<html><title>Player</title>'), 'audio/mpeg').kind).toBe('webPage');
	});
});

test('only a list that was asked for is read as one, however long', () => {
	const answer = { contentType: '', text: `[${'{"a":1},'.repeat(700_000)}{"a":1}]` };
	const refusal = `{"Response":"Error","Message":"${'x'.repeat(5_000_000)}"}`;

	for (const expected of ['json', 'list', 'csv', 'write'] as const) {
		const { value } = decodeTextReply(answer, expected) as { value: unknown[] };
		expect(value.length).toBe(700_001);
	}
	expect(decodeTextReply(answer, 'text')).toEqual({ kind: 'data', value: answer.text });
	expect(decodeTextReply({ ...answer, text: refusal }, 'text')).toMatchObject({ kind: 'data' });
});
