/** What a real PHP does to answers (pbx.md#what-a-web-server-in-front-answers), whatever the operation. */
import { windows1255 } from '../../../simulator';
import { fileItem } from '../fax/pdfItem';
import { logLines } from '../harness/engine';
import { usePbx } from '../support';

const pbx = usePbx();
const CHANNEL = 'PJSIP/204-DEMOCO-00001a2c';
const BAD_CALLER = `"${windows1255('דנה')}" <0500000001>`;
const WARNINGS = ['phpWarning', 'phpWarningBehind'] as const;
const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');
const DIAL = { resource: 'call', operation: 'dial', source: '204', destination: '0500000001' };
const FAX = {
	resource: 'fax',
	operation: 'send',
	sourceNumber: '0722280800',
	destinationNumber: '0500000001',
	inputField: 'data',
};
const FLOW = { __rl: true, mode: 'list', value: '62' };
const DOWNLOAD = { resource: 'recording', operation: 'download', outputField: 'data' };
const NEW_CONTACT = {
	...{ resource: 'phonebook', operation: 'upsertContact', phonebook: 'Default' },
	...{ matchField: 'NAME', fieldsMode: 'json' },
};

describe.each(WARNINGS)('%s', (fault) => {
	test.each([
		['JSON', { resource: 'queue', operation: 'getMany', returnAll: true }],
		['a line of pipes', { resource: 'recording', operation: 'get', callId: 'pbx01-1.1' }],
		['a text', { resource: 'flow', operation: 'get', flow: FLOW }],
		['a table', { resource: 'extension', operation: 'getMany', returnAll: true }],
	])('is taken off %s', async (form, parameters) => {
		pbx.simulator.addEndedCall({ uniqueId: 'pbx01-1.1', recording: true });
		const isTable = form === 'a table';
		if (isTable) pbx.simulator.fail('badName');
		const whole = await pbx.run(parameters);
		pbx.simulator.fail(fault, { when: ({ format }) => !isTable || format === 'plain' });
		const run = await pbx.run(parameters);

		expect(run.error).toBeUndefined();
		expect(run.json()).toEqual(whole.json());
		expect(whole.json()).not.toEqual([]);
	});

	test('is taken off the reply to a write, and is in the log once', async () => {
		pbx.simulator.fail(fault);
		const before = logLines.length;
		const first = await pbx.run(DIAL);
		await pbx.run(DIAL);

		expect(first.json()).toMatchObject([{ confirmed: true }]);
		const said = logLines.slice(before).filter((line) => line.includes('PHP warning'));
		expect(said.length).toBeLessThanOrEqual(1); // none where another test had it logged
		expect(logLines.filter((line) => line.includes('Undefined array key "demo"'))).toHaveLength(1);
	});
});

test.each(['mp3', 'wav'] as const)(
	'a warning in front of %s is no part of it',
	async (container) => {
		const call = { uniqueId: 'pbx01-1.1', recording: { container } };
		pbx.simulator.addEndedCall(call);
		const parameters = { ...DOWNLOAD, callId: call.uniqueId };
		const whole = await pbx.run(parameters);
		pbx.simulator.fail('phpWarning');
		pbx.simulator.fail('phpWarning');
		const run = await pbx.run(parameters);

		expect(run.json()).toEqual(whole.json());
		const [bytes, expected] = [
			await run.binary(run.items()[0]),
			await whole.binary(whole.items()[0]),
		];
		expect(bytes.equals(expected)).toBe(true);
	},
);

