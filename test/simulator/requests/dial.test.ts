/** DIAL (pbx.md#dial). */
import { ask, askJson, dial, info, usePbx, type Params } from '../client';

type Row = Record<string, string>;

describe('8.10 DIAL', () => {
	const pbx = usePbx();
	const ORDER = { reqtype: 'DIAL', source: '204', dest: '0500000001' };
	const later = (seconds: number) => pbx().clock.advance({ seconds });
	const legs = async () => await info<Row[]>(pbx(), 'cdrs').catch((): Row[] => []);

	it('says that the call is queued, plain', async () => {
		expect((await ask(pbx(), ORDER)).body).toMatch(
			/^Success\|Originate successfully queued\|[0-9a-f]{14}\|$/,
		);
	});

	it('says that the call is queued, json, with a new ID each time', async () => {
		const { body } = await ask(pbx(), { ...ORDER, format: 'json' });
		expect(body).toMatch(
			/^\{"Response":"Success","Message":"Originate successfully queued","ID":"[0-9a-f]{14}"\}$/,
		);
		const ids = [await dial(pbx()), await dial(pbx()), (JSON.parse(body) as { ID: string }).ID];
		expect(new Set(ids).size).toBe(3);
	});

	it.each<[string, Params]>([
		['no source', { source: '' }],
		['no destination', { dest: '' }],
	])('refuses %s', async (_case, missing) => {
		const json = async () => (await ask(pbx(), { ...ORDER, ...missing, format: 'json' })).body;
		expect(await json()).toBe('{"Response":"Error","Message":"Originate failed"}');
		pbx().switches.dialRefusal = 'bare';
		expect(await json()).toBe('{"Response":"Error"}');
		pbx().switches.dialRefusal = 'line';
		expect(await json()).toBe('Error|Originate failed|');
		expect((await ask(pbx(), { ...ORDER, ...missing })).body).toBe('Error|Originate failed|');
		expect(pbx().state.calls).toEqual([]);
	});

	it('refuses whatever it is told to refuse, and calls nobody', async () => {
		pbx().switches.dialOutcome = 'refused';
		expect((await ask(pbx(), ORDER)).body).toBe('Error|Originate failed|');
		expect(pbx().state.calls).toEqual([]);
	});

	it('takes the aliases exten and phone, and the account as source', async () => {
		await ask(pbx(), { reqtype: 'DIAL', exten: '204-DEMOCO', phone: '205' });
		await ask(pbx(), { ...ORDER, source: 'ACCOUNT', account: '205-DEMOCO' });
		expect(pbx().state.calls.map(({ source, destination }) => [source, destination])).toEqual([
			['204', '205'],
			['205', '0500000001'],
		]);
	});

	it('rings, is answered, ends and becomes two CDR rows and one call', async () => {
		const id = await dial(pbx());
		expect(await info(pbx(), 'call', { id })).toMatchObject({ state: 'Ringing', originateid: id });
		later(2); // the source answers, the destination rings
		expect(await info<Row>(pbx(), 'extstate', { ext: '204' })).toMatchObject({
			OtherParty: '0500000001',
		});
		expect(await legs()).toEqual([]);
		later(8); // two seconds' ringing, six seconds' talk
		const [destination, source, ...more] = await legs();
		expect(more).toEqual([]);
		expect(source).toMatchObject({
			start: '2024-06-01 12:00:00',
			answer: '2024-06-01 12:00:02',
			end: '2024-06-01 12:00:10',
			realsrc: '204-DEMOCO',
			firstdst: '204',
			src: '0500000001',
			dstchannel: expect.stringMatching(/^SIP\/204-DEMOCO-[0-9a-f]{8}$/) as string,
			duration: '10',
			billsec: '8',
			disposition: 'ANSWERED',
			userfield: '[outbound]',
			originateid: id,
			lastdst: '204-DEMOCO',
		});
		// Both begin with the originate and are answered when the source picks up.
		expect(destination).toMatchObject({
			start: '2024-06-01 12:00:00',
			answer: '2024-06-01 12:00:02',
			end: '2024-06-01 12:00:10',
			billsec: '8',
			lastdst: '0500000001',
			originateid: id,
			linkedid: source?.linkedid,
		});
		expect(destination?.uniqueid).toBe(destination?.linkedid);
		expect(destination?.uniqueid).not.toBe(source?.uniqueid);
		expect(source?.uniqueid).toMatch(/^pbx01-1717232400\.\d+$/);
		expect(await info(pbx(), 'simplecdrs')).toEqual([
			expect.objectContaining({
				sc_direction: 'OUT',
				sc_calleridnum: '204',
				sc_dialednum: '0500000001',
				sc_disposition: 'ANSWERED',
				sc_duration: '10',
				sc_uniqueid: destination?.uniqueid,
				sc_whoanswered: '0500000001',
			}),
		]);
		expect(await info(pbx(), 'extstate', { ext: '204' })).toMatchObject({ UniqueID: '' });
	});

	const DESTINATION_FAILED = 'ANSWERED';
	it.each<[string, Params, string[], string]>([
		['busy', { dest: '0500000486' }, ['BUSY', DESTINATION_FAILED, 'ANSWERED'], 'BUSY'],
		['a refusal', { dest: '0500000603' }, ['BUSY', DESTINATION_FAILED, 'ANSWERED'], 'BUSY'],
		[
			'no answer',
			{ dest: '0500000408' },
			['NO ANSWER', DESTINATION_FAILED, 'ANSWERED'],
			'NO ANSWER',
		],
		[
			'no number',
			{ dest: '0500000404' },
			['NO ANSWER', DESTINATION_FAILED, 'ANSWERED'],
			'NO ANSWER',
		],
		['congestion', { dest: '0500000503' }, ['FAILED', DESTINATION_FAILED, 'ANSWERED'], 'FAILED'],
		['a destination that is not registered', { dest: '206' }, ['ANSWERED', 'ANSWERED'], 'FAILED'],
		['a source that never answers', { source: '207', nofollow: 'yes' }, ['NO ANSWER'], 'NO ANSWER'],
		['a busy source', { source: '208' }, ['BUSY'], 'BUSY'],
	])('ends with %s', async (_case, order, dispositions, told) => {
		await dial(pbx(), order);
		later(60);
		expect((await legs()).map(({ disposition }) => disposition)).toEqual(dispositions);
		const [call] = await info<Row[]>(pbx(), 'simplecdrs');
		expect([call?.sc_disposition, call?.sc_whoanswered]).toEqual([told, '']);
	});

	it('leaves nothing at all of a source that is not registered', async () => {
		await dial(pbx(), { source: '206' });
		later(60);
		expect(await legs()).toEqual([]);
		expect(pbx().state.simpleCdrs).toEqual([]);
	});

	it('timeout limits the talk, dialtimeout the ringing', async () => {
		await dial(pbx(), { timeout: '3' });
		later(60);
		// Two seconds' ringing of the destination are billed, too.
		expect((await legs())[0]).toMatchObject({ billsec: '5', disposition: 'ANSWERED' });
		await dial(pbx(), { dialtimeout: '1', nofollow: 'yes' });
		later(60);
		expect((await legs())[2]).toMatchObject({
			duration: '1',
			billsec: '0',
			disposition: 'NO ANSWER',
		});
	});

	it('autoanswer picks up at once; without nofollow the voicemail of the source does', async () => {
		await dial(pbx(), { autoanswer: 'yes' });
		expect(await askJson<Row[]>(pbx(), { reqtype: 'CHANNELS' })).toMatchObject([
			{ state: 'Up', dst: '204', channel: expect.stringMatching(/^Local.*;1$/) as string },
			{ state: 'Up', dst: '204', channel: expect.stringMatching(/^Local.*;2$/) as string },
			{ state: 'Up', dst: '204', channel: expect.stringMatching(/^SIP.204-DEMOCO-/) as string },
			{ state: 'Ringing', dst: '0500000001' },
		]);
		later(60);
		pbx().state.voicemail.push({ number: '207', fullName: 'x', email: '', messages: [] });
		await dial(pbx(), { source: '207' });
		later(60);
		expect(await legs()).toMatchObject([
			...[{}, {}, {}],
			{ lastdst: '207-DEMOCO', lastapp: 'Dial', disposition: 'NO ANSWER' },
			{
				...{ lastdst: 'Voicemail 207', lastapp: 'VoiceMail' },
				...{ disposition: 'ANSWERED', dstchannel: '' },
			},
		]);
	});

	it.each(['yes', 'yeschange'])(
		'recording=%s makes a recording of an answered call',
		async (recording) => {
			const id = await dial(pbx(), { recording });
			await dial(pbx(), { recording, dest: '0500000408' });
			await dial(pbx(), { recording: 'no' });
			await dial(pbx());
			later(60);
			await legs();
			expect(pbx().state.recordings.map(({ originateId }) => originateId)).toEqual([id]);
		},
	);

	it('stores variables under the tenant, split at commas and at the first equals sign', async () => {
		await ask(pbx(), { ...ORDER, var: 'callback=11111,meeting=a=b' });
		expect(pbx().state.calls[0]?.variables).toEqual({
			'DEMOCO-callback': '11111',
			'DEMOCO-meeting': 'a=b',
		});
		pbx().switches.dialVariablesOn = 'proxyapiOnly';
		await ask(pbx(), { ...ORDER, var: 'a=1' });
		expect(pbx().state.calls[1]?.variables).toEqual({});
	});

	it('presents the caller IDs; the source is shown the destination once that is rung', async () => {
		const callerIds = { sourceclid: '0700000009', destclid: '0700000008' };
		await dial(pbx(), { ...callerIds, dest: '205' });
		await dial(pbx(), { ...callerIds, source: '208' });
		later(60);
		expect((await legs()).map(({ src, clid }) => [src, clid])).toEqual([
			['0700000009', '"" <0700000009>'],
			['0700000008', '"קבלה" <0700000008>'],
			['205', '"Support" <205>'],
		]);
	});

	it('rings the members of a queue, the first free one answers', async () => {
		await ask(pbx(), { reqtype: 'AGENT', action: 'pause', queue: '27', extension: '204' });
		await dial(pbx(), { source: '0500000009', dest: '900' });
		later(60);
		expect((await legs()).map(({ lastdst, lastapp }) => [lastdst, lastapp])).toEqual([
			['205-DEMOCO', 'Queue'],
			['0500000009', 'Dial'],
		]);
		expect(pbx().state.queues[0]?.members.map(({ callsTaken }) => callsTaken)).toEqual([0, 1]);
	});
});
