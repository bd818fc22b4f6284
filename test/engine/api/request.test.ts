import { CANARY_SECRETS, SWITCH_VALUES } from '../../../simulator';
import { usePbx } from '../support';
import { saysWhenTheKeyIsWrong } from '../twins';
import { saysWhenTheAnswerIsLost } from '../writeReplies';

const pbx = usePbx();
type Named = Record<string, string>;

/** Other Request as the form saves it. */
function other(requestType: string, parameters: Named = {}, more: Named = {}) {
	const parameter = Object.entries(parameters).map(([name, value]) => ({ name, value }));
	return {
		resource: 'api',
		operation: 'request',
		requestType,
		parameters: { parameter },
		...more,
	};
}

const SMS = { source: '0722280800', dest: '0500000001', message: 'שלום & "bye" + 100%\n📠' };
const TEXT = { replyFormat: 'text' };
const FILE = { replyFormat: 'file' };

describe('parsed replies', () => {
	test('an INFO becomes an item', async () => {
		const run = await pbx.run(other('INFO', { info: 'queues' }));

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([{ '27': 'תמיכה', '28': 'Sales', '29': 'Empty' }]);
		expect(pbx.sent()).toEqual([{ reqtype: 'INFO', info: 'queues', format: 'json' }]);
	});

	test('rows become items, without their positional copies', async () => {
		const run = await pbx.run(other(' flows '));

		expect(run.error).toBeUndefined();
		expect(run.json()).toHaveLength(2);
		expect(run.json()[0]).toMatchObject({
			fl_id: '61',
			fl_name: 'מצב לילה',
			st_state: 'NOT_INUSE',
		});
		expect(Object.keys(run.json()[0]).filter((name) => /^\d+$/.test(name))).toEqual([]);
		expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }]);
		expect(pbx.sent()).toEqual([{ reqtype: 'flows', format: 'json' }]);
	});

	test.each([
		['simplecdrs', 'sc_uniqueid', 'sc_start'],
		['cdrs', 'uniqueid', 'start'],
	])('%s as csv become items as well', async (info, ...columns) => {
		pbx.simulator.addEndedCall();
		pbx.simulator.addEndedCall();
		const run = await pbx.run(other('INFO', { info, format: 'csv' }));

		expect(run.error).toBeUndefined();
		expect(run.json()).toHaveLength(2);
		for (const column of columns) expect(run.json()[0][column]).toMatch(/\d/);
		expect(pbx.sent()).toEqual([{ reqtype: 'INFO', info, format: 'csv' }]);
	});

	test('csv of another read becomes items, secrets hidden', async () => {
		await pbx.says('name,secret,note\n"Ben",abc,"1,2"\nDana,def,\n', 'text/html');
		const run = await pbx.run(other('FLOWS', { format: ' CSV ' }));

		expect(run.json()).toEqual([
			{ name: 'Ben', secret: '[hidden]', note: '1,2' },
			{ name: 'Dana', secret: '[hidden]', note: '' },
		]);
	});

	test('the answer to a change stays what it is, whatever format was asked for', async () => {
		await pbx.says('OK', 'text/html');
		const run = await pbx.run(other('SETFLOW', { number: '7001', format: 'csv' }));

		expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', id: null }]);
	});

	test('rows with secrets are read as csv, too, and hidden', async () => {
		await pbx.says('di_number,di_secret\n0722280800,canary\n', 'text/html');
		const run = await pbx.run(other('INFO', { info: 'dids', format: 'csv' }));

		expect(run.json()).toEqual([{ di_number: '0722280800', di_secret: '[hidden]' }]);
	});

	test.each([
		['INFO', { info: 'queuestats' }],
		['COUNTPEERS', {}],
	])('numbers above 2^53 keep their digits (%s)', async (requestType, parameters) => {
		await pbx.says(
			'[{"id":9007199254740993,"n":7,"text":"9007199254740993","r":-12345678901234567890.5}]',
		);
		const run = await pbx.run(other(requestType, parameters));

		expect(run.json()).toEqual([
			{
				id: '9007199254740993',
				n: 7,
				text: '9007199254740993',
				r: '-12345678901234567890.5',
			},
		]);
	});

	test('the user may name another format', async () => {
		const run = await pbx.run(other('INFO', { info: 'simplecdrs', format: 'csv' }));

		expect(run.json()).toEqual([]);
		expect(pbx.sent()).toEqual([{ reqtype: 'INFO', info: 'simplecdrs', format: 'csv' }]);
	});

	test.each([
		[
			'a list of names',
			'["204-DEMOCO","205-DEMOCO"]',
			[{ value: '204-DEMOCO' }, { value: '205-DEMOCO' }],
		],
		['a word', '"UNAVAILABLE"', [{ reply: 'UNAVAILABLE' }]],
		['rows with gaps', '[{"0":"1","id":"1"},,{"0":"2","id":"2"}]', [{ id: '1' }, { id: '2' }]],
		['a torn beginning', '{"0":"1","id":"1"},{"0":"2","id":"2"}]', [{ id: '1' }, { id: '2' }]],
		['nothing', '', []],
		['null', 'null', []],
		['the lone bracket of an empty list', ']', []],
	])('%s', async (_, body, items) => {
		await pbx.says(body);
		const run = await pbx.run(other('INFO', { info: 'demo' }));

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual(items);
	});

	test.each([
		['words', 'Not allowed here', 'The PBX answered: Not allowed here'],
		['a missing value', 'No id specified', 'The PBX asks for a value: No id specified'],
		['JSON', '{"Response":"Error","Message":"Not today"}', 'The PBX answered: Not today'],
		['a line', 'Error|Not today|', 'The PBX answered: Not today'],
		['a web page', '<!DOCTYPE html><title>x</title>', 'A web page answered instead of the PBX'],
	])('a refusal as %s is an error', async (_, body, message) => {
		await pbx.says(body);
		for (const parameters of [other('INFO', { info: 'demo' }), other('DND', { action: 'get' })]) {
			const run = await pbx.run(parameters);

			expect(run.error?.message).toContain(message);
			expect(run.json()).toEqual([]);
		}
	});
});

