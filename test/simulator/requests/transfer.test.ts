/** TRANSFER and ATXTRANSFER (pbx.md#replies-to-writes). */
import { ask, askJson, dial, info, usePbx } from '../client';

type Row = Record<string, string>;

describe('8.25 TRANSFER and ATXTRANSFER', () => {
	const pbx = usePbx();

	const ofCustomer = ({ dst }: Row) => dst === '0500000001';
	const ofExtension = ({ channel }: Row) => channel.includes('204');

	/** 204 talks to 0500000001; one of their channels is given. */
	async function talkAndTransfer(
		reqtype: string,
		isGiven: (row: Row) => boolean,
		dest = '205',
	): Promise<string> {
		const id = await dial(pbx());
		pbx().clock.advance({ seconds: 5 });
		const channels = await askJson<Row[]>(pbx(), { reqtype: 'CHANNELS' });
		const given = channels.find((row) => row.originateid === id && isGiven(row));
		return (await ask(pbx(), { reqtype, channel: given?.channel ?? '', dest, format: 'json' }))
			.body;
	}

	/** Who has talked, from when to when. */
	async function talks(): Promise<string[][]> {
		pbx().clock.advance({ minutes: 1 });
		const legs = await info<Row[]>(pbx(), 'cdrs');
		return legs.map(({ lastdst, start, end }) => [lastdst, start.slice(14), end.slice(14)]);
	}

	it('blind: the party of the channel is sent on, the other leaves at once', async () => {
		expect(await talkAndTransfer('TRANSFER', ofCustomer)).toBe(
			'{"Response":"Success","Message":"Redirect successful"}',
		);
		expect(await talks()).toEqual([
			['204-DEMOCO', '00:00', '00:05'],
			['0500000001', '00:02', '00:13'],
			['205-DEMOCO', '00:05', '00:13'],
		]);
	});

	it('attended: the party of the channel transfers, and leaves when the new phone answers', async () => {
		expect(await talkAndTransfer('ATXTRANSFER', ofExtension)).toBe(
			'{"Response":"Success","Message":"Redirect successful"}',
		);
		expect(await talks()).toEqual([
			['204-DEMOCO', '00:00', '00:07'],
			['0500000001', '00:02', '00:13'],
			['205-DEMOCO', '00:05', '00:13'],
		]);
	});

	it('attended: the call goes on when the new phone does not answer', async () => {
		await talkAndTransfer('ATXTRANSFER', ofExtension, '206');
		expect((await talks()).slice(0, 2)).toEqual([
			['204-DEMOCO', '00:00', '00:10'],
			['0500000001', '00:02', '00:10'],
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
