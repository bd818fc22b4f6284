/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
/** Call events to a web-hook (pbx.md#call-events). */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dial, usePbx } from './client';

interface Received {
	method: string;
	contentType: string;
	/** Of the query, a form or JSON. */
	fields: Record<string, string>;
	/** The body as it came. */
	text: string;
}

describe('8.27 call events', () => {
	const pbx = usePbx();
	let hook: Server;
	let url: string;
	let received: Received[];

	beforeEach(async () => {
		received = [];
		hook = createServer((request, response) => {
			const chunks: Buffer[] = [];
			request.on('data', (chunk: Buffer) => chunks.push(chunk));
			request.on('end', () => {
				const body = Buffer.concat(chunks).toString();
				const contentType = request.headers['content-type'] ?? '';
				const query = new URL(request.url ?? '', 'http://hook').search;
				received.push({
					method: request.method ?? '',
					contentType,
					text: body,
					fields: contentType.includes('json')
						? (JSON.parse(body) as Record<string, string>)
						: Object.fromEntries(new URLSearchParams(query + (body && `&${body}`))),
				});
				response.end('OK');
			});
		});
		await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
		url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`;
	});

	afterEach(async () => {
		await new Promise((resolve) => {
			hook.close(resolve);
			hook.closeAllConnections();
		});
	});

	const actions = () => received.map(({ fields }) => fields.action);

	it('sends ring, answered and hangup of an incoming call', async () => {
		const { uniqueId } = pbx().addEndedCall({ recording: true, talkSeconds: 30, ringSeconds: 5 });
		expect(await pbx().sendCallEvents(uniqueId, { url, secret: 'hook canary' })).toEqual([
			200, 200, 200,
		]);
		const common = {
			key: 'hook canary',
			original_call_id: uniqueId,
			linkedid: uniqueId,
			is_outgoing: 'incoming',
			from_phone: '0500000001',
			target_phone: '0700000000',
			vendor: 'gis',
		};
		expect(received.map(({ fields }) => fields)).toEqual([
			{ ...common, action: 'ring', extension: '' },
			{ ...common, action: 'answered', extension: '204-DEMOCO' },
			{
				...common,
				action: 'hangup',
				extension: '204-DEMOCO',
				duration: '35',
				record_url: expect.stringMatching(
					/^http%3A%2F%2F127\.0\.0\.1%3A\d+%2Fpbx%2Fgisapi\.php%3F/,
				) as string,
			},
		]);
		expect(received[0]).toMatchObject({
			method: 'POST',
			contentType: 'application/x-www-form-urlencoded;charset=UTF-8',
		});
	});

	it('says missed, and ended on older systems', async () => {
		const { uniqueId } = pbx().addEndedCall({ talkSeconds: 0 });
		await pbx().sendCallEvents(uniqueId, { url, endWord: 'ended' });
		expect(actions()).toEqual(['ring', 'missed', 'ended']);
	});

	it.each([
		['JSON', { encoding: 'json' }, 'POST', 'application/json'],
		['GET', { method: 'GET' }, 'GET', ''],
	] as const)('sends as %s', async (_case, options, method, contentType) => {
		const { uniqueId } = pbx().addEndedCall({ talkSeconds: 0 });
		await pbx().sendCallEvents(uniqueId, { url, ...options });
		expect(received[2]).toMatchObject({
			method,
			contentType,
			fields: { action: 'hangup', original_call_id: uniqueId },
		});
	});

	it('repeats, reverses, and leaves out what is optional', async () => {
		const { uniqueId } = pbx().addEndedCall();
		await pbx().sendCallEvents(uniqueId, {
			url,
			copies: 2,
			order: 'reversed',
			extension: 'missing',
			linkedId: false,
		});
		expect(actions()).toEqual(['hangup', 'hangup', 'answered', 'answered', 'ring', 'ring']);
		expect(received[0]?.fields).not.toHaveProperty('extension');
		expect(received[0]?.fields).not.toHaveProperty('linkedid');
		await pbx().sendCallEvents(uniqueId, { url, extension: 'blank' });
		expect(received[7]?.fields.extension).toBe('');
	});

	it('follows a dialled call while it lasts, by either of its IDs', async () => {
		const id = await dial(pbx());
		await pbx().sendCallEvents(id, { url });
		expect(actions()).toEqual(['ring']);
		pbx().clock.advance({ seconds: 5 });
		await pbx().sendCallEvents(id, { url, idKind: 'originateId' });
		expect(actions()).toEqual(['ring', 'ring', 'answered']);
		expect(received.map(({ fields }) => fields.original_call_id)).toEqual([
			expect.stringMatching(/^pbx01-/),
			id,
			id,
		]);
		expect(received[0]?.fields).toMatchObject({ is_outgoing: 'outgoing', extension: '204-DEMOCO' });
		pbx().clock.advance({ minutes: 1 });
		await pbx().sendCallEvents(id, { url });
		expect(actions().slice(3)).toEqual(['ring', 'answered', 'hangup']);
	});

	it('sends a multipart form, as PHP does, with fields that nobody has told of', async () => {
		const { uniqueId } = pbx().addEndedCall({ talkSeconds: 0 });
		await pbx().sendCallEvents(uniqueId, {
			url,
			encoding: 'multipart',
			extra: { from_name: 'דנה', from_phone: '+972-50-000-0001' },
		});
		expect(received[0]?.contentType).toMatch(/^multipart\/form-data; boundary=/);
		expect(received[0]?.text).toContain('name="from_name"\r\n\r\nדנה\r\n');
		expect(received[0]?.text).toContain('name="from_phone"\r\n\r\n+972-50-000-0001\r\n');
	});

	it('knows nothing of an unknown call', async () => {
		expect(await pbx().sendCallEvents('pbx01-1.1', { url })).toEqual([]);
	});
});
