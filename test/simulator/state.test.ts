/**
 * State that holds together (pbx.md#the-simulator), the clock, and how state is put in directly.
 */
import { startSimulator } from '../../simulator';
import { ask, askJson, dial, info, NOON, usePbx } from './client';

type Row = Record<string, string>;

describe('8.26 state holds together', () => {
	const pbx = usePbx();

	it('queue membership is the same in QUEUE list, agents and AGENT listqueues', async () => {
		await ask(pbx(), { reqtype: 'QUEUE', action: 'add', number: '902', extension: '206' });
		expect(await askJson(pbx(), { reqtype: 'QUEUE', action: 'list', id: '29' })).toEqual([
			'206-DEMOCO',
		]);
		expect(await info(pbx(), 'agents', { queue: '29' })).toMatchObject({
			'206-DEMOCO': { 1: 'available', 2: 'UNAVAILABLE' },
		});
		expect(
			await askJson(pbx(), { reqtype: 'AGENT', action: 'listqueues', extension: '206' }),
		).toEqual({ 29: 'Empty' });
		await ask(pbx(), { reqtype: 'QUEUE', action: 'clean', id: '29' });
		expect(
			await askJson(pbx(), { reqtype: 'AGENT', action: 'listqueues', extension: '206' }),
		).toEqual({});
	});

	it('one dial’s ID leads to its CDR legs, its call and its recording', async () => {
		const id = await dial(pbx(), { recording: 'yes' });
		await dial(pbx(), { source: '205' });
		pbx().clock.advance({ minutes: 1 });
		const legs = (await info<Row[]>(pbx(), 'cdrs')).filter(({ originateid }) => originateid === id);
		expect(legs.map(({ lastdst }) => lastdst)).toEqual(['0500000001', '204-DEMOCO']);
		const calls = await info<Row[]>(pbx(), 'simplecdrs', { uniqueid: legs[0]?.linkedid ?? '' });
		expect(calls.map(({ sc_calleridnum }) => sc_calleridnum)).toEqual(['204']);
		const byCall = await ask(pbx(), {
			reqtype: 'INFO',
			info: 'inforecording',
			id: calls[0]?.sc_uniqueid ?? '',
		});
		const byDial = await ask(pbx(), { reqtype: 'INFO', info: 'inforecording', id });
		expect(byCall.body).toBe(byDial.body);
		expect(byCall.body).not.toBe('');
	});

	it('a virtual extension rings its members', async () => {
		await ask(pbx(), { reqtype: 'VIRTUALEXT', action: 'add', number: '210', extension: '207' });
		await dial(pbx(), { dest: '210' });
		pbx().clock.advance({ minutes: 1 });
		expect(
			(await info<Row[]>(pbx(), 'cdrs')).map(({ lastdst, disposition }) => [lastdst, disposition]),
		).toEqual([
			['205-DEMOCO', 'ANSWERED'],
			['207-DEMOCO', 'NO ANSWER'],
			['204-DEMOCO', 'ANSWERED'],
		]);
	});
});

describe('the clock', () => {
	const pbx = usePbx();

	it('stands, jumps and runs', async () => {
		const { clock } = pbx();
		expect(clock.now()).toEqual(NOON);
		clock.advance(1500);
		expect(clock.now().getTime() - NOON.getTime()).toBe(1500);
		clock.run();
		const started = clock.now().getTime();
		await new Promise((resolve) => AbortSignal.timeout(30).addEventListener('abort', resolve));
		expect(clock.now().getTime()).toBeGreaterThan(started);
		clock.set(new Date('2030-01-01T00:00:00Z'));
		clock.freeze();
		expect(clock.now().toISOString()).toMatch(/^2030-01-01T00:00:00/);
	});

	it('dates unique IDs, originate IDs and rows', async () => {
		pbx().clock.set(new Date('2033-05-18T03:33:20Z'));
		const id = await dial(pbx());
		expect(id.startsWith(`1${(2_000_000_000).toString(16)}`)).toBe(true);
		expect(await info(pbx(), 'call', { id })).toMatchObject({
			uniqueid: expect.stringMatching(/^pbx01-2000000000\.\d+$/) as string,
			start: '2033-05-18 06:33:20',
		});
	});
});

describe('options', () => {
	it('sets key, tenant, zone and switches, which a reset brings back', async () => {
		const pbx = await startSimulator({
			key: 'k',
			tenant: 'ACME',
			zone: 'America/New_York',
			switches: { doubledKeys: 'off', talkSeconds: 60 },
		});
		try {
			pbx.clock.freeze();
			pbx.clock.set(NOON);
			expect(pbx.url).toBe(`${pbx.origin}/pbx/gisapi.php`);
			const { uniqueId, linkedId, originateId } = pbx.addEndedCall({
				start: NOON,
				originateId: true,
			});
			expect([uniqueId === linkedId, originateId]).toEqual([
				true,
				expect.stringMatching(/^[0-9a-f]{14}$/),
			]);
			expect(await info(pbx, 'cdrs')).toEqual([
				expect.objectContaining({
					start: '2024-06-01 05:00:00',
					lastdst: '204-ACME',
					originateid: originateId,
				}),
			]);
			pbx.switches.doubledKeys = 'on';
			pbx.switches.ringSeconds = 99;
			pbx.resetSwitches();
			expect(pbx.switches).toMatchObject({ doubledKeys: 'off', talkSeconds: 60, ringSeconds: 2 });
		} finally {
			await pbx.stop();
		}
	});

	it('refuses a port that is taken', async () => {
		const pbx = await startSimulator();
		try {
			await expect(startSimulator({ port: Number(new URL(pbx.origin).port) })).rejects.toThrow(
				'EADDRINUSE',
			);
		} finally {
			await pbx.stop();
		}
	});
});
