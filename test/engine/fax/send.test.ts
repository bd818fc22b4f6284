import FormDataPackage from 'form-data';

import { SWITCH_VALUES } from '../../../simulator';
import { binaryStore } from '../harness/engine';
import { usePbx } from '../support';
import { saysWhenTheAnswerIsLost, showsOtherWordsUnconfirmed } from '../writeReplies';
import { fileItem, PDF, withPdf } from './pdfItem';

const pbx = usePbx();
const faxPbx = withPdf(pbx);
const MEGABYTE = 1024 * 1024;
const SEND = {
	resource: 'fax',
	operation: 'send',
	sourceNumber: '0722280800',
	destinationNumber: '08-186 6666',
	inputField: 'data',
};
const SENT = {
	reqtype: 'FAX',
	action: 'send',
	source_number: '0722280800',
	number: '081866666',
	dest_number: '081866666',
	format: 'json',
};
const ASKED = {
	sourceNumber: '0722280800',
	destinationNumber: '081866666',
	fileName: 'invoice.pdf',
};

test('faxes a PDF', async () => {
	const run = await faxPbx.run(SEND);

	expect(run.error).toBeUndefined();
	const [fax] = pbx.simulator.state.faxes;
	expect(fax).toMatchObject({
		sourceNumber: '0722280800',
		destinationNumber: '081866666',
		options: {},
		fileName: 'invoice.pdf',
	});
	expect(fax.bytes.equals(PDF)).toBe(true);
	expect(run.json()).toEqual([
		{
			confirmed: true,
			reply: `Success|Fax successfully queued|${fax.id}|`,
			faxId: fax.id,
			...ASKED,
		},
	]);
	expect(pbx.sent()).toEqual([SENT]);
});

test('sends all parameters in the query and nothing but the file in the body', async () => {
	await faxPbx.run(SEND);

	const [{ method, query, body, parts, contentType }] = pbx.simulator.requests;
	expect(method).toBe('POST');
	expect(contentType).toMatch(/^multipart\/form-data; boundary=\S+$/);
	expect(Object.fromEntries(query)).toEqual({
		...SENT,
		key: pbx.simulator.key,
		tenant: pbx.simulator.tenant,
	});
	expect(body).toEqual([]);
	expect(parts.map(({ name }) => name)).toEqual(['filename']);
});

describe('the multipart body', () => {
	/** What the reference encoder of the Node world makes of the same file, sent to the same PBX. */
	async function sentByFormData(fileName: string, bytes: Buffer) {
		const form = new FormDataPackage();
		form.append('filename', bytes, { filename: fileName, contentType: 'application/pdf' });
		await fetch(`${pbx.simulator.url}?reqtype=FAX`, {
			method: 'POST',
			headers: form.getHeaders(),
			body: new Uint8Array(form.getBuffer()),
		});
		return pbx.simulator.requests.at(-1)?.parts;
	}

	test.each([
		['a plain name', 'invoice.pdf', PDF],
		['a Hebrew name with blanks', 'חשבונית מס 12.pdf', PDF],
		['an emoji, & and + in the name', '📠 a&b+c=d%20.pdf', PDF],
		['a megabyte', 'large.pdf', Buffer.concat([PDF, Buffer.alloc(MEGABYTE, '--\r\n')])],
	])('is part by part what form-data encodes: %s', async (_, fileName, bytes) => {
		const run = await pbx.run(SEND, { items: [fileItem(bytes, { fileName })] });
		const ours = pbx.simulator.requests.at(-1)?.parts;

		expect(run.error).toBeUndefined();
		expect(ours).toEqual(await sentByFormData(fileName, bytes));
		expect(ours).toHaveLength(1);
		expect(ours?.[0]).toMatchObject({
			name: 'filename',
			fileName,
			contentType: 'application/pdf',
		});
		expect(ours?.[0].bytes.equals(bytes)).toBe(true);
	});

	test('calls the file a PDF, whatever its name was', async () => {
		const item = fileItem(PDF, { fileName: '../scan "1".bin', mimeType: 'text/plain' });
		const run = await pbx.run(SEND, { items: [item] });

		const [{ parts }] = pbx.simulator.requests;
		expect(parts[0]).toMatchObject({
			fileName: '_scan _1_.bin.pdf',
			contentType: 'application/pdf',
		});
		expect(run.json()).toMatchObject([{ fileName: '_scan _1_.bin.pdf' }]);
	});
});