describe('writes', () => {
	test('are sent, and the item says so', async () => {
		const run = await pbx.run(other('SMS', SMS));

		expect(run.error).toBeUndefined();
		const [{ source, destination, message }] = pbx.simulator.state.smsLog;
		expect({ source, dest: destination, message }).toEqual(SMS);
		expect(run.json()).toEqual([{ confirmed: true, reply: 'OK', id: null }]);
		expect(pbx.sent()).toEqual([{ reqtype: 'SMS', format: 'json', ...SMS }]);
	});

	test.each([...SWITCH_VALUES.smsReply])('understand the style %s', async (smsReply) => {
		pbx.simulator.switches.smsReply = smsReply;
		const run = await pbx.run(other('SMS', SMS));

		const [{ id }] = pbx.simulator.state.smsLog;
		const Message = 'Message successfully queued';
		expect(run.json()).toEqual([
			{
				ok: { confirmed: true, reply: 'OK', id: null },
				line: { confirmed: true, reply: `Success|${Message}|${id}|`, id },
				json: { confirmed: true, reply: { Response: 'Success', Message, ID: id }, id },
				id: { confirmed: true, reply: id, id },
				nothing: { confirmed: false, reply: '', id: null },
			}[smsReply],
		]);
	});

	test('refused ones are errors in the words of the PBX', async () => {
		for (const smsReply of SWITCH_VALUES.smsReply) {
			pbx.simulator.switches.smsReply = smsReply;
			const run = await pbx.run(other('SMS', { ...SMS, message: '' }));

			expect(run.error?.message).toBe('The PBX asks for a value: No message specified [item 0]');
		}
		expect(pbx.simulator.state.smsLog).toEqual([]);
	});

	test('an object that says neither yes nor no is shown, unconfirmed', async () => {
		await pbx.says('{"0":"maybe","state":"maybe","token":"canary-token"}');
		const run = await pbx.run(other('DND', { action: 'set' }));

		expect(run.json()).toEqual([
			{ confirmed: false, reply: { state: 'maybe', token: '[hidden]' }, id: null },
		]);
	});

	test('need a key that may write, reads do not', async () => {
		const credentials = { gisPbxApi: pbx.credential({ apiKey: pbx.simulator.readOnlyKey }) };
		const write = await pbx.run(other('SMS', SMS), { credentials });
		const read = await pbx.run(other('INFO', { info: 'queues' }), { credentials });
		const help = await pbx.run(other('HELP'), { credentials });

		expect(write.error?.message).toBe('The PBX refused the API key [item 0]');
		expect(read.error).toBeUndefined();
		expect(help.error).toBeUndefined();
		expect(pbx.simulator.state.smsLog).toEqual([]);
	});

	test('are not sent twice by Retry On Fail', async () => {
		pbx.simulator.fail('dropBeforeReply', { times: 1, when: ({ message }) => message === 'b' });
		const parameters = other('SMS', { ...SMS, message: '={{ $json.message }}' });
		const run = await pbx.run(parameters, {
			items: [{ message: 'a' }, { message: 'b' }],
			node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
		});

		expect(run.attempts()).toBe(2);
		expect(pbx.simulator.state.smsLog.map(({ message }) => message)).toEqual(['a', 'b']);
	});
});

