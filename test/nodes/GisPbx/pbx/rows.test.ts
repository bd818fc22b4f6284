import fc from 'fast-check';

import {
	dropPositionalKeys,
	isRow,
	namedRows,
	removePositionalKeys,
	rowsOf,
	type Row,
} from '../../../../nodes/GisPbx/pbx/rows';
import { directionOfContext, directionOfWord } from '../../../../nodes/GisPbx/pbx/calls/direction';
import { dispositionOf } from '../../../../nodes/GisPbx/pbx/calls/disposition';
import { meaningIn, numberIn, rowOrNone, textIn } from '../../../../nodes/GisPbx/pbx/columns';
import { queueStatisticsFrom } from '../../../../nodes/GisPbx/pbx/lists/queue';
import { voicemailMessageFrom } from '../../../../nodes/GisPbx/pbx/lists/voicemail';
import { PbxClock } from '../../../../nodes/GisPbx/pbx/time/zoneClock';

const DOUBLED = { '0': '7', ex_id: '7', '1': 's3cret', password: 's3cret', '10': null, name: null };
const NAMED = { ex_id: '7', password: 's3cret', name: null };

describe('dropPositionalKeys', () => {
	it('drops the copies under positions', () => {
		expect(dropPositionalKeys(DOUBLED)).toEqual(NAMED);
		expect(dropPositionalKeys({ '0': '7', ex_id: '7', '007': '7' })).toEqual({ ex_id: '7' });
	});

	it('takes no prototype from a row', () => {
		const row = JSON.parse('{"0":"7","ex_id":"7","__proto__":{"username":"x"}}') as Row;
		expect(dropPositionalKeys(row)).toEqual({ ex_id: '7' });
		expect(dropPositionalKeys(row).username).toBeUndefined();
	});

	it('keeps rows without copies, and records of positions only', () => {
		for (const row of [NAMED, {}, { '27': 'Support', '28': 'Sales' }, { '0': 3, '1': 'paused' }]) {
			expect(dropPositionalKeys(row)).toBe(row);
		}
	});
});

describe('removePositionalKeys', () => {
	it('leaves of a row with names what dropPositionalKeys leaves, in the row itself', () => {
		const value = fc.oneof(fc.string(), fc.constant(null));
		const columns = fc.array(fc.tuple(fc.stringMatching(/^[a-z_]\w*$/), value), { minLength: 1 });
		fc.assert(
			fc.property(columns, fc.nat(3), (cells, gap) => {
				const positions = cells.map(([, cell], place) => [String(place + gap), cell]);
				const row = Object.fromEntries([...positions, ...cells]);
				const expected = dropPositionalKeys({ ...row });
				const left = removePositionalKeys(row);
				expect(left).toEqual(expected);
				expect(Object.keys(left)).toEqual(Object.keys(expected));
				if (gap === 0) expect(left).toBe(row);
			}),
		);
	});
});

describe('namedRows', () => {
	it('takes lists, objects keyed by ID and single rows', () => {
		expect(namedRows([DOUBLED, null, 'x', ['7'], NAMED])).toEqual([NAMED, NAMED]);
		expect(namedRows({ '7': DOUBLED, '8': NAMED, '9': null })).toEqual([NAMED, NAMED]);
		expect(namedRows(DOUBLED)).toEqual([NAMED]);
		expect(namedRows({ name: 'x', more: { a: 1 } })).toEqual([{ name: 'x', more: { a: 1 } }]);
	});

	it('finds the rows of an object keyed by ID beside entries that are none', () => {
		expect(namedRows({ '7': DOUBLED, '8': 'odd', '9': NAMED })).toEqual([NAMED, NAMED]);
		expect(namedRows({ '7': DOUBLED, '8': 'odd' })).toEqual([NAMED]);
		expect(namedRows({ a7: NAMED, a8: 'odd', a9: NAMED })).toEqual([NAMED, NAMED]);
	});

	it.each([undefined, null, 'text', 5, []])('finds none in %j', (value) => {
		expect(namedRows(value)).toEqual([]);
	});

	it('leaves rows as they came where asked to', () => {
		expect(rowsOf([DOUBLED])).toEqual([DOUBLED]);
		expect(rowsOf({ '7': DOUBLED, '8': false, '9': '' })).toEqual([DOUBLED]);
	});
});

describe('fields', () => {
	it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
		'finds nothing for %s in a table of words',
		(word) => {
			expect(meaningIn({ in: 'inbound' }, word)).toBeUndefined();
			expect(dispositionOf(word)).toEqual(expect.any(String));
			expect(directionOfWord(word)).toBeNull();
			expect(directionOfContext(word)).toBeNull();
			expect(queueStatisticsFrom([{ [word]: '1', CALLSINQUEUE: '2' }])).toEqual([
				{ [word]: 1, callsInQueue: 2 },
			]);
			expect(voicemailMessageFrom({ dir: word }, new PbxClock('Asia/Jerusalem')).read).toBeNull();
		},
	);

	it('reads text of the first name that has any', () => {
		const row = { a: ' ', b: ' x ', c: 5, d: null, e: { f: 1 } };
		expect(textIn(row, 'a', 'b')).toBe('x');
		expect(textIn(row, 'd', 'e', 'c')).toBe('5');
		expect(textIn(row, 'a', 'd', 'e', 'missing')).toBeNull();
	});

	it('reads numbers', () => {
		expect(numberIn({ duration: '190' }, 'duration')).toBe(190);
		expect(numberIn({ duration: 'long' }, 'duration')).toBeNull();
		expect(numberIn({ duration: '' }, 'duration')).toBeNull();
	});

	it('tells rows from what is none', () => {
		expect([{}, [], null, 'x'].map(isRow)).toEqual([true, false, false, false]);
		expect(rowOrNone([1])).toEqual({});
		expect(rowOrNone({ a: 1 })).toEqual({ a: 1 });
	});
});
