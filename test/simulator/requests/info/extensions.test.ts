/** extensions, and the other rows with secrets (pbx.md#secrets-in-rows). */
import { CANARY_SECRETS } from '../../../../simulator';
import { ask, dial, info, usePbx } from '../../client';

type Row = Record<string, string>;

describe('8.17 extensions', () => {
	const pbx = usePbx();

	it('plain: header and rows with the SIP secret', async () => {
		const { body } = await ask(pbx(), { reqtype: 'info', info: 'extensions' });
		const [header, first, second, third] = body.split('\n');
		expect(header).toBe('Number|Name|Tech|State|Username|Password');
		expect(first).toBe('204|קבלה|SIP|NOT_INUSE|204-DEMOCO|canary+/=&% sip-password-204|');
		expect(second).toBe('205|Support|PJSIP|NOT_INUSE|205-DEMOCO|canary+/=&% sip-password-205|');
		expect(third).toBe(
			'206|מחסן / Store "B"|PJSIP|UNAVAILABLE|206-DEMOCO|canary+/=&% sip-password-206|',
		);
	});

	it('json: every secret twice, by name and by position', async () => {
		const { body } = await ask(pbx(), {
			reqtype: 'info',
			info: 'extensions',
			format: 'json',
			number: '204',
		});
		const [row] = JSON.parse(body) as Row[];
		const names = [
			'password',
			'ex_webpassword',
			'ex_token',
			'ex_2fa_param1',
			'ex_2fa_param2',
			'ex_2fa_param3',
			'ex_lockpin',
		];
		for (const name of names) {
			const secret = row?.[name] ?? '';
			expect(secret).toMatch(/^canary[-+]|^ca9a47204/);
			expect(CANARY_SECRETS).toContain(secret);
			expect(body.split(secret.replaceAll('/', '\\/'))).toHaveLength(3);
		}
		expect(row?.ex_webpassword).toMatch(/^[0-9a-f]{64}$/);
	});

	it('one by id, number or username; none for an unknown one', async () => {
		const numbers = async (params: Row) =>
			(await info<Row[]>(pbx(), 'extensions', params)).map(({ ex_number }) => ex_number);
		expect(await numbers({ id: '1205' })).toEqual(['205']);
		expect(await numbers({ number: '206-DEMOCO' })).toEqual(['206']);
		expect(await numbers({ number: '999' })).toEqual([]);
		expect(await numbers({})).toEqual(['204', '205', '206', '207', '208', '210']);
	});

	it('the device state follows the calls', async () => {
		const state = async () =>
			(await info<Row[]>(pbx(), 'extensions', { number: '204' }))[0]?.st_state;
		expect(await state()).toBe('NOT_INUSE');
		await dial(pbx());
		expect(await state()).toBe('RINGING');
		pbx().clock.advance({ seconds: 5 });
		expect(await state()).toBe('INUSE');
	});

	it('the other rows with secrets carry theirs too', async () => {
		const bodyOf = async (params: Row) => (await ask(pbx(), { format: 'json', ...params })).body;
		const [did] = await info<Row[]>(pbx(), 'dids');
		expect(Object.keys(did ?? {})).toHaveLength(348);
		expect(did?.te_recordingpassword).toBe('canary+/=&% recording-password');
		const boxes = JSON.parse(await bodyOf({ reqtype: 'VOICEMAIL', action: 'list' })) as Row[];
		expect(Object.keys(boxes[0] ?? {})).toHaveLength(120);
		expect(boxes[0]).toMatchObject({
			imapuser: 'canary-imap-user',
			imappassword: 'canary+/=&% imap-password',
		});

		await dial(pbx(), { source: '0500000009', dest: '900' });
		pbx().clock.advance({ minutes: 1 });
		const [log] = await info<Row[]>(pbx(), 'queuelogs', { queue: '27' });
		expect(Object.keys(log ?? {})).toHaveLength(312);
		expect(log).toMatchObject({ qu_name: 'תמיכה', agent: '204' });
		expect(Object.values(log ?? {})).toContain('canary-token-204');
	});

	it('an empty queue log is the single byte ] in json, 0 bytes otherwise', async () => {
		const log = async (format: string) =>
			(await ask(pbx(), { reqtype: 'INFO', info: 'queuelogs', format })).body;
		expect([await log('json'), await log('csv'), await log('plain')]).toEqual([']', '', '']);
	});
});
