/** TRANSFER and ATXTRANSFER (pbx.md#replies-to-writes). */
import { ask, askJson, dial, info, usePbx } from '../client';

type Row = Record<string, string>;

describe('8.25 TRANSFER and ATXTRANSFER', () => {
	const pbx = usePbx();

	async function talkAndTransfer(reqtype: string, dest = '205'): Promise<string> {
		const id = await dial(pbx());
		pbx().clock.advance({ seconds: 5 });
		const channels = await askJson<Row[]>(pbx(), { reqtype: 'CHANNELS' });
		const channel = channels.find(
			({ dst, originateid }) => dst === '0500000001' && originateid === id,
		)?.channel;
		return (await ask(pbx(), { reqtype, channel: channel ?? '', dest, format: 'json' })).body;
	}

	it('blind: the others leave at once, the new phone rings and answers', async () => {
		expect(await talkAndTransfer('TRANSFER')).toBe(
			'{"Response":"Success","Message":"Redirect successful"}',
		);
		pbx().clock.advance({ minutes: 1 });
		const legs = await info<Row[]>(pbx(), 'cdrs');
		expect(
			legs.map(({ lastdst, start, end }) => [lastdst, start.slice(14), end.slice(14)]),
		).toEqual([
			['204-DEMOCO', '00:00', '00:05'],
			['0500000001', '00:02', '00:13'],
			['205-DEMOCO', '00:05', '00:13'],
		]);
		expect(legs[2]?.prevuniqueid).toBe(legs[1]?.uniqueid);
	});

	it('attended: the others leave when the new phone answers', async () => {
		await talkAndTransfer('ATXTRANSFER');
		pbx().clock.advance({ minutes: 1 });
		expect((await info<Row[]>(pbx(), 'cdrs'))[0]?.end).toBe('2024-06-01 12:00:07');
	});

	it('refuses an unknown channel and missing parameters', async () => {
		const refusal = async (params: Row) =>
			(await ask(pbx(), { reqtype: 'TRANSFER', ...params })).body;
		expect(await refusal({ channel: 'PJSIP/x', dest: '205' })).toBe('Error|Redirect failed|');
		expect(await refusal({ dest: '205' })).toBe('Error|No channel specified|');
		expect(await refusal({ channel: 'PJSIP/x' })).toBe('Error|No dest specified|');
	});
});
