/** simplecdrs (pbx.md#simple-cdrs). */
import { ask, usePbx, type Params } from '../../client';

type Row = Record<string, string>;

describe('8.15 simplecdrs', () => {
	const pbx = usePbx();
	const simple = async (params: Params = {}) =>
		await ask(pbx(), { reqtype: 'INFO', info: 'simplecdrs', format: 'json', ...params });

	it('is 11 doubled strings in the order observed', async () => {
		pbx().addEndedCall({
			uniqueId: 'pbx01-1717232400.4670',
			start: '2024-06-01 12:00:00',
			ringSeconds: 7,
			talkSeconds: 183,
		});
		expect((await simple()).body).toBe(
			'[{"0":"7","sc_te_id":"7","1":"DEMOCO","tenantcode":"DEMOCO","2":"2024-06-01 12:00:00","sc_start":"2024-06-01 12:00:00","3":"IN","sc_direction":"IN",' +
				'"4":"0500000001","sc_calleridnum":"0500000001","5":"Demo Caller","sc_calleridname":"Demo Caller","6":"0700000000","sc_dialednum":"0700000000",' +
				'"7":"ANSWERED","sc_disposition":"ANSWERED","8":"190","sc_duration":"190","9":"pbx01-1717232400.4670","sc_uniqueid":"pbx01-1717232400.4670","10":"204","sc_whoanswered":"204"}]',
		);
	});

	it('twelve fields by switch, sc_billsec before sc_uniqueid', async () => {
		pbx().addEndedCall({ talkSeconds: 30 });
		pbx().switches.simpleCdrFields = 'twelve';
		expect((await simple()).body).toContain('"9":"30","sc_billsec":"30","10":"pbx01-');
	});

	it('is 0 bytes, still application/json, when empty', async () => {
		const { contentType, bytes } = await simple();
		expect([contentType, bytes.length]).toEqual(['application/json', 0]);
	});

	it('filters by phone, direction, caller and more, with comma lists', async () => {
		pbx().addEndedCall({ uniqueId: 'in', from: '0500000011', fromName: 'Ann' });
		pbx().addEndedCall({ uniqueId: 'out', direction: 'OUT', to: '0500000012' });
		pbx().addEndedCall({ uniqueId: 'local', direction: 'LOCAL', talkSeconds: 0 });
		const found = async (params: Params) => {
			const { body } = await simple(params);
			return body ? (JSON.parse(body) as Row[]).map(({ sc_uniqueid }) => sc_uniqueid).sort() : [];
		};
		expect(await found({ direction: 'in' })).toEqual(['in']);
		expect(await found({ direction: 'IN,OUT' })).toEqual(['in', 'out']);
		expect(await found({ phone: '0500000012,0500000011' })).toEqual(['in', 'out']);
		expect(await found({ calleridnum: '204' })).toEqual(['local', 'out']);
		expect(await found({ calleridname: 'ann' })).toEqual(['in']);
		expect(await found({ dialednum: '205' })).toEqual(['local']);
		expect(await found({ whoanswered: '204' })).toEqual(['in']);
		expect(await found({ disposition: 'NO ANSWER' })).toEqual(['local']);
		expect(await found({ uniqueid: 'out' })).toEqual(['out']);
		pbx().switches.simpleCdrsUniqueId = 'findsNothing';
		expect(await found({ uniqueid: 'out' })).toEqual([]);
	});

	it('is local time: the repeated hour occurs twice, the gap never', async () => {
		pbx().addEndedCall({ uniqueId: 'first', start: new Date('2024-10-26T22:30:00Z') });
		pbx().addEndedCall({ uniqueId: 'second', start: new Date('2024-10-26T23:30:00Z') });
		pbx().addEndedCall({ uniqueId: 'spring', start: new Date('2024-03-29T00:00:00Z') });
		const rows = JSON.parse(
			(await simple({ start: '2024-01-01', end: '2025-01-01' })).body,
		) as Row[];
		expect(rows.map(({ sc_uniqueid, sc_start }) => [sc_uniqueid, sc_start])).toEqual([
			['first', '2024-10-27 01:30:00'],
			['second', '2024-10-27 01:30:00'],
			['spring', '2024-03-29 03:00:00'],
		]);
	});
});