describe('text', () => {
	test('is the answer of an INFO as it is', async () => {
		const run = await pbx.run(other('INFO', { info: 'queues' }, TEXT));

		expect(run.json()).toEqual([{ reply: '27: תמיכה|28: Sales|29: Empty|' }]);
		expect(pbx.sent()).toEqual([{ reqtype: 'INFO', info: 'queues' }]);
	});

	test.each(['parsed', 'text'])('is all that HELP brings (%s)', async (replyFormat) => {
		const run = await pbx.run(other('help', {}, { replyFormat }));

		const [{ reply, ...rest }] = run.json();
		expect(rest).toEqual({});
		expect(reply).toContain('reqtype=CAMPAIGN');
	});

	test('may hold words of refusal, where it is the HELP of the PBX', async () => {
		await pbx.says(
			'<pre>reqtype=DIAL: an unknown source is an error, a missing one is refused</pre>',
		);
		const run = await pbx.run(other('HELP'));

		expect(run.error).toBeUndefined();
		expect(run.json()[0].reply).toContain('an unknown source');
	});

	test.each(['{ not JSON', '{"a": [1'])('is what HELP brings, JSON or not (%s)', async (answer) => {
		await pbx.says(answer);
		const run = await pbx.run(other('HELP'));

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([{ reply: answer }]);
	});

	test('holds JSON as text', async () => {
		const run = await pbx.run(other('FLOWS', { format: 'json' }, TEXT));

		const [{ reply, ...rest }] = run.json();
		expect(rest).toEqual({});
		expect(JSON.parse(reply as string)).toMatchObject([{ fl_id: '61' }, { fl_id: '62' }]);
	});
});

describe('POST', () => {
	test('sends the parameters as a form, the type in the address', async () => {
		const run = await pbx.run(other('SMS', SMS, { method: 'POST' }));

		expect(run.error).toBeUndefined();
		const [{ method, query, body, contentType }] = pbx.simulator.requests;
		expect(method).toBe('POST');
		expect(contentType).toContain('application/x-www-form-urlencoded');
		expect(query.map(([name]) => name).sort()).toEqual(['key', 'reqtype', 'tenant']);
		expect(Object.fromEntries(body)).toEqual({ format: 'json', ...SMS });
		expect(pbx.simulator.state.smsLog).toMatchObject([{ message: SMS.message }]);
	});

	test.each(['GET', 'POST'])('%s takes no parameters at all', async (method) => {
		const run = await pbx.run(other('FLOWS', {}, { method }));

		expect(run.json()).toHaveLength(2);
	});
});