describe('a fax that did not arrive', () => {
	beforeEach(() => {
		pbx.simulator.switches.faxFile = 'unchecked';
	});

	test('above post_max_size is an error, though the script says yes', async () => {
		pbx.simulator.fail('postTooLarge');
		const run = await pbx.run(FAX, { items: [fileItem(PDF)] });

		expect(run.error?.message).toBe('The file or form did not arrive at the PBX [item 0]');
		expect(run.error?.description).toContain('POST Content-Length of 9437451 bytes');
		expect(run.error?.description).toContain('post_max_size');
		expect(run.json()).toEqual([]);
		expect(pbx.simulator.requests).toHaveLength(1);
	});

	test.each([
		['an array key', 'Warning: Undefined array key "filename" in /pbx/gisapi.php on line 7\nOK'],
		['an older index', 'OK\nNotice: Undefined index: filename in /pbx/gisapi.php on line 7\n'],
		[
			'an empty path',
			'\nWarning: file_get_contents(): Filename cannot be empty in /a on line 7\nOK',
		],
		['the size', 'The uploaded file exceeds the upload_max_filesize directive in php.ini'],
		['$_FILES', '{"filename":{"name":"a.pdf","type":"","tmp_name":"","error":1,"size":0}}'],
	])('is told by %s', async (_, reply) => {
		await pbx.says(reply, 'text/html');
		const run = await pbx.run(FAX, { items: [fileItem(PDF)] });

		expect(run.error?.message).toBe('The file or form did not arrive at the PBX [item 0]');
	});

	test('is no such thing where $_FILES is whole', async () => {
		await pbx.says('{"filename":{"name":"a.pdf","tmp_name":"/tmp/x","error":0,"size":15}}');
		const run = await pbx.run(FAX, { items: [fileItem(PDF)] });

		expect(run.error).toBeUndefined();
		expect(run.json()).toMatchObject([{ confirmed: false }]);
	});
});

describe('a list that one name makes nothing', () => {
	beforeEach(() => {
		pbx.simulator.switches.listEncoding = 'wholeList';
	});

	test.each([
		['extension', () => (pbx.simulator.state.extensions[0].name = windows1255('קבלה'))],
		['flow', () => (pbx.simulator.state.flows[0].name = windows1255('קבלה'))],
		['queue', () => (pbx.simulator.state.queues[0].name = windows1255('קבלה'))],
		['voicemail', () => (pbx.simulator.state.voicemail[0].fullName = windows1255('קבלה'))],
	])('is read from its plain form: %s', async (resource, spoil) => {
		const parameters = { resource, operation: 'getMany', returnAll: true };
		const count = (await pbx.run(parameters)).json().length;
		spoil();
		const run = await pbx.run(parameters);

		expect(run.error).toBeUndefined();
		expect(run.json()).toHaveLength(count);
		expect(run.json()[0].name).toBe('קבלה');
		expect(run.text()).not.toContain('canary');
	});

	test.each([
		[
			'messages of a mailbox',
			{ resource: 'voicemail', operation: 'getMessages', mailbox: '204' },
			() => (pbx.simulator.state.voicemail[0].messages[0].callerId = BAD_CALLER),
			{ messageId: '1475000000-00000004', fromName: 'דנה' },
		],
		[
			'numbers of a campaign',
			{ resource: 'campaign', operation: 'getNumbers', campaign: '12' },
			() =>
				pbx.simulator.state.campaigns[0].numbers.push({
					number: '0500000001',
					description: windows1255('דנה'),
				}),
			{ number: '0500000001', description: 'דנה' },
		],
	])('is read from its plain form: %s', async (_, parameters, spoil, shown) => {
		spoil();
		const run = await pbx.run(parameters);

		expect(run.error).toBeUndefined();
		expect(run.json()).toMatchObject([shown]);
	});

	test.each([
		[
			'the calls of an extension',
			{ resource: 'extension', operation: 'getCurrentCalls', extension: '204' },
			{ channels: [CHANNEL], callId: 'pbx01-1780304400.1' },
		],
		[
			'a call',
			{ resource: 'call', operation: 'get', callId: 'pbx01-1780304400.1' },
			{ found: true, channels: [CHANNEL] },
		],
	])('is asked for in its plain form: %s', async (_, parameters, shown) => {
		const line = `pbx01-1780304400.1|${CHANNEL}|Dana|\r\n`;
		await pbx.says(({ format }) => (format === 'json' ? '' : line), 'text/html');
		const run = await pbx.run(parameters);

		expect(run.error).toBeUndefined();
		expect(run.json()).toMatchObject([shown]);
		expect(pbx.sent().map(({ format }) => format)).toEqual(['json', 'plain']);
	});

	test('makes no contact twice', async () => {
		pbx.simulator.switches.phonebookNothing = 'nothing';
		const add = { ...NEW_CONTACT, contactJson: '{"NAME":"דנה","PHONE1":"0500000001"}' };
		const created = await pbx.run(add);
		expect(created.json()).toMatchObject([{ result: 'created' }]);
		const { records } = pbx.simulator.state.phonebooks[0];
		records[records.length - 1].values.EMAIL = windows1255('דנה');
		const again = await pbx.run(add);

		expect(again.json()).toMatchObject([{ result: 'unchanged' }]);
	});
});
