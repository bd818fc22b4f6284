/** FAX (pbx.md#fax). */
import { ask, askJson, info, read, usePbx, type Params } from '../client';

describe('8.23 FAX', () => {
	const pbx = usePbx();
	const PDF = new Uint8Array([...Buffer.from('%PDF-1.4\n'), 0, 0xff, 0x0d, 0x0a]);
	const NUMBERS = { source_number: '0700000001', dest_number: '0800000001' };

	async function send(params: Params, part = 'filename', bytes = PDF): Promise<string> {
		const body = new FormData();
		body.set(part, new File([bytes], 'דף.pdf', { type: 'application/pdf' }));
		const order = { reqtype: 'FAX', action: 'send', ...params };
		return (await ask(pbx(), order, { method: 'POST', body })).body;
	}

	it('takes the file and every option, and tells the id', async () => {
		const options = {
			quality: '204x196',
			pagesize: 'a4',
			rotate: 'E',
			deleteaftersend: 'on',
			schedule: '2024-06-02 08:00:00',
			statusemail: 'fax@example.com',
		};
		const reply = await send({ ...NUMBERS, ...options });
		const id = /^Success\|Fax successfully queued\|(\d+)\|$/.exec(reply)?.[1] ?? '';
		const [fax] = pbx().state.faxes;
		expect(fax).toMatchObject({
			id,
			sourceNumber: '0700000001',
			destinationNumber: '0800000001',
			options,
			fileName: 'דף.pdf',
		});
		expect(fax?.bytes.equals(PDF)).toBe(true);

		expect(await info(pbx(), 'fax', { id })).toMatchObject({
			id,
			status: 'QUEUED',
			dest_number: '0800000001',
		});
		pbx().clock.advance({ seconds: 5 });
		expect(await info(pbx(), 'fax', { id })).toMatchObject({ status: 'SENT' });
		expect((await ask(pbx(), { reqtype: 'INFO', info: 'fax', id: '1' })).body).toBe('');
		expect(await askJson(pbx(), { reqtype: 'FAX', action: 'list' })).toMatchObject([{ id }]);
		const download = await ask(pbx(), { reqtype: 'FAX', action: 'download', id });
		expect([download.contentType, download.bytes.equals(PDF)]).toEqual(['application/pdf', true]);
	});

	it('takes number in place of dest_number', async () => {
		expect(await send({ source_number: '1', number: '2' })).toMatch(/^Success\|/);
		expect(pbx().state.faxes[0]?.destinationNumber).toBe('2');
	});

	it('refuses in words, and keeps nothing', async () => {
		expect(await send({ dest_number: '2' })).toBe('Error|No source_number specified|');
		expect(await send({ source_number: '1' })).toBe('Error|No dest_number specified|');
		expect(await send(NUMBERS, 'file')).toBe('Error|No filename specified|');
		expect(await send(NUMBERS, 'filename', new Uint8Array([1, 2]))).toBe(
			'Error|Wrong or missing PDF file|',
		);
		expect(await send({ ...NUMBERS, quality: 'best' })).toBe('Error|Wrong or missing quality|');
		const order = { reqtype: 'FAX', action: 'send', ...NUMBERS, filename: '%PDF' };
		expect((await ask(pbx(), order)).body).toBe('Error|No filename specified|');
		const { url, key, tenant } = pbx();
		const body = new URLSearchParams({ key, tenant, ...order });
		expect((await read(await fetch(url, { method: 'POST', body }))).body).toBe(
			'Error|No filename specified|',
		);
		expect(pbx().state.faxes).toEqual([]);
	});

	it('answers in five ways', async () => {
		const bodies: string[] = [];
		for (const style of ['line', 'json', 'ok', 'id', 'nothing'] as const) {
			pbx().switches.faxReply = style;
			bodies.push(await send({ ...NUMBERS, format: 'json' }));
		}
		const ids = pbx().state.faxes.map(({ id }) => id);
		expect(bodies).toEqual([
			`Success|Fax successfully queued|${ids[0]}|`,
			`{"Response":"Success","Message":"Fax successfully queued","ID":"${ids[1]}"}`,
			'OK',
			ids[3],
			'',
		]);
	});
});