describe('file', () => {
	test('brings audio into the field "data"', async () => {
		const messageId = pbx.simulator.state.voicemail[0].messages[0].id;
		const parameters = { action: 'message', mailbox: '204', msgid: messageId };
		const run = await pbx.run(other('VOICEMAIL', parameters, FILE));

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([
			{ found: true, fileName: 'VOICEMAIL.mp3', mimeType: 'audio/mpeg' },
		]);
		expect((await run.binary(run.items()[0])).length).toBeGreaterThan(100);
		expect(pbx.sent()).toEqual([{ reqtype: 'VOICEMAIL', ...parameters }]);
	});

	test('brings no items where there is no file', async () => {
		const run = await pbx.run(other('INFO', { info: 'recording', id: 'pbx-1.1' }, FILE));

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual([]);
	});

	test('never holds the page of a web player, which carries the key', async () => {
		pbx.simulator.switches.playRecording = 'playerPage';
		const { uniqueId } = pbx.simulator.addEndedCall({ recording: true });
		for (const replyFormat of ['file', 'text', 'parsed']) {
			const parameters = { info: 'playrecording', id: uniqueId };
			const run = await pbx.run(other('INFO', parameters, { replyFormat }));

			expect(run.error?.message).toBe('A web page answered instead of the PBX [item 0]');
			expect(run.text()).not.toContain(pbx.simulator.key);
		}
	});

	test.each([
		['DIAL', { source: '204', dest: '0500000001' }],
		['SMS', SMS],
		['voicemail', { action: 'delete', mailbox: '204' }],
	])('is refused for %s, which would answer in words', async (requestType, parameters) => {
		const run = await pbx.run(other(requestType, parameters, FILE));

		expect(run.error?.message).toBe('Reply Format must not be File for this request [item 0]');
		expect(pbx.sent()).toEqual([]);
	});
});

describe('is not sent', () => {
	const TYPES = [
		'MANAGEDB',
		'BALANCE',
		'REBOOT',
		'UNREGISTER',
		'AUTHTOKEN',
		'CHECKAUTH',
		'USERGROUP',
		'SETTING',
	];
	const odd = (text: string) => ` \t${text[0].toLowerCase()}${text.slice(1)}\n `;

	test.each(TYPES.flatMap((type) => [type, type.toLowerCase(), odd(type)]))('%j', async (type) => {
		for (const method of ['GET', 'POST']) {
			const run = await pbx.run(other(type, {}, { method }));

			expect(run.error?.message).toBe(
				`Request Type ${type.trim().toUpperCase()} is not sent by this node [item 0]`,
			);
		}
		expect(pbx.sent()).toEqual([]);
	});

	test.each([
		['INFO', { info: 'pincodes' }],
		[' info ', { info: ' PinCodes ' }],
		['Info', { ' INFO ': 'PINCODES\n' }],
	])('%j with %j', async (type, parameters) => {
		const run = await pbx.run(other(type, parameters));

		expect(run.error?.message).toBe('Request Type INFO pincodes is not sent by this node [item 0]');
		expect(pbx.sent()).toEqual([]);
	});

	test.each([
		'key',
		'tenant',
		'callback',
		'reqtype',
		'KEY',
		' Tenant ',
		'CallBack',
		'key[]',
		'tenant[0]',
		'ke y',
		'a=b',
		'a&key',
	])('the parameter %j', async (name) => {
		for (const method of ['GET', 'POST']) {
			const run = await pbx.run(other('INFO', { info: 'queues', [name]: 'x' }, { method }));

			expect(run.error?.message).toBe(`Parameters must not hold "${name.trim()}" [item 0]`);
		}
		expect(pbx.sent()).toEqual([]);
	});

	test.each([
		'IN\0FO',
		'INFO\u200b',
		'ＩＮＦＯ',
		'INFO;',
		'INFO QUEUE',
		'QUEUE/add',
		'../INFO',
		'ÍNFO',
	])('the request type %j, which is not one word', async (type) => {
		const run = await pbx.run(other(type, { info: 'queues' }));

		expect(run.error?.message).toBe('Request Type is not one word [item 0]');
		expect(pbx.sent()).toEqual([]);
	});

	test.each([
		'pincodes\0',
		'pin\u200bcodes',
		'ｐｉｎｃｏｄｅｓ',
		'pincodes;x',
		'pincodes,',
		' queues',
		'',
	])('info %j, which is not one word', async (info) => {
		const run = await pbx.run(other('INFO', { info }));

		expect(run.error?.message).toMatch(/^Parameter "info" is not one word|is not sent by/);
		expect(pbx.sent()).toEqual([]);
	});

	test('the parameter __proto__, which would not arrive', async () => {
		const run = await pbx.run(other('INFO', JSON.parse('{"info":"queues","__proto__":"x"}')));

		expect(run.error?.message).toBe('Parameters must not hold "__proto__" [item 0]');
		expect(pbx.sent()).toEqual([]);
	});

	test('a parameter given twice, which could hide what is asked for', async () => {
		const run = await pbx.run(other('INFO', { info: 'pincodes', INFO: 'queues' }));

		expect(run.error?.message).toBe('Parameters must hold "info" only once [item 0]');
		expect(pbx.sent()).toEqual([]);
	});

	test.each([
		[
			'parameters',
			{ parameter: [{ name: ' ', value: '1' }] },
			'Parameters has an entry without a name',
		],
		['parameters', { parameter: [{ name: 'info', value: '={{ null }}' }] }, 'Parameters is null'],
		['method', '={{ "DELETE" }}', 'Method must be one of GET, POST'],
		['replyFormat', '={{ "xml" }}', 'Reply Format must be one of file, parsed, text'],
	])('with odd %s %j', async (name, value, message) => {
		const run = await pbx.run({ ...other('INFO', { info: 'queues' }), [name]: value });

		expect(run.error?.message).toBe(`${message} [item 0]`);
		expect(pbx.sent()).toEqual([]);
	});
});

