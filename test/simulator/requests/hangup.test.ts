/** HANGUP (pbx.md#hang-up). */
import { ask, dial, info, usePbx } from '../client';

type Row = Record<string, string>;

describe('8.11 HANGUP', () => {
	const pbx = usePbx();
	const hangUp = async (params: Row) =>
		(await ask(pbx(), { reqtype: 'HANGUP', format: 'json', ...params })).body;
	const SUCCESS = '{"Response":"Success","Message":"Channel Hungup"}';
	const UNKNOWN = '{"Response":"Error","Message":"No such channel"}';

	it('wants the exact channel, with a plain slash', async () => {
		const id = await dial(pbx());
		const { channel = '' } = await info<Row>(pbx(), 'call', { id });
		expect(channel).toMatch(/^Local\/204@sourceproxyapidial-[0-9a-f]{8};1$/);
		expect(await hangUp({ channel: channel.replace('/', '\\/') })).toBe(UNKNOWN);
		expect(await hangUp({ channel: channel.slice(0, -2) })).toBe(UNKNOWN);
		expect(await hangUp({ channel })).toBe(SUCCESS);
		expect(await hangUp({ channel })).toBe(UNKNOWN);
	});

	it.each<Row>([
		{ extension: '204' },
		{ extension: '204-DEMOCO', fast: 'yes' },
		{ number: '204' },
		{ source: '204' },
	])('by extension: %j', async (params) => {
		await dial(pbx());
		expect(await hangUp(params)).toBe(SUCCESS);
		expect(pbx().state.calls).toEqual([]);
	});

	it('ends the call now: what rang was not answered', async () => {
		await dial(pbx());
		pbx().clock.advance({ seconds: 3 });
		await hangUp({ extension: '204' });
		expect(
			(await info<Row[]>(pbx(), 'cdrs')).map(({ end, disposition, billsec }) => [
				end,
				disposition,
				billsec,
			]),
		).toEqual([
			['2024-06-01 12:00:03', 'NO ANSWER', '1'],
			['2024-06-01 12:00:03', 'ANSWERED', '1'],
		]);
	});

	it('leaves no leg of a phone that had not rung', async () => {
		await dial(pbx());
		pbx().clock.advance({ seconds: 1 });
		await hangUp({ extension: '204' });
		expect(await info<Row[]>(pbx(), 'cdrs')).toMatchObject([
			{ disposition: 'NO ANSWER', duration: '1' },
		]);
	});

	it.each([
		['at all times while it is kept', 'kept', 5, SUCCESS],
		['before the talk, where it is taken out then', 'optimised', 3, SUCCESS],
		['no longer in the talk', 'optimised', 5, UNKNOWN],
	] as const)('of the Local channel works %s', async (_case, localChannels, seconds, reply) => {
		pbx().switches.localChannels = localChannels;
		const id = await dial(pbx());
		const { channel = '' } = await info<Row>(pbx(), 'call', { id });
		pbx().clock.advance({ seconds });
		expect(await hangUp({ channel })).toBe(reply);
	});

	it('answers in four ways', async () => {
		const answers: string[] = [];
		for (const style of ['json', 'line', 'ok', 'nothing'] as const) {
			pbx().switches.hangupReply = style;
			await dial(pbx());
			answers.push(await hangUp({ extension: '204' }), await hangUp({ extension: '204' }));
		}
		expect(answers).toEqual([
			SUCCESS,
			UNKNOWN,
			'Success|Channel Hungup|',
			'Error|No such channel|',
			'OK',
			'No such channel',
			'',
			'No such channel',
		]);
	});

	it('wants a channel or an extension', async () => {
		expect(await hangUp({})).toBe('{"Response":"Error","Message":"No channel specified"}');
	});
});
