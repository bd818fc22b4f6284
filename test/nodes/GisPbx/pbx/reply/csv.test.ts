import fc from 'fast-check';

import { parseCsv as parseCsvInStretches } from '../../../../../nodes/GisPbx/pbx/reply/csv';
import { allAtOnce } from '../atOnce';

const parseCsv = allAtOnce(parseCsvInStretches);

describe('parseCsv', () => {
	it('reads rows by their header, whatever the order of columns', () => {
		expect(parseCsv('sc_te_id,sc_start\n7,"2024-06-01 12:00:00"\n')).toEqual([
			{ sc_te_id: '7', sc_start: '2024-06-01 12:00:00' },
		]);
		expect(parseCsv('sc_start,sc_te_id\r\n2024-06-01 12:00:00,7')).toEqual([
			{ sc_te_id: '7', sc_start: '2024-06-01 12:00:00' },
		]);
	});

	it('reads commas, line breaks and doubled quotes inside quotes', () => {
		expect(parseCsv('a,b\r\n"1,5","x ""y""\r\nz"\r\n')).toEqual([{ a: '1,5', b: 'x "y"\r\nz' }]);
	});

	it('reads quotes that are not doubled, as in a caller ID', () => {
		expect(
			parseCsv('clid,ID\n"\\"Demo\\" <0500000001>",5\n""Demo Caller" <0500000001>",6'),
		).toEqual([
			{ clid: '\\"Demo\\" <0500000001>', ID: '5' },
			{ clid: '"Demo Caller" <0500000001>', ID: '6' },
		]);
	});

	it('reads blank cells, first and last ones too', () => {
		expect(parseCsv('a,b,c\n,,\n"","",""')).toEqual([
			{ a: '', b: '', c: '' },
			{ a: '', b: '', c: '' },
		]);
		expect(parseCsv('a,b\n1,')).toEqual([{ a: '1', b: '' }]);
	});

	it('takes a lone carriage return for part of the value', () => {
		expect(parseCsv('a,b\n1\r2,3\r\n"4\r",5\r')).toEqual([
			{ a: '1\r2', b: '3' },
			{ a: '4\r', b: '5\r' },
		]);
		expect(parseCsv('a,b\n1,"2"\r')).toEqual([{ a: '1', b: '2' }]);
	});

	it('leaves out columns without a name, and blank lines', () => {
		expect(parseCsv('a,,b,\n1,2,3,\n\r\n4,5,6,7\n\n')).toEqual([
			{ a: '1', b: '3' },
			{ a: '4', b: '6' },
		]);
	});

	it('has no rows without lines', () => {
		expect(parseCsv('')).toEqual([]);
		expect(parseCsv('a,b')).toEqual([]);
	});

	it.each(['a,b\n1', 'a,b\n1,2\n3', 'a,b\n1,"2', 'a,b\n1,"2""'])('finds %j torn', (text) => {
		expect(parseCsv(text)).toBeUndefined();
	});

	it('joins lines of more cells than a call may have arguments', () => {
		const wide = 200_000;
		const cells = (count: number) => Array.from({ length: count }, (_, at) => String(at)).join();
		const rows = parseCsv(`${cells(wide)}\na\n${cells(wide - 1)}\ny,z\n`);
		expect(rows).toHaveLength(1);
		expect(rows?.[0]).toMatchObject({ 0: 'a\n0', 1: '1', 199_998: '199998\ny', 199_999: 'z' });
	});

	it('leaves out a line that is none, and joins those that a line break in a cell made', () => {
		const [first, last] = [
			{ a: '1', b: '2', c: '3' },
			{ a: '7', b: '8', c: '9' },
		];
		expect(parseCsv('a,b,c\n1,2,3\nodd\n7,8,9')).toEqual([first, last]);
		expect(parseCsv('a,b,c\n1,2,3\n4,Da\nna,6\n7,8,9')).toEqual([
			...[first, { a: '4', b: 'Da\nna', c: '6' }, last],
		]);
		expect(parseCsv('a,b,c\n1,2,3\n4,5\n7,8,9')).toEqual([first, last]);
	});

	it('gives back what was written', () => {
		const cell = fc.string({ unit: fc.constantFrom(...'",\r\n \\|[]{}אבAZ09'.split('')) });
		const row = fc.record({ uniqueid: cell, clid: cell, dst: cell });
		const lineEnd = fc.constantFrom('\n', '\r\n');
		fc.assert(
			fc.property(fc.array(row, { minLength: 1 }), lineEnd, fc.boolean(), (rows, end, isEnded) => {
				const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
				const lines = rows.map(({ uniqueid, clid, dst }) =>
					[uniqueid, clid, dst].map(quoted).join(','),
				);
				const text = ['uniqueid,clid,dst', ...lines].join(end) + (isEnded ? end : '');
				expect(parseCsv(text)).toEqual(rows);
			}),
			{ numRuns: 500 },
		);
	});
});