describe('secrets', () => {
	/** Requests whose rows carry them (pbx.md#secrets-in-rows). */
	const SECRET: Array<[type: string, parameters: Named]> = [
		['INFO', { info: 'extensions' }],
		['info', { info: 'Extensions', number: '204' }],
		['INFO', { info: 'DIDS' }],
		['INFO', { info: 'queuelogs', start: '2020-01-01 00:00', end: '2099-01-01 00:00' }],
		['VOICEMAIL', { action: 'list' }],
		['voicemail', { action: 'LIST' }],
	];
	const FORMATS: Named[] = [{}, { format: 'json' }, { format: 'plain' }];
	const spaced = (parameters: Named): Named =>
		Object.fromEntries(
			Object.entries(parameters).map(([name, value]) => [` ${name}`, ` ${value}\n`]),
		);
	const isHere = (text: string) => CANARY_SECRETS.filter((secret) => text.includes(secret));

	beforeEach(async () => {
		pbx.simulator.state.queueLog.push({
			filedAt: '2026-01-31 14:30:00',
			row: {
				time: '2026-01-31 14:30:00',
				qu_name: 'תמיכה',
				...pbx.simulator.state.extensions[0].secrets,
			},
		});
	});

	test.each(
		SECRET.flatMap(([type, parameters]) =>
			FORMATS.flatMap((format) =>
				(['on', 'off'] as const).map((doubled) => ({ type, parameters, format, doubled })),
			),
		),
	)('are hidden in $type $parameters $format (doubled keys $doubled)', async (given) => {
		const { type, parameters, format, doubled } = given;
		pbx.simulator.switches.doubledKeys = doubled;
		pbx.simulator.switches.extensionsDoubledKeys = doubled;
		const run = await pbx.run(other(type, { ...parameters, ...format }));

		expect(run.error).toBeUndefined();
		expect(run.json().length).toBeGreaterThan(0);
		expect(isHere(run.text())).toEqual([]);
	});

	test('are replaced by words, the rest stays', async () => {
		const run = await pbx.run(other('INFO', { info: 'extensions', number: '204' }));

		expect(run.json()).toHaveLength(1);
		expect(run.json()[0]).toMatchObject({
			ex_number: '204',
			ex_name: 'קבלה',
			password: '[hidden]',
			ex_webpassword: '[hidden]',
			ex_token: '[hidden]',
			ex_2fa_param1: '[hidden]',
			ex_lockpin: '[hidden]',
			ex_email: 'e204@example.com',
		});
	});

	test('are there to be hidden', async () => {
		// Otherwise the tests around this one would prove nothing.
		for (const [type, parameters] of SECRET) {
			const query = new URLSearchParams({
				key: pbx.simulator.key,
				tenant: pbx.simulator.tenant,
				reqtype: type,
				format: 'json',
				...parameters,
			});
			const answer = await fetch(`${pbx.simulator.url}?${query.toString()}`);

			expect(isHere(await answer.text())).not.toEqual([]);
		}
	});

	test.each(
		SECRET.flatMap(([type, parameters]) =>
			['text', 'file'].flatMap((replyFormat) => [
				{ type, parameters, replyFormat },
				{ type: ` ${type}\t`, parameters: spaced(parameters), replyFormat },
			]),
		),
	)('make the reply format $replyFormat refused for $type $parameters', async (given) => {
		const { type, parameters, replyFormat } = given;
		const run = await pbx.run(other(type, parameters, { replyFormat }));

		expect(run.error?.message).toBe('Reply Format must be Parsed for this request [item 0]');
		expect(pbx.sent()).toEqual([]);
	});

	const ROW = '"ex_number":"204","password":"canary-sip-password-204"';
	test.each([
		['a torn list', `[{${ROW},"ex_name":"Rec`],
		['csv', 'number,password\n204,canary-sip-password-204\n'],
		['one line of pipes', '204|canary-sip-password-204|'],
		['a word', '"canary-sip-password-204"'],
		['an error with a row', 'Error|204,canary-sip-password-204|'],
	])('are not quoted from an answer that holds no rows: %s', async (_, body) => {
		await pbx.says(body);
		for (const [type, parameters] of SECRET) {
			const run = await pbx.run(other(type, parameters));

			expect(run.error?.message).toBe(
				'The answer of the PBX holds no rows that can be read [item 0]',
			);
			expect(run.text()).not.toContain('canary-sip-password-204');
		}
	});

	test.each([
		['below a list', `{"rows":[{"row":{${ROW}}}]}`],
		['keyed by ID', `{"1204":{"0":"204","1":"canary-sip-password-204",${ROW}}}`],
		['in a list of lists', `[[{${ROW}}]]`],
		['as a whole branch', '{"auth":{"user":"204","word":"canary-sip-password-204"}}'],
		['in capitals', '{"IMAPUser":"canary-sip-password-204"}'],
	])('are hidden at any depth: %s', async (_, body) => {
		await pbx.says(body);
		for (const info of ['extensions', 'demo']) {
			const run = await pbx.run(other('INFO', { info }));

			expect(run.error).toBeUndefined();
			expect(JSON.stringify(run.json())).toContain('[hidden]');
			expect(run.text()).not.toContain('canary-sip-password-204');
		}
	});

	test('do not keep the words of the PBX from being shown', async () => {
		await pbx.says('Not allowed at night');
		const run = await pbx.run(other('INFO', { info: 'extensions' }));

		expect(run.error?.message).toBe('The PBX answered: Not allowed at night [item 0]');
	});

	test('do not keep a failed server or a wrong key from being told', async () => {
		pbx.simulator.fail('http503', { times: 1 });
		const failed = await pbx.run(other('INFO', { info: 'extensions' }));
		const credentials = { gisPbxApi: pbx.credential({ apiKey: 'canary-other' }) };
		const wrongKey = await pbx.run(other('INFO', { info: 'extensions' }), { credentials });

		expect(failed.error?.message).toContain('(HTTP 503)');
		expect(wrongKey.error?.message).toBe('The PBX refused the API key [item 0]');
	});
});

