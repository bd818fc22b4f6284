/** TRANSFER and ATXTRANSFER (pbx.md#replies-to-writes). */
import { ask, askJson, dial, info, usePbx } from '../client';

type Row = Record<string, string>;

describe('8.25 TRANSFER and ATXTRANSFER', () => {
	const pbx = usePbx();

	/** 204 talks with 0500000001; sends on, or lets transfer, whoever is on that phone. */
	async function transfer(reqtype: string, phone: string, dest = '205'): Promise<string> {
		const id = await dial(pbx());
		pbx().clock.advance({ seconds: 5 });
		const channels = await askJson<Row[]>(pbx(), { reqtype: 'CHANNELS' });
		const channel = channels.findLast(
			({ dst, originateid }) => dst === phone && originateid === id,
		)?.channel;
		return (await ask(pbx(), { reqtype, channel: channel ?? '', dest, format: 'json' })).body;
	}

	/** Who was connected, and when. */
	async function rows(): Promise<string[][]> {
		pbx().clock.advance({ minutes: 1 });
		return (await info<Row[]>(pbx(), 'cdrs')).map(
			({ uniqueid = '', linkedid, lastdst = '', start = '', end = '', disposition = '' }) => [
				uniqueid === linkedid ? 'first' : 'other',
				lastdst,
				start.slice(14),
				end.slice(14),
				disposition,
			],
		);
	}

	it('blind: the others leave at once, the new phone rings and answers', async () => {
		expect(await transfer('TRANSFER', '0500000001')).toBe(
			'{"Response":"Success","Message":"Redirect successful"}',
		);
		expect(await rows()).toEqual([
			['first', '0500000001', '00:00', '00:05', 'ANSWERED'],
			['other', '204-DEMOCO', '00:00', '00:05', 'ANSWERED'],
			['other', '205-DEMOCO', '00:05', '00:13', 'ANSWERED'],
		]);
		expect((await info<Row[]>(pbx(), 'cdrs'))[2]).toMatchObject({
			...{ src: '0500000001', dst: '205', billsec: '8', prevuniqueid: '' },
		});
	});

	it('blind, to nobody: the caller who was sent on is left with an extra row', async () => {
		await transfer('TRANSFER', '0500000001', '207');
		expect((await rows()).slice(2)).toEqual([
			['other', '207-DEMOCO', '00:05', '00:35', 'NO ANSWER'],
			['other', '207', '00:35', '00:35', 'ANSWERED'],
		]);
	});

	it('blind, by half of a Local channel: the source is sent on, with the same unique ID', async () => {
		const id = await dial(pbx());
		pbx().clock.advance({ seconds: 5 });
		const { channel = '' } = await info<Row>(pbx(), 'call', { id });
		await ask(pbx(), { reqtype: 'TRANSFER', channel, dest: '205' });
		expect(await rows()).toEqual([
			['first', '0500000001', '00:00', '00:05', 'ANSWERED'],
			['first', '205-DEMOCO', '00:05', '00:13', 'ANSWERED'],
			['other', '204-DEMOCO', '00:00', '00:13', 'ANSWERED'],
		]);
	});

	it('attended: by the transferer’s channel, who leaves when the new phone answers', async () => {
		await transfer('ATXTRANSFER', '0500000001');
		expect(await rows()).toEqual([
			// The consultation, over a Local channel.
			['other', '205-DEMOCO', '00:05', '00:07', 'ANSWERED'],
			['other', '205', '00:07', '00:07', 'ANSWERED'],
			['other', '205-DEMOCO', '00:05', '00:07', 'ANSWERED'],
			// The one who was called, whom the consultation holds, goes on with the new phone.
			['first', '0500000001', '00:00', '00:05', 'ANSWERED'],
			['first', '205-DEMOCO', '00:05', '00:07', 'ANSWERED'],
			['first', '205-DEMOCO', '00:07', '00:13', 'ANSWERED'],
			['other', '204-DEMOCO', '00:00', '00:13', 'ANSWERED'],
		]);
	});

	it('attended, to nobody: both talk on', async () => {
		pbx().switches.talkSeconds = 60;
		await transfer('ATXTRANSFER', '0500000001', '207');
		pbx().clock.advance({ minutes: 1 });
		expect((await rows()).filter(([channel]) => channel === 'first')).toEqual([
			['first', '0500000001', '00:00', '00:05', 'ANSWERED'],
			['first', '207-DEMOCO', '00:05', '00:35', 'ANSWERED'],
			['first', '0500000001', '00:35', '01:34', 'ANSWERED'],
		]);
	});

	it('refuses an unknown channel and missing parameters', async () => {
		const refusal = async (params: Row) =>
			(await ask(pbx(), { reqtype: 'TRANSFER', ...params })).body;
		expect(await refusal({ channel: 'PJSIP/x', dest: '205' })).toBe('Error|Redirect failed|');
		expect(await refusal({ dest: '205' })).toBe('Error|No channel specified|');
		expect(await refusal({ channel: 'PJSIP/x' })).toBe('Error|No dest specified|');
	});
});
