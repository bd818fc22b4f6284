import {
	parsePipeTable as parsePipeTableInStretches,
	pipeCells,
} from '../../../../../nodes/GisPbx/pbx/reply/pipes';
import { allAtOnce } from '../atOnce';

const parsePipeTable = allAtOnce(parsePipeTableInStretches);

describe('pipeCells', () => {
	it('reads cells with and without a trailing pipe', () => {
		expect(pipeCells('88123|rec.wav|482364')).toEqual(['88123', 'rec.wav', '482364']);
		expect(pipeCells('204|Reception||\r')).toEqual(['204', 'Reception', '']);
		expect(pipeCells('OK')).toEqual(['OK']);
		expect(pipeCells('')).toEqual(['']);
	});
});

describe('parsePipeTable', () => {
	it('reads rows by their header', () => {
		const text = 'Number|Name|State|\r\n204|קבלה|NOT_INUSE|\r\n\r\n205||INUSE|\r\n';
		expect(parsePipeTable(text)).toEqual([
			{ Number: '204', Name: 'קבלה', State: 'NOT_INUSE' },
			{ Number: '205', Name: '', State: 'INUSE' },
		]);
	});

	it('never lets a short line shift a secret into another column', () => {
		expect(
			parsePipeTable('Number|Name|Username|Password|\n204|204-DEMOCO|s3cret|'),
		).toBeUndefined();
	});

	it('has no rows without lines', () => {
		expect(parsePipeTable('')).toEqual([]);
		expect(parsePipeTable('Number|Name|')).toEqual([]);
	});
});
