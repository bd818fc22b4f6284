/** Formats and positional copies (pbx.md#formats, pbx.md#positional-copies). */
import { ask, askJson, info, usePbx } from './client';

describe('8.7 JSON as PHP writes it', () => {
	const pbx = usePbx();

	it('escapes slashes and everything beyond ASCII, with null for NULL', async () => {
		const { body } = await ask(pbx(), {
			reqtype: 'INFO',
			info: 'extensions',
			number: '206',
			format: 'json',
		});
		expect(body).toContain('"ex_name":"\\u05de\\u05d7\\u05e1\\u05df \\/ Store \\"B\\""');
		expect(body).toContain('"ex_notes":null');
		expect(body).toMatch(/^[\x20-\x7e]+$/);
	});

	it('interleaves positions and names', async () => {
		const { body } = await ask(pbx(), { reqtype: 'FLOWS', format: 'json' });
		expect(body.startsWith('[{"0":"61","fl_id":"61","1":"7","fl_te_id":"7","2":')).toBe(true);
		const [flow] = JSON.parse(body) as object[];
		expect(Object.keys(flow ?? {})).toHaveLength(36);
		pbx().switches.doubledKeys = 'off';
		const [named] = await askJson<object[]>(pbx(), { reqtype: 'FLOWS' });
		expect(Object.keys(named ?? {})).toHaveLength(18);
	});

	it('doubles extensions by their own switch', async () => {
		const [row] = await info<object[]>(pbx(), 'extensions');
		expect(Object.keys(row ?? {})).toHaveLength(296);
		pbx().switches.extensionsDoubledKeys = 'off';
		const [named] = await info<object[]>(pbx(), 'extensions');
		expect(Object.keys(named ?? {})).toHaveLength(148);
	});
});

describe('8.8 other formats', () => {
	const pbx = usePbx();

	it.each([
		{ reqtype: 'INFO', info: 'extensions', format: 'csv' },
		{ reqtype: 'INFO', info: 'agents', format: 'xml' },
		{ reqtype: 'INFO', info: 'dids', format: 'csv' },
		{ reqtype: 'INFO', info: 'simplecdrs', format: 'xml' },
		{ reqtype: 'INFO', info: 'queues', format: 'constructor' },
	])('%j gives 0 bytes', async (params) => {
		pbx().addEndedCall();
		const { status, bytes } = await ask(pbx(), params);
		expect([status, bytes.length]).toEqual([200, 0]);
	});

	it('plain rows end with a pipe', async () => {
		expect((await ask(pbx(), { reqtype: 'INFO', info: 'queues' })).body).toBe(
			'27: תמיכה|28: Sales|29: Empty|',
		);
		const [header, row] = (await ask(pbx(), { reqtype: 'INFO', info: 'dids' })).body.split('\n');
		expect(header).toBe(
			'Country|Area|Number|Tenant|Comment|Recording|Faxstation ID|FAX Email|Max Channels|Recording EMail|SMS Email',
		);
		expect(row).toBe('972|70|0000000|DEMOCO|קו ראשי|no|||4|||');
	});

	it('plain SQL rows double values and header', async () => {
		const { body } = await ask(pbx(), { reqtype: 'BLFS' });
		const [header, first] = body.split('\n');
		expect(header).toBe('0|st_extension|1|st_state|2|st_timestamp|');
		expect(first).toBe(
			'204-DEMOCO|204-DEMOCO|NOT_INUSE|NOT_INUSE|2024-06-01 12:00:00|2024-06-01 12:00:00|',
		);
	});

	it('simplecdrs plain has no line break behind its header', async () => {
		pbx().addEndedCall({ uniqueId: 'pbx01-1.1' });
		const { body } = await ask(pbx(), { reqtype: 'INFO', info: 'simplecdrs' });
		expect(body.split('\n')[0]).toMatch(
			/^0\|sc_te_id\|1\|tenantcode\|.*\|10\|sc_whoanswered\|7\|7\|DEMOCO\|DEMOCO\|.*\|204\|204\|$/,
		);
	});

	it('csv has a header and quotes cells with blanks, commas and quotes', async () => {
		pbx().addEndedCall({
			start: '2024-06-01 11:00:00',
			uniqueId: 'pbx01-1.1',
			fromName: 'Demo, "Joe"',
			talkSeconds: 0,
		});
		const params = { reqtype: 'INFO', info: 'simplecdrs', format: 'csv' };
		const lines = [
			'sc_te_id,tenantcode,sc_start,sc_direction,sc_calleridnum,sc_calleridname,sc_dialednum,sc_disposition,sc_duration,sc_uniqueid,sc_whoanswered',
			'7,DEMOCO,"2024-06-01 11:00:00",IN,0500000001,"Demo, ""Joe""",0700000000,"NO ANSWER",5,pbx01-1.1,',
			'',
		];
		expect((await ask(pbx(), params)).body).toBe(lines.join('\n'));
		pbx().switches.csvLineEnd = 'crlf';
		expect((await ask(pbx(), params)).body).toBe(lines.join('\r\n'));
	});
});

describe('8.9 Hebrew', () => {
	const pbx = usePbx();

	it('comes back as it was sent: names, pause reasons, phonebook values, dial variables', async () => {
		const text = 'ניירת "א" & ב+ג % 😀';
		await ask(pbx(), {
			reqtype: 'AGENT',
			action: 'pause',
			queue: '27',
			extension: '204',
			pausereason: text,
		});
		expect(pbx().state.queues[0]?.members[0]?.pauseReason).toBe(text);

		const book = { reqtype: 'PHONEBOOK', phonebook: 'לקוחות' };
		const values = JSON.stringify({ NAME: text, CITY: 'אשדוד' });
		await ask(
			pbx(),
			{ ...book, subreqtype: 'add' },
			{ method: 'POST', body: new URLSearchParams({ values }) },
		);
		expect(
			await askJson(pbx(), { ...book, subreqtype: 'query', field: 'city', value: 'אשדוד' }),
		).toEqual([expect.objectContaining({ NAME: text, CITY: 'אשדוד' })]);

		await ask(pbx(), { reqtype: 'DIAL', source: '204', dest: '205', var: `meeting=${text}` });
		expect(pbx().state.calls[0]?.variables).toEqual({ 'DEMOCO-meeting': text });
	});
});