test('keeps the order of items when one fails and the run continues', async () => {
	const run = await pbx.run(other('={{ $json.type }}', { info: 'queues' }), {
		items: [{ type: 'INFO' }, { type: 'managedb' }, { type: 'info' }],
		node: { onError: 'continueRegularOutput' },
	});

	expect(run.json()[0]).toHaveProperty('27');
	expect(run.json()[1]).toEqual({
		error: 'Request Type MANAGEDB is not sent by this node [item 1]',
	});
	expect(run.json()[2]).toEqual(run.json()[0]);
	expect(pbx.sent()).toHaveLength(2);
});

saysWhenTheAnswerIsLost(pbx, other('SMS', SMS), 'the PBX may have carried it out');
saysWhenTheKeyIsWrong(pbx, other('INFO', { info: 'queues' }));

/** What is known to change nothing, each with what would. */
const READS: Array<[type: string, parameters: Named]> = [
	['INFO', { info: 'queues' }],
	['HELP', {}],
	['BLFS', {}],
	['channels', {}],
	['PEERS', {}],
	['FLOWS', {}],
	['PHONEBOOKS', { subreqtype: 'list' }],
	['GETCURRENTCALLS', { phone: '204' }],
	['RESPONSEPATH', { action: 'LIST', id: '19' }],
	['QUEUE', { action: 'list', id: '27' }],
	['QUEUE', { action: 'fulllist', id: '27' }],
	['VOICEMAIL', { action: 'list' }],
	['VOICEMAIL', { action: 'messages', mailbox: '204' }],
	['DND', { action: 'get', number: '204' }],
	['AGENT', { action: 'listqueues', extension: '204' }],
];

