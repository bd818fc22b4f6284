/** Faults between the script and its client (pbx.md#the-simulator). */
import type { FaultName } from '../../simulator';
import { ask, dial, usePbx } from './client';

describe('8.6 faults', () => {
	const pbx = usePbx();
	const QUEUES = { reqtype: 'INFO', info: 'queues', format: 'json' };
	/** What the PBX says when nothing is wrong. */
	const WHOLE = '{"27":"\\u05ea\\u05de\\u05d9\\u05db\\u05d4","28":"Sales","29":"Empty"}';
	const calls = () => pbx().state.calls.length;

	it.each([
		['http500', 500],
		['http503', 503],
		['http404', 404],
		['http401', 401],
	] as const)(
		'%s is a page with that status; the request is not carried out',
		async (name, status) => {
			pbx().fail(name);
			const answer = await ask(pbx(), { reqtype: 'DIAL', source: '204', dest: '0500000001' });
			expect([answer.status, answer.body.slice(0, 15)]).toEqual([status, '<!DOCTYPE html>']);
			expect(calls()).toBe(0);
		},
	);

	it('redirect names an address with the whole query', async () => {
		pbx().fail('redirect');
		const query = new URLSearchParams({ key: pbx().key });
		const response = await fetch(`${pbx().url}?${query}`, { redirect: 'manual' });
		expect(response.status).toBe(302);
		expect(response.headers.get('location')).toBe(
			`${pbx().origin}/elsewhere/pbx/gisapi.php?key=canary%2B%2F%3D%26%25+key`,
		);
	});

	it('dropBeforeReply carries the write out and destroys the connection', async () => {
		pbx().fail('dropBeforeReply', { times: 1 });
		await expect(dial(pbx())).rejects.toThrow('fetch failed');
		expect(calls()).toBe(1);
		await dial(pbx());
		expect(calls()).toBe(2);
	});

	it('dropInBody sends the head and half of the body', async () => {
		pbx().fail('dropInBody');
		const query = new URLSearchParams({ key: pbx().key, tenant: pbx().tenant, ...QUEUES });
		const response = await fetch(`${pbx().url}?${query}`);
		expect(response.status).toBe(200);
		await expect(response.text()).rejects.toThrow('terminated');
	});

	const bodies: Array<[FaultName, string]> = [
		['truncated', WHOLE.slice(0, Math.floor(WHOLE.length / 2))],
		['bom', `\ufeff${WHOLE}`],
		['strayLineEnds', `\r\n${WHOLE}\r\n`],
		['blank', ''],
		['otherJson', '{"service":"weather","temperature":21}'],
	];
	it.each(bodies)('%s', async (name, body) => {
		pbx().fail(name);
		const answer = await ask(pbx(), QUEUES);
		expect([answer.status, answer.bytes.toString('hex')]).toEqual([
			200,
			Buffer.from(body).toString('hex'),
		]);
	});

	it('phpWarning stands before the JSON', async () => {
		pbx().fail('phpWarning');
		const { body } = await ask(pbx(), QUEUES);
		expect(body.startsWith('<br />\n<b>Warning</b>:')).toBe(true);
		expect(body.endsWith(`<br />\n${WHOLE}`)).toBe(true);
	});

	it('phpWarningBehind stands behind the JSON, as the last line', async () => {
		pbx().fail('phpWarningBehind');
		const { body } = await ask(pbx(), QUEUES);
		expect(body.startsWith(`${WHOLE}<br />\n<b>Warning</b>:`)).toBe(true);
	});

	it('badName makes JSON nothing and leaves other forms', async () => {
		pbx().fail('badName');
		expect((await ask(pbx(), QUEUES)).bytes).toHaveLength(0);
		expect((await ask(pbx(), { ...QUEUES, format: 'plain' })).body).toContain('28: Sales|');
	});

	it('cutByTime leaves whole rows of csv, and JSON without its end', async () => {
		const rows = [1, 2, 3, 4].map((n) => pbx().addEndedCall({ uniqueId: `pbx01-1.${n}` }));
		pbx().fail('cutByTime');
		const calls = { reqtype: 'INFO', info: 'simplecdrs' };
		const csv = (await ask(pbx(), { ...calls, format: 'csv' })).body;
		expect(csv).toMatch(/\n$/);
		expect(csv.split('\n').length).toBeLessThan(rows.length + 2);
		expect((await ask(pbx(), { ...calls, format: 'json' })).body).toMatch(/^\[\{.*[^\]]$/s);
	});

	it.each([
		['fileTooLarge', 0, /^Success/],
		['postTooLarge', 0, /^<br \/>\n<b>Warning<\/b>: {2}POST Content-Length of .*<br \/>\nSuccess/s],
	] as const)(
		'%s: a script that does not look takes a fax without bytes',
		async (name, size, says) => {
			pbx().switches.faxFile = 'unchecked';
			pbx().fail(name);
			const body = new FormData();
			body.set('filename', new File(['%PDF-1.4'], 'a.pdf'));
			const order = { reqtype: 'FAX', action: 'send', source_number: '1', dest_number: '2' };
			const answer = await ask(pbx(), order, { method: 'POST', body });
			expect(answer.body).toMatch(says);
			expect(pbx().state.faxes.map(({ bytes }) => bytes.length)).toEqual([size]);
		},
	);

	it('webPage is a page with status 200', async () => {
		pbx().fail('webPage');
		const answer = await ask(pbx(), QUEUES);
		expect([answer.status, answer.contentType]).toEqual([200, 'text/html; charset=UTF-8']);
		expect(answer.body).toContain('<title>Sign in</title>');
	});

	it('echoRequest repeats the URL, key included', async () => {
		pbx().fail('echoRequest');
		expect((await ask(pbx(), QUEUES)).body).toContain('key=canary%2B%2F%3D%26%25+key');
	});

	it('junk is as many random bytes as asked', async () => {
		pbx().fail('junk', { bytes: 5000 });
		const [one, two] = [await ask(pbx(), QUEUES), await ask(pbx(), QUEUES)];
		expect(one.bytes).toHaveLength(5000);
		expect(one.bytes.equals(two.bytes)).toBe(false);
	});

	it('slow keeps the answer back', async () => {
		pbx().fail('slow', { milliseconds: 200 });
		const before = performance.now();
		expect((await ask(pbx(), QUEUES)).body).toBe(WHOLE);
		expect(performance.now() - before).toBeGreaterThanOrEqual(199);
	});

	it('hits only what `when` chooses, as often as `times` says, and can be ended', async () => {
		const end = pbx().fail('blank', { when: ({ reqtype }) => reqtype === 'HELP', times: 2 });
		const helps = async () => (await ask(pbx(), { reqtype: 'HELP' })).body.length > 0;
		expect((await ask(pbx(), QUEUES)).body).toBe(WHOLE);
		expect([await helps(), await helps(), await helps()]).toEqual([false, false, true]);

		const endless = pbx().fail('blank');
		expect(await helps()).toBe(false);
		endless();
		end();
		expect(await helps()).toBe(true);
	});

	it('combines faults', async () => {
		pbx().fail('phpWarning');
		pbx().fail('bom');
		expect((await ask(pbx(), QUEUES)).body.startsWith('\ufeff<br />')).toBe(true);
	});

	it('info=call without an id stays silent for more than 30 seconds', async () => {
		expect(pbx().switches.callWithoutIdSeconds).toBeGreaterThan(30);
		pbx().switches.callWithoutIdSeconds = 0.2;
		const before = performance.now();
		expect((await ask(pbx(), { reqtype: 'INFO', info: 'call' })).bytes).toHaveLength(0);
		expect(performance.now() - before).toBeGreaterThanOrEqual(199);
	});
});
