/** The requests that the sheet only names, and the engine's others (pbx.md#replies-to-writes). */
import { ask, askJson, dial, info, usePbx, type Params } from '../client';

type Row = Record<string, string>;

describe('8.25', () => {
	const pbx = usePbx();
	const body = async (params: Params) => (await ask(pbx(), params)).body;

	it('SMS keeps the text and lists it', async () => {
		const message = 'שלום & ברכה +1 😀\nשורה';
		expect(await body({ reqtype: 'SMS', source: '0700000001', dest: '0500000001', message })).toBe(
			'OK',
		);
		expect(pbx().state.smsLog).toMatchObject([
			{ source: '0700000001', destination: '0500000001', message },
		]);
		expect(await info(pbx(), 'sms')).toMatchObject([{ message, date: '2024-06-01 12:00:00' }]);
		expect(await info(pbx(), 'sms', { start: '2024-06-02', end: '2024-06-03' })).toEqual([]);
		expect(await body({ reqtype: 'SMS', source: '1', dest: '2' })).toBe('No message specified');
		expect(await body({ reqtype: 'SMS', source: '1', message: 'x' })).toBe('No dest specified');
		expect(await body({ reqtype: 'SMS', dest: '1', message: 'x' })).toBe('No source specified');
	});

	it('SETFLOW by number is read back by id and in FLOWS', async () => {
		expect(await body({ reqtype: 'SETFLOW', number: '7001', state: 'INUSE' })).toBe('OK');
		expect(await body({ reqtype: 'SETFLOW', number: '7001', value: 'חג' })).toBe('OK');
		expect(await body({ reqtype: 'INFO', info: 'flow', id: '61', format: 'json' })).toBe('INUSE');
		expect(await body({ reqtype: 'INFO', info: 'variable', id: '61' })).toBe('חג');
		expect((await askJson<Row[]>(pbx(), { reqtype: 'FLOWS' }))[0]).toMatchObject({
			fl_id: '61',
			fl_number: '7001',
			fl_name: 'מצב לילה',
			fl_value: 'חג',
			st_state: 'INUSE',
		});
		expect(await body({ reqtype: 'INFO', info: 'flow' })).toBe('UNAVAILABLE');
		expect(await body({ reqtype: 'INFO', info: 'variable' })).toBe('');
	});

	it('SETFLOW refuses in words', async () => {
		expect(await body({ reqtype: 'SETFLOW', state: 'INUSE' })).toBe('No number specified');
		expect(await body({ reqtype: 'SETFLOW', number: '61', state: 'INUSE' })).toBe(
			'Wrong or missing flow number',
		);
		expect(await body({ reqtype: 'SETFLOW', number: '7001' })).toBe('No state or value specified');
		expect(await body({ reqtype: 'SETFLOW', number: '7001', state: 'OPEN' })).toBe(
			'Wrong or missing state',
		);
	});

	it('DND is set, read, and makes the phone busy', async () => {
		const get = { reqtype: 'DND', action: 'get', number: '205' };
		expect(await body(get)).toBe('');
		expect(await body({ reqtype: 'DND', action: 'set', number: '205', value: 'on' })).toBe('OK');
		expect(await body(get)).toBe('on');
		await dial(pbx(), { dest: '205' });
		pbx().clock.advance({ minutes: 1 });
		expect((await info<Row[]>(pbx(), 'simplecdrs'))[0]?.sc_disposition).toBe('BUSY');
		expect(await body({ reqtype: 'DND', action: 'set', number: '205', value: '' })).toBe('OK');
		expect(await body(get)).toBe('');
		expect(await body({ ...get, number: '999' })).toBe('Wrong or missing extension number');
		expect(await body({ ...get, action: 'set', number: '999' })).toBe(
			'Wrong or missing extension number',
		);
	});

	it('VOICEMAIL lists boxes and messages, plays, marks and deletes them', async () => {
		const box = { reqtype: 'VOICEMAIL', mailbox: '204' };
		const message = { ...box, msgid: '1475000000-00000004' };
		expect((await body({ reqtype: 'VOICEMAIL', action: 'list' })).split('\n').slice(0, 2)).toEqual([
			'Mailbox|Fullname|Email|Attach|',
			'204|קבלה|reception@example.com|yes|',
		]);
		const messages = async () => await askJson<Row[] | null>(pbx(), { ...box, action: 'messages' });
		const [first] = (await messages()) ?? [];
		expect(first).toMatchObject({ msg_id: '1475000000-00000004', duration: '12' });
		expect(first?.origtime).toMatch(/^\d{10}$/);
		expect(first?.dir).toMatch(/\/INBOX$/);
		expect((await body({ ...box, action: 'messages' })).split('\n')[0]).toBe(
			'CallerID|Duration|DateTime|Msgid|Dir|',
		);

		const audio = await ask(pbx(), { ...message, action: 'message' });
		expect([audio.contentType, audio.bytes.toString('hex', 0, 2)]).toEqual(['audio/mpeg', 'fffb']);
		expect(await body({ ...box, action: 'message', msgid: '1-2' })).toBe('');

		expect(await body({ ...message, action: 'markread' })).toBe('OK');
		expect((await messages())?.[0]?.dir).toMatch(/\/Old$/);
		expect(await body({ ...message, action: 'markunread' })).toBe('OK');
		expect((await messages())?.[0]?.dir).toMatch(/\/INBOX$/);
		expect(await body({ ...message, action: 'delete' })).toBe('OK');
		expect(await messages()).toBeNull();
		pbx().switches.voicemailNothing = 'nothing';
		expect(await body({ ...box, action: 'messages', format: 'json' })).toBe('');
		expect(await body({ ...message, action: 'delete' })).toBe('No such message');
		expect(await body({ reqtype: 'VOICEMAIL', action: 'messages' })).toBe('');
	});

	it('CDR update appends to the userfield, CDR get reads it raw', async () => {
		const { uniqueId } = pbx().addEndedCall();
		const update = { reqtype: 'CDR', action: 'update', field: 'userfield', uniqueid: uniqueId };
		expect(await body({ ...update, value: ' הערה' })).toBe('OK');
		const get = { reqtype: 'CDR', action: 'get', field: 'userfield', format: 'json' };
		expect(await body({ ...get, uniqueid: uniqueId })).toBe('[inbound] הערה');
		expect((await info<Row[]>(pbx(), 'cdrs', { direction: 'IN' }))[0]?.userfield).toBe(
			'[inbound] הערה',
		);
		expect(await body({ ...get, uniqueid: 'x' })).toBe('');
		expect(await body({ ...update, uniqueid: 'x' })).toBe('No such call');
		expect(await body({ ...update, field: 'src' })).toBe('Wrong or missing field');
	});

	it('GETCURRENTCALLS, CHANNELS and CHANNEL show the calls of the moment', async () => {
		const current = { reqtype: 'GETCURRENTCALLS', phone: '204', format: 'json' };
		expect(await body(current)).toBe('');
		await dial(pbx());
		await dial(pbx());
		pbx().clock.advance({ seconds: 5 });
		pbx().switches.callShape = 'array';
		expect(await askJson(pbx(), current)).toHaveLength(1);
		expect(await askJson(pbx(), { ...current, multiple: 'yes' })).toHaveLength(2);
		const channels = await askJson<Row[]>(pbx(), { reqtype: 'CHANNELS' });
		// Two phones each, and both halves of a Local channel.
		expect(channels).toHaveLength(8);
		const [{ channel = '' } = {}] = channels;
		expect(await askJson(pbx(), { reqtype: 'CHANNEL', channel })).toMatchObject([{ channel }]);
	});

	it('BLFS follows the calls', async () => {
		await dial(pbx());
		expect((await askJson<Row[]>(pbx(), { reqtype: 'BLFS' }))[0]).toMatchObject({
			st_extension: '204-DEMOCO',
			st_state: 'RINGING',
		});
	});

	it.each<[Params, string]>([
		[{ reqtype: 'COUNTCALLS' }, ''],
		[{ reqtype: 'COUNTCHANNELS' }, 'Wrong or missing tenant code'],
		[{ reqtype: 'INFO', info: 'balance' }, '123.45670000'],
		[{ reqtype: 'INFO', info: 'transcript' }, ''],
		[{ reqtype: 'MEDIAFILE', action: 'getaudio', objectid: '1' }, ''],
		[{ reqtype: 'RESPONSEPATH', action: 'list' }, ''],
		[{ reqtype: 'INFO', info: 'config' }, '7|DEMOCO|Demo|10|6|5|on|'],
		[
			{ reqtype: 'INFO', info: 'config', format: 'json' },
			'{"maxchannels":"10","maxextensions":"6","maxdids":"5"}',
		],
		[
			{ reqtype: 'INFO', info: 'agentsdelay', queue: '28', format: 'json' },
			'{"28":{"205-DEMOCO":0}}',
		],
	])('%j answers %j', async (params, expected) => {
		expect(await body(params)).toBe(expected);
	});

	it('PEERS has 11 columns and regstate knows who is registered', async () => {
		pbx().switches.doubledKeys = 'off';
		const peers = await askJson<Row[]>(pbx(), { reqtype: 'PEERS' });
		expect(Object.keys(peers[0] ?? {}).join()).toBe(
			'node,Name,Host,Dyn,Forcerport,Comedia,ACL,Port,Status,Description,Realtime',
		);
		expect(await info(pbx(), 'regstate')).toContainEqual({
			peername: '206-DEMOCO',
			state: 'UNREGISTERED',
		});
	});

	it('does not know what the provider has left out', async () => {
		const { switches } = pbx();
		switches.notOffered = ['voicemail', 'info=queuecallers'];
		const list = { reqtype: 'VOICEMAIL', action: 'list', format: 'json' };
		expect(await body(list)).toBe('');
		switches.unknownRequest = 'keyRefusal';
		expect(await body(list)).toMatch(/^Too bad/);
		switches.unknownRequest = 'help';
		expect(await body(list)).toMatch(/^<pre>/);
		expect(await body({ reqtype: 'INFO', info: 'queuecallers', id: '27', format: 'json' })).toBe(
			'',
		);
		expect(await body({ reqtype: 'INFO', info: 'queues', format: 'json' })).toMatch(/^\{/);
		const help = await body({ reqtype: 'HELP' });
		expect(help).toContain('reqtype=DND');
		expect(help).toContain('info=queues');
		expect(help).not.toContain('VOICEMAIL');
		expect(help).not.toContain('queuecallers');
	});

	it('HELP names every request', async () => {
		const help = await body({ reqtype: 'HELP' });
		for (const name of [
			'DIAL',
			'CAMPAIGN',
			'VIRTUALEXT',
			'PHONEBOOK',
			'info=simplecdrs',
			'subreqtype=getall',
		]) {
			expect(help).toContain(name);
		}
	});
});
