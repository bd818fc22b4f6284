/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
/** Request, reply and key (pbx.md#the-request, pbx.md#the-reply, pbx.md#keys). */
import { connect } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ask, dial, info, read, usePbx, type Params } from './client';

const REFUSAL = 'Too bad... you mistaken the security api key.\n';

describe('8.1 requests', () => {
	const pbx = usePbx();

	it('serves both scripts, and no other path', async () => {
		const { origin, key, tenant } = pbx();
		const query = new URLSearchParams({ key, tenant, reqtype: 'INFO', info: 'balance' });
		const statusOf = async (path: string) => (await fetch(`${origin}${path}?${query}`)).status;
		expect(await statusOf('/pbx/gisapi.php')).toBe(200);
		expect(await statusOf('/pbx/proxyapi.php')).toBe(200);
		expect(await statusOf('/pbx/openapi.php')).toBe(404);
	});

	it('reads everything from an urlencoded body', async () => {
		const { url, key, tenant } = pbx();
		const body = new URLSearchParams({ key, tenant, reqtype: 'INFO', info: 'flow', id: '62' });
		expect((await read(await fetch(url, { method: 'POST', body }))).body).toBe('INUSE');
	});

	it('reads everything from a multipart body', async () => {
		const { url, key, tenant } = pbx();
		const body = new FormData();
		const params = { key, tenant, reqtype: 'INFO', info: 'flow', id: '62' };
		for (const [name, value] of Object.entries(params)) body.set(name, value);
		expect((await read(await fetch(url, { method: 'POST', body }))).body).toBe('INUSE');
	});

	it('takes values of reqtype, info and action in any case, and ignores what it does not know', async () => {
		const agents = await ask(pbx(), {
			reqtype: 'InFo',
			info: 'AGENTS',
			queue: '28',
			format: 'json',
		});
		expect(agents.body).toContain('205-DEMOCO');
		const list = await ask(pbx(), {
			reqtype: 'queue',
			action: 'LIST',
			id: '28',
			format: 'JSON',
			x: 'y',
		});
		expect(list.body).toBe('["205-DEMOCO"]');
	});

	it('compares key and tenant after decoding, so a key that is not encoded fails', async () => {
		const { url, key, tenant } = pbx();
		const raw = await read(await fetch(`${url}?key=${key}&tenant=${tenant}&reqtype=HELP`));
		expect(raw.body).toBe(REFUSAL);
		expect((await ask(pbx(), { reqtype: 'HELP' })).body).toContain('reqtype=CAMPAIGN');
	});
});

describe('8.2 status and content type', () => {
	const pbx = usePbx();

	it.each([
		[{ reqtype: 'INFO', info: 'queues' }],
		[{ reqtype: 'INFO', info: 'nonsense' }],
		[{ reqtype: 'INFO', info: 'queues', key: 'wrong' }],
		[{ reqtype: 'QUEUE', action: 'list' }],
	])('%j is 200, application/json exactly when format=json', async (params) => {
		const plain = await ask(pbx(), params);
		expect([plain.status, plain.contentType]).toEqual([200, 'text/html; charset=UTF-8']);
		const json = await ask(pbx(), { ...params, format: 'json' });
		expect([json.status, json.contentType]).toEqual([200, 'application/json']);
		const csv = await ask(pbx(), { ...params, format: 'csv' });
		expect([csv.status, csv.contentType]).toEqual([200, 'text/html; charset=UTF-8']);
	});

	it('makes an exception for voicemailtranscript', async () => {
		const params = { reqtype: 'INFO', info: 'voicemailtranscript', format: 'json' };
		expect((await ask(pbx(), params)).contentType).toBe('text/plain');
	});
});

describe('8.3 refusal of a key', () => {
	const pbx = usePbx();
	const params = { reqtype: 'INFO', info: 'queues', format: 'json' };

	it.each([
		['a wrong key', { key: 'wrong' }],
		['no key', { key: '' }],
		['an unknown tenant', { tenant: 'OTHER' }],
		['all tenants', { tenant: '%' }],
		['no tenant', { tenant: '' }],
	])('%s', async (_case, change) => {
		const { body, bytes } = await ask(pbx(), { ...params, ...change });
		expect(body).toBe(REFUSAL);
		expect(bytes).toHaveLength(46);
	});

	it('lets the read-only key read, and refuses its writes without carrying them out', async () => {
		const key = pbx().readOnlyKey;
		expect((await ask(pbx(), { ...params, key })).body).toContain('"28":"Sales"');
		const writes: Params[] = [
			{ reqtype: 'DIAL', source: '204', dest: '0500000001' },
			{ reqtype: 'HANGUP', extension: '204' },
			{ reqtype: 'QUEUE', action: 'clean', id: '27' },
			{ reqtype: 'AGENT', action: 'pause', queue: '27', extension: '204' },
			{ reqtype: 'VIRTUALEXT', action: 'clean', number: '210' },
			{ reqtype: 'CAMPAIGN', action: 'start', campaign: '12' },
			{ reqtype: 'FAX', action: 'send', source_number: '1', dest_number: '2' },
			{ reqtype: 'PHONEBOOK', subreqtype: 'add', phonebook: 'Default', values: '{"NAME":"X"}' },
			{ reqtype: 'SMS', source: '1', dest: '2', message: 'x' },
			{ reqtype: 'SETFLOW', number: '7001', state: 'INUSE' },
			{ reqtype: 'TRANSFER', channel: 'x', dest: '205' },
			{ reqtype: 'DND', action: 'set', number: '204', value: 'on' },
			{ reqtype: 'VOICEMAIL', action: 'delete', mailbox: '204', msgid: '1475000000-00000004' },
			{ reqtype: 'CDR', action: 'update', field: 'userfield', uniqueid: 'x', value: 'y' },
		];
		const before = JSON.stringify(pbx().state);
		for (const write of writes) {
			expect([write.reqtype, (await ask(pbx(), { ...write, key })).body]).toEqual([
				write.reqtype,
				REFUSAL,
			]);
		}
		expect(JSON.stringify(pbx().state)).toBe(before);
	});
});