describe("in n8n's file-system mode", () => {
	test('faxes the file', async () => {
		const run = await faxPbx.run(SEND, { binaryMode: 'filesystem' });

		expect(run.error).toBeUndefined();
		const [fax] = pbx.simulator.state.faxes;
		expect(fax.bytes.equals(PDF)).toBe(true);
		expect(fax.fileName).toBe('invoice.pdf');
		expect(run.json()).toMatchObject([{ confirmed: true, faxId: fax.id }]);
	});

	test('refuses a large file before its bytes are read', async () => {
		const bytes = Buffer.concat([PDF, Buffer.alloc(MEGABYTE)]);
		const items = [fileItem(bytes)];
		const reading = jest.spyOn(binaryStore(), 'getAsBuffer');
		const run = await pbx.run(
			{ ...SEND, options: { maxFileMegabytes: 1 } },
			{ items, binaryMode: 'filesystem' },
		);
		const timesRead = reading.mock.calls.length;
		const allowed = await pbx.run(
			{ ...SEND, options: { maxFileMegabytes: 2 } },
			{ items, binaryMode: 'filesystem' },
		);
		const timesReadWhenSent = reading.mock.calls.length;
		reading.mockRestore();

		expect(run.error?.message).toBe(
			'The file in Input Data Field Name "data" is larger than 1 MB [item 0]',
		);
		expect(timesRead).toBe(0);
		// What is not refused goes the way that is watched here.
		expect(allowed.error).toBeUndefined();
		expect(timesReadWhenSent).toBe(1);
		expect(pbx.simulator.state.faxes).toHaveLength(1);
	});
});

describe('a file that is not sent', () => {
	const FIELD = 'The file in Input Data Field Name "data"';

	test.each([
		['is empty', Buffer.alloc(0), `${FIELD} is empty [item 0]`],
		['is a text', Buffer.from('Dear Sir, %PDF'), `${FIELD} is no PDF [item 0]`],
		['is a picture', Buffer.from([0xff, 0xd8, 0xff]), `${FIELD} is no PDF [item 0]`],
	])('%s', async (_, bytes, message) => {
		for (const binaryMode of ['default', 'filesystem'] as const) {
			const run = await pbx.run(SEND, { items: [fileItem(bytes)], binaryMode });

			expect(run.error?.message).toBe(message);
			expect(pbx.sent()).toEqual([]);
		}
	});

	test('is larger than the option allows, by one byte', async () => {
		const atLimit = Buffer.alloc(MEGABYTE, ' ');
		PDF.copy(atLimit);
		const parameters = { ...SEND, options: { maxFileMegabytes: 1 } };
		const fits = await pbx.run(parameters, { items: [fileItem(atLimit)] });
		const tooLarge = await pbx.run(parameters, {
			items: [fileItem(Buffer.concat([atLimit, Buffer.from(' ')]))],
		});

		expect(fits.error).toBeUndefined();
		expect(tooLarge.error?.message).toBe(`${FIELD} is larger than 1 MB [item 0]`);
		expect(pbx.sent()).toHaveLength(1);
	});

	test('is larger than 8 MB without the option', async () => {
		const bytes = Buffer.alloc(8 * MEGABYTE + 1, '%PDF');
		const run = await pbx.run(SEND, { items: [fileItem(bytes)] });

		expect(run.error?.message).toBe(`${FIELD} is larger than 8 MB [item 0]`);
		expect(pbx.sent()).toEqual([]);
	});

	test('is not there', async () => {
		const run = await pbx.run(SEND, { items: [fileItem(PDF, { field: 'other' })] });

		expect(run.error?.message).toMatch(/binary fi(?:eld|le) 'data'/);
		expect(run.error?.message).toContain('[item 0]');
		expect(pbx.sent()).toEqual([]);
	});

	test('is found in the field that the form names', async () => {
		const items = [fileItem(PDF, { field: 'פקס' })];
		const run = await pbx.run({ ...SEND, inputField: 'פקס' }, { items });

		expect(run.error).toBeUndefined();
		expect(pbx.simulator.state.faxes).toHaveLength(1);
	});
});

