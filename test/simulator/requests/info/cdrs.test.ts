/** cdrs (pbx.md#cdrs). */
import { rawByte, type Simulator } from '../../../../simulator';
import { ask, info, usePbx, type Params } from '../../client';

type Row = Record<string, string>;
const DAY = { start: '2024-06-01', end: '2024-06-02' };

describe('8.14 cdrs', () => {
	const pbx = usePbx();
	const cdrs = async (params: Params = {}) =>
		await ask(pbx(), { reqtype: 'info', info: 'cdrs', format: 'json', ...params });
	const ids = async (params: Params = {}) => {
		const { body } = await cdrs(params);
		return body === ']' ? [] : (JSON.parse(body) as Row[]).map(({ uniqueid }) => uniqueid);
	};
	const call = (uniqueId: string, start: string, more = {}) =>
		pbx().addEndedCall({ uniqueId, start, ...more });

	it('has 30 named columns in the order observed, each doubled', async () => {
		call('pbx01-1.1', '2024-06-01 11:00:00');
		const [row] = JSON.parse((await cdrs()).body) as Row[];
		const names = Object.keys(row ?? {}).filter((name) => !/^\d+$/.test(name));
		expect(names.join()).toBe(
			'ID,accountcode,start,answer,end,clid,realsrc,firstdst,duration,billsec,disposition,cc_cost,dcontext,dstchannel,userfield,uniqueid,prevuniqueid,lastdst,wherelanded,src,dst,lastapp,srcCallID,linkedid,peeraccount,originateid,cc_country,cc_network,pincode,cc_buy',
		);
		expect(Object.keys(row ?? {})).toHaveLength(60);
		expect(row).toMatchObject({
			start: '2024-06-01 11:00:00',
			answer: '2024-06-01 11:00:05',
			end: '2024-06-01 11:00:35',
			clid: '"Demo Caller" <0500000001>',
			duration: '35',
			billsec: '30',
			userfield: '[inbound]',
			lastdst: '204-DEMOCO',
		});
	});

	it('without rows: the single byte ] in json, 0 bytes otherwise', async () => {
		expect((await cdrs()).bytes.toString('hex')).toBe('5d');
		for (const format of ['csv', 'xml', 'plain']) {
			expect((await cdrs({ format })).bytes).toHaveLength(0);
		}
	});

	it('today is the default range, by the PBX’s wall clock', async () => {
		call('yesterday', '2024-05-31 23:59:59');
		call('first', '2024-06-01 00:00:00');
		call('last', '2024-06-01 23:59:59');
		call('tomorrow', '2024-06-02 00:00:00');
		expect(await ids()).toEqual(['first', 'last']);
	});

	it('a date-only end is that day’s midnight; a timed end and the start are included', async () => {
		call('a', '2024-06-01 00:00:00');
		call('b', '2024-06-01 10:00:00');
		call('c', '2024-06-02 00:00:00');
		expect(await ids({ start: '2024-06-01', end: '2024-06-01' })).toEqual(['a']);
		expect(await ids(DAY)).toEqual(['a', 'b', 'c']);
		expect(await ids({ start: '2024-06-01 00:00:01', end: '2024-06-01 10:00:00' })).toEqual(['b']);
		expect(await ids({ start: '2024-6-1', end: '2024-06-01 09:59:59' })).toEqual(['a']);
		expect(await ids({ start: '01-06-2024', end: '02-06-2024' })).toEqual([]);
	});

	it('an end to the minute means its first second, or all of it', async () => {
		call('a', '2024-06-01 12:51:00');
		call('b', '2024-06-01 12:51:30');
		const minute = { start: '2024-06-01 12:51', end: '2024-06-01 12:51' };
		expect(await ids(minute)).toEqual(['a']);
		pbx().switches.minuteEnd = 'wholeMinute';
		expect(await ids(minute)).toEqual(['a', 'b']);
		call('midnight', '2024-06-02 00:00:30');
		expect(await ids(DAY)).toEqual(['a', 'b']);
	});

	it('shows legs that share a unique ID, and unanswered ones without an answer time', async () => {
		call('pbx01-1.1', '2024-06-01 11:00:00', {
			linkedId: 'pbx01-1.0',
			legs: [
				{ uniqueId: 'pbx01-1.1', party: '205', talkSeconds: 0, disposition: 'BUSY' },
				{ uniqueId: 'pbx01-1.1', party: '204', startsAfter: 5 },
			],
		});
		const legs = await info<Row[]>(pbx(), 'cdrs');
		expect(
			legs.map(({ uniqueid, linkedid, disposition, answer }) => [
				uniqueid,
				linkedid,
				disposition,
				answer,
			]),
		).toEqual([
			['pbx01-1.1', 'pbx01-1.0', 'BUSY', '0000-00-00 00:00:00'],
			['pbx01-1.1', 'pbx01-1.0', 'ANSWERED', '2024-06-01 11:00:10'],
		]);
		expect(await info(pbx(), 'simplecdrs')).toHaveLength(1);
		pbx().switches.unansweredAt = 'blank';
		pbx().switches.noAnswerWord = 'NOANSWER';
		call('x', '2024-06-01 11:30:00', { talkSeconds: 0 });
		expect((await info<Row[]>(pbx(), 'cdrs', { uniqueid: 'x' }))[0]).toMatchObject({
			answer: '',
			disposition: 'NOANSWER',
		});
	});

	it('filters, with comma lists', async () => {
		call('in', '2024-06-01 10:00:00', { from: '0500000011' });
		call('out', '2024-06-01 10:01:00', { direction: 'OUT', to: '0500000012' });
		call('local', '2024-06-01 10:02:00', { direction: 'LOCAL', talkSeconds: 0 });
		expect(await ids({ direction: 'in' })).toEqual(['in']);
		expect(await ids({ direction: 'OUT,LOCAL' })).toEqual(['out', 'local']);
		expect(await ids({ disposition: 'NO ANSWER' })).toEqual(['local']);
		expect(await ids({ src: '0500000011' })).toEqual(['in']);
		expect(await ids({ firstdst: '0500000012' })).toEqual(['out']);
		expect(await ids({ lastdst: '204-DEMOCO' })).toEqual(['in']);
		expect(await ids({ wherelanded: '205' })).toEqual(['local']);
		expect(await ids({ phone: '0500000011,0500000012' })).toEqual(['in', 'out']);
		expect(await ids({ unknown: 'x' })).toHaveLength(3);
		pbx().switches.phoneFilter = 'ignored';
		expect(await ids({ phone: '0500000011' })).toHaveLength(3);
	});

	it('ignores the range for an id, or not', async () => {
		call('old', '2020-01-01 10:00:00', { linkedId: 'link' });
		const [{ ID = '' } = {}] = await info<Row[]>(pbx(), 'cdrs', { uniqueid: 'old' });
		expect(await ids({ uniqueid: 'old' })).toEqual(['old']);
		expect(await ids({ linkedid: 'link' })).toEqual(['old']);
		expect(await ids({ id: ID })).toEqual(['old']);
		pbx().switches.rangeWithId = 'applied';
		expect(await ids({ uniqueid: 'old' })).toEqual([]);
	});

	it('has four orders, its own being none', async () => {
		call('b', '2024-06-01 10:01:00');
		call('a', '2024-06-01 10:00:00');
		call('c', '2024-06-01 10:02:00');
		expect(await ids()).toEqual(['b', 'a', 'c']);
		pbx().switches.rowOrder = 'oldestFirst';
		expect(await ids()).toEqual(['a', 'b', 'c']);
		pbx().switches.rowOrder = 'newestFirst';
		expect(await ids()).toEqual(['c', 'b', 'a']);
		pbx().switches.rowOrder = 'mixed';
		expect(await ids()).toEqual(['b', 'a', 'c']);
	});

	it('breaks its JSON on demand', async () => {
		call('a', '2024-06-01 10:00:00');
		call('b', '2024-06-01 10:01:00');
		const whole = (await cdrs()).body;
		const body = async (value: Simulator['switches']['cdrsJson']) => {
			pbx().switches.cdrsJson = value;
			return await cdrs();
		};
		expect((await body('noBracket')).body).toBe(whole.slice(1));
		const elements = (await body('emptyElements')).body;
		expect(elements).toMatch(/^\[,\{.*\},,\{.*\},\]$/);
		expect(elements.replace('[,', '[').replace('},,', '},').replace(',]', ']')).toBe(whole);
		const { bytes } = await body('invalidByte');
		const at = bytes.indexOf(0xe9);
		expect(bytes.subarray(at - 10, at + 5).toString('latin1')).toBe('"clid":"\\"\xe9Demo');
		expect(Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]).toString()).toBe(whole);
		expect((await body('controlCharacter')).body).toContain('"clid":"\\"\u0007Demo');
	});

	it('prints nothing for a row that is no UTF-8, raw bytes in csv, and odd rows as they are', async () => {
		call('a', '2024-06-01 10:00:00');
		const row = { uniqueid: 'odd', start: '', clid: `${rawByte(0xf9)}x` };
		pbx().addRawRow({ table: 'cdrs', row, filedAt: '2024-06-01 10:01:00' });
		expect((await cdrs()).body).toMatch(/\},\]$/);
		const { bytes } = await cdrs({ format: 'csv' });
		expect(bytes.includes(Buffer.from([0xf9, 0x78]))).toBe(true);
		pbx().addRawRow({ table: 'cdrs', row: { uniqueid: 'odd2', start: 'soon' } });
		expect((await cdrs()).body).toMatch(
			/,\{"0":"odd2","uniqueid":"odd2","1":"soon","start":"soon"\}\]$/,
		);
	});

	it('csv has the JSON’s columns or a template’s; xml and plain exist', async () => {
		call('a', '2024-06-01 10:00:00');
		const header = async () => (await cdrs({ format: 'csv' })).body.split('\n')[0];
		expect(await header()).toMatch(/^ID,accountcode,start,answer,end,clid,/);
		pbx().switches.cdrsCsvColumns = 'template';
		expect(await header()).toBe(
			'linkedid,uniqueid,start,answer,end,userfield,src,realsrc,firstdst,lastdst,disposition,billsec,duration,originateid,ID',
		);
		expect((await cdrs({ format: 'xml' })).body).toContain(
			'<clid>"Demo Caller" &lt;0500000001&gt;</clid>',
		);
		expect((await cdrs({ format: 'plain' })).body).toMatch(/^0\|ID\|1\|accountcode\|/);
	});
});