describe('what is known to change nothing', () => {
	const three = [{}, {}, {}];
	const node = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

	test.each(READS)(
		'%s %j runs several at a time, with a key that may only read',
		async (type, p) => {
			const credentials = { gisPbxApi: pbx.credential({ apiKey: pbx.simulator.readOnlyKey }) };
			// so long that all three are sent before the first is answered, on a busy machine too
			pbx.simulator.fail('slow', { milliseconds: 600, when: () => true });
			const run = await pbx.run(other(type, p), { credentials, items: three });

			expect(run.error).toBeUndefined();
			expect(pbx.simulator.mostInFlight).toBe(3);
			for (const item of run.json()) expect(item).not.toHaveProperty('confirmed');
		},
	);

	test.each(READS)('%s %j may be asked again', async (type, parameters) => {
		pbx.simulator.fail('dropBeforeReply', { times: 1, when: () => true });
		const run = await pbx.run(other(type, parameters), { node });

		expect(run.error).toBeUndefined();
		expect(pbx.sent()).toHaveLength(2);
	});

	test('needs no execution ID for that', async () => {
		const run = await pbx.run(other('BLFS'), { executionId: null, node });

		expect(run.error).toBeUndefined();
	});
});

describe('everything else', () => {
	test.each<[string, Named]>([
		['SETFLOW', { number: '7001', state: 'INUSE' }],
		['QUEUE', { action: 'add', id: '28', extension: '204' }],
		['QUEUE', { id: '28' }],
		['QUEUE', { Action: 'list', id: '28' }],
		['VOICEMAIL', { action: 'markread', mailbox: '204' }],
		['DND', { action: 'set', number: '204', value: 'on' }],
		['AGENT', { action: 'pause', queue: '27', extension: '204' }],
		['RESPONSEPATH', { action: 'getlast', id: '19' }],
		['BLFSX', {}],
		['constructor', {}],
	])('%s %j is sent one by one, and refused without an execution ID', async (type, parameters) => {
		await pbx.says('OK');
		const run = await pbx.run(other(type, parameters), { items: [{}, {}] });
		const retried = await pbx.run(other(type, parameters), {
			executionId: null,
			node: { retryOnFail: true, waitBetweenTries: 1 },
		});

		expect(run.json()).toMatchObject([{ confirmed: true }, { confirmed: true }]);
		expect(retried.error?.message).toContain('Switch off Retry On Fail');
	});

	test('makes reads beside it run one by one, too', async () => {
		pbx.simulator.fail('slow', { milliseconds: 100, when: () => true });
		const run = await pbx.run(other('={{ $json.type }}'), {
			items: [{ type: 'FLOWS' }, { type: 'COUNTCALLS' }, { type: 'FLOWS' }],
		});

		expect(run.error).toBeUndefined();
		expect(pbx.simulator.mostInFlight).toBe(1);
	});
});