describe('options', () => {
	test.each([
		[{ quality: '204x98' }, { quality: '204x98' }],
		[{ quality: '204x196' }, { quality: '204x196' }],
		[{ quality: '204x392' }, { quality: '204x392' }],
		[{ pageSize: 'a4' }, { pagesize: 'a4' }],
		[{ pageSize: 'letter' }, { pagesize: 'letter' }],
		[{ pageSize: 'legal' }, { pagesize: 'legal' }],
		[{ rotate: '' }, { rotate: '' }],
		[{ rotate: 'E' }, { rotate: 'E' }],
		[{ rotate: 'W' }, { rotate: 'W' }],
		[{ rotate: 'no' }, { rotate: 'no' }],
		[{ deleteAfterSend: true }, { deleteaftersend: 'on' }],
		[{ deleteAfterSend: false }, {}],
		[{ statusEmail: ' fax+a@example.com ' }, { statusemail: 'fax+a@example.com' }],
		[{ statusEmail: '' }, {}],
		[{ schedule: '' }, {}],
		[{ maxFileMegabytes: 100, timeoutSeconds: 600 }, {}],
	])('%j arrives under the name of the sheet', async (options, arrives) => {
		const run = await faxPbx.run({ ...SEND, options });

		expect(run.error).toBeUndefined();
		expect(pbx.sent()).toEqual([{ ...SENT, ...arrives }]);
		expect(pbx.simulator.state.faxes[0].options).toEqual(arrives);
	});

	test.each([
		['text without an offset', '2026-01-31 14:30:00', '2026-01-31 14:30:00'],
		['text with an offset', '2026-01-31T14:30:00+00:00', '2026-01-31 16:30:00'],
		['a summer time', '2026-07-31T14:30:00Z', '2026-07-31 17:30:00'],
		['a date', '2026-01-31', '2026-01-31 00:00:00'],
		['a Luxon value', '={{ DateTime.fromISO("2026-01-31T14:30:00Z") }}', '2026-01-31 16:30:00'],
		['a Date', '={{ new Date("2026-01-31T14:30:00Z") }}', '2026-01-31 16:30:00'],
	])("schedules in the PBX's time, given %s", async (_, schedule, arrives) => {
		const run = await faxPbx.run({ ...SEND, options: { schedule } });

		expect(run.error).toBeUndefined();
		expect(pbx.sent()).toEqual([{ ...SENT, schedule: arrives }]);
	});

	test.each([
		[{ quality: '={{ "fine" }}' }, 'Quality must be one of 204x196, 204x98, 204x392'],
		[{ pageSize: '={{ null }}' }, 'Page Size must be one of a4, legal, letter'],
		[{ rotate: '={{ "S" }}' }, 'Rotate must be one of , E, no, W'],
		[{ deleteAfterSend: '={{ "on" }}' }, 'Delete After Sending must be true or false'],
		[{ schedule: 'tomorrow' }, 'Schedule is no date and time'],
		[{ schedule: '={{ null }}' }, 'Schedule is no date and time'],
		[{ statusEmail: 'nobody' }, 'Status Email is no e-mail address: "nobody"'],
		[{ statusEmail: 'a@example.com,b@example.com' }, 'Status Email is no e-mail address'],
		[{ maxFileMegabytes: 0 }, 'Max File Size (MB) must be a whole number from 1 to 100'],
		[
			{ timeoutSeconds: 601 },
			'PBX Response Timeout (Seconds) must be a whole number from 1 to 600',
		],
	])('%j is refused by name', async (options, message) => {
		const run = await faxPbx.run({ ...SEND, options });

		expect(run.error?.message).toContain(message);
		expect(run.error?.message).toContain('[item 0]');
		expect(pbx.sent()).toEqual([]);
	});
});