describe('8.4 unknown requests', () => {
	const pbx = usePbx();

	it('answers an unknown info, and an unknown action, with 0 bytes', async () => {
		expect((await ask(pbx(), { reqtype: 'INFO', info: 'toString' })).bytes).toHaveLength(0);
		expect(
			(await ask(pbx(), { reqtype: 'QUEUE', action: 'shuffle', id: '27' })).bytes,
		).toHaveLength(0);
	});

	it('answers an unknown reqtype as the switch says', async () => {
		const answer = async () => (await ask(pbx(), { reqtype: 'constructor' })).body;
		expect(await answer()).toBe('');
		pbx().switches.unknownRequest = 'keyRefusal';
		expect(await answer()).toBe(REFUSAL);
		pbx().switches.unknownRequest = 'help';
		expect(await answer()).toMatch(/^<pre>/);
	});
});

describe('8.5 the key and the log', () => {
	const pbx = usePbx();

	it('never echoes the key', async () => {
		const id = await dial(pbx(), { recording: 'yes' });
		const answers = [
			await ask(pbx(), { reqtype: 'HELP' }),
			await ask(pbx(), { reqtype: 'INFO', info: 'call', id }),
			await ask(pbx(), { reqtype: 'nonsense' }),
			await ask(pbx(), { reqtype: 'INFO', info: 'queues', tenant: 'OTHER' }),
		];
		for (const { body } of answers) expect(body).not.toContain('canary+');
	});

	it('logs method, parameters as sent and merged, content type and parts', async () => {
		const { url, key, tenant } = pbx();
		const form = new FormData();
		form.set('note', 'שלום');
		form.set('filename', new File(['%PDF-1.4'], 'דף.pdf', { type: 'application/pdf' }));
		const query = new URLSearchParams({ key, tenant, reqtype: 'FAX', note: 'first' });
		await fetch(`${url}?${query}`, { method: 'POST', body: form });

		expect(pbx().requests).toHaveLength(1);
		const [request] = pbx().requests;
		expect(request).toMatchObject({
			method: 'POST',
			path: '/pbx/gisapi.php',
			inFlight: 1,
			query: [
				['key', 'canary+/=&% key'],
				['tenant', 'DEMOCO'],
				['reqtype', 'FAX'],
				['note', 'first'],
			],
			body: [['note', 'שלום']],
			params: { key: 'canary+/=&% key', note: 'שלום' },
			parts: [{ name: 'filename', fileName: 'דף.pdf', contentType: 'application/pdf' }],
		});
		expect(request?.contentType).toMatch(/^multipart\/form-data; boundary=/);
		expect(request?.parts[0]?.bytes.toString()).toBe('%PDF-1.4');
		expect(request?.target).toContain('key=canary%2B%2F%3D%26%25+key');

		pbx().clearRequests();
		expect(pbx().requests).toEqual([]);
	});

	it('counts requests in flight', async () => {
		await info(pbx(), 'queues');
		await info(pbx(), 'queues');
		expect(pbx().mostInFlight).toBe(1);
		// Kept back until the simulator stops, so that all three are in flight however slow the machine.
		pbx().fail('slow', { milliseconds: 600_000 });
		const kept = [1, 2, 3].map(async () => await info(pbx(), 'queues').catch(() => 'closed'));
		while (pbx().requests.length < 5) await nextTurn();
		expect(pbx().mostInFlight).toBe(3);
		await pbx().stop();
		expect(await Promise.all(kept)).toEqual(['closed', 'closed', 'closed']);
	});

	it('stops with requests unanswered and sockets open', async () => {
		const simulator = pbx();
		const { port, hostname } = new URL(simulator.origin);
		const idle = connect(Number(port), hostname);
		idle.on('error', () => undefined);
		const closed = new Promise((resolve) => idle.once('close', resolve));
		const unanswered = ask(simulator, { reqtype: 'INFO', info: 'call' }).catch(() => 'closed');
		while (simulator.requests.length === 0) await nextTurn();
		await simulator.stop();
		expect(await unanswered).toBe('closed');
		await closed;
		await expect(fetch(simulator.url)).rejects.toThrow('fetch failed');
	});
});