test.each([
	['sourceNumber', '204-DEMOCO', 'Source is no phone number: "204-DEMOCO"'],
	['destinationNumber', 'reception', 'Destination is no phone number: "reception"'],
	['destinationNumber', '-- ()', 'Destination holds no digits'],
])('refuses %s %j', async (field, value, message) => {
	const run = await faxPbx.run({ ...SEND, [field]: value });

	expect(run.error?.message).toBe(`${message} [item 0]`);
	expect(pbx.sent()).toEqual([]);
});

describe('answers', () => {
	const WORDS: Record<string, (id: string) => { reply: string; faxId: string | null }> = {
		line: (id) => ({ reply: `Success|Fax successfully queued|${id}|`, faxId: id }),
		json: (id) => ({
			reply: `{"Response":"Success","Message":"Fax successfully queued","ID":"${id}"}`,
			faxId: id,
		}),
		ok: () => ({ reply: 'OK', faxId: null }),
		id: (id) => ({ reply: id, faxId: id }),
		nothing: () => ({ reply: '', faxId: null }),
	};

	test.each([...SWITCH_VALUES.faxReply])('understands the style %s', async (faxReply) => {
		pbx.simulator.switches.faxReply = faxReply;
		const run = await faxPbx.run(SEND);

		const [{ id }] = pbx.simulator.state.faxes;
		expect(run.json()).toEqual([
			{ confirmed: faxReply !== 'nothing', ...WORDS[faxReply](id), ...ASKED },
		]);
	});

	test.each([
		['a line', 'Error|Fax line is not allowed|'],
		['JSON', '{"Response":"Error","Message":"Fax line is not allowed"}'],
		['words', 'Fax line is not allowed\r\n'],
		['words in quotes', '"Fax line is not allowed"'],
	])('that refuse are errors in the words of the PBX (%s)', async (_, body) => {
		await pbx.says(body);
		const run = await faxPbx.run(SEND);

		expect(run.error?.message).toBe('The PBX answered: Fax line is not allowed [item 0]');
		expect(run.json()).toEqual([]);
		expect(pbx.sent()).toEqual([SENT]);
	});

	showsOtherWordsUnconfirmed(faxPbx, SEND, { faxId: null, ...ASKED });
	saysWhenTheAnswerIsLost(faxPbx, SEND, 'the fax may be on its way');
});

test('sends the faxes of several items one by one, in their order', async () => {
	const items = ['01', '02', '03'].map((ending) =>
		fileItem(PDF, { fileName: `${ending}.pdf`, json: { to: `05000000${ending}` } }),
	);
	items[1] = { json: { to: '0500000002' } };
	const run = await pbx.run(
		{ ...SEND, destinationNumber: '={{ $json.to }}' },
		{ items, node: { onError: 'continueRegularOutput' } },
	);

	expect(run.json().map(({ fileName = null }) => fileName)).toEqual(['01.pdf', null, '03.pdf']);
	expect(run.json()[1].error).toContain('[item 1]');
	expect(run.items().map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
	expect(pbx.simulator.state.faxes.map(({ destinationNumber }) => destinationNumber)).toEqual([
		'0500000001',
		'0500000003',
	]);
	expect(pbx.simulator.mostInFlight).toBe(1);
});

test('Retry On Fail sends no fax twice', async () => {
	pbx.simulator.fail('dropBeforeReply', {
		times: 1,
		when: ({ number }) => number === '0500000002',
	});
	const items = ['0500000001', '0500000002'].map((to) => fileItem(PDF, { json: { to } }));
	const run = await pbx.run(
		{ ...SEND, destinationNumber: '={{ $json.to }}' },
		{ items, node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 } },
	);

	expect(run.attempts()).toBe(2);
	expect(run.error?.message).toContain('Outcome unknown, the fax may be on its way');
	expect(pbx.simulator.state.faxes).toHaveLength(2);
});
