import fc from 'fast-check';

import {
	epochOfUniqueId,
	formerIdentityOf,
	identityOf,
	idIn,
	uniqueIdOf,
	uniqueRows as uniqueRowsInStretches,
} from '../../../../../nodes/GisPbx/pbx/calls/callIdentity';
import { allAtOnce } from '../atOnce';

const uniqueRows = allAtOnce(uniqueRowsInStretches);

describe('uniqueIdOf', () => {
	it.each([
		[' pbx01-1717240000.4670\n', 'pbx01-1717240000.4670'],
		['pbx01-1717240000_4670', 'pbx01-1717240000.4670'],
		['pbx01_demo_example-1717240000_4670', 'pbx01.demo.example-1717240000.4670'],
		['1717240000_4670', '1717240000.4670'],
		['15f3a9c01b27de', '15f3a9c01b27de'],
		['my_own_id', 'my_own_id'],
		['', ''],
	])('makes %j %j', (text, expected) => {
		expect(uniqueIdOf(text)).toBe(expected);
	});
});

describe('idIn', () => {
	it('takes the first ID, in the form of the PBX', () => {
		const row = { linkedid: ' ', uniqueid: 'pbx01-1717240000_4670' };
		expect(idIn(row, 'linkedid', 'uniqueid')).toBe('pbx01-1717240000.4670');
	});

	it.each(['', '0', '000', '-', undefined])('takes %j for none', (linkedid) => {
		expect(idIn({ linkedid }, 'linkedid')).toBeNull();
	});
});

describe('epochOfUniqueId', () => {
	it.each([
		['pbx01-1717240000.4670', 1717240000000],
		['pbx01.demo-example-1717240000.1', 1717240000000],
		['pbx01-1717240000_4670', 1717240000000],
		['1717240000.4670', 1717240000000],
		['15f3a9c01b27de', undefined],
		['4b3403665fea61.12345678', undefined],
		['15139540127812.12345678', undefined],
		['pbx01-1717240000', undefined],
		['', undefined],
	])('finds in %j %j', (id, expected) => {
		expect(epochOfUniqueId(id)).toBe(expected);
	});
});

describe('identityOf', () => {
	it('is the unique ID of a call, in any form and any column', () => {
		const id = 'pbx01-1717240000.4670';
		expect(identityOf({ sc_uniqueid: id, sc_duration: '5' }, 'calls')).toBe(id);
		expect(identityOf({ sc_uniqueid: 'pbx01-1717240000_4670' }, 'calls')).toBe(id);
		expect(identityOf({ uniqueid: id, ID: '5' }, 'calls')).toBe(id);
	});

	it('is the ID of a leg, else what tells it from its sisters', () => {
		const row = {
			uniqueid: 'a-1717240000.1',
			start: 's',
			disposition: 'BUSY',
			lastdst: '204-DEMOCO',
		};
		expect(identityOf({ ...row, ID: '5' }, 'legs')).toBe('5');
		expect(identityOf(row, 'legs')).toBe('a-1717240000.1|s|BUSY|204-DEMOCO|');
		expect(identityOf({ start: 's' }, 'legs')).toBe('|s|||');
	});

	it('tells the phones of a ring group apart, as 0.1.0 did not', () => {
		const row = { uniqueid: 'a-1717240000.1', start: 's', disposition: 'BUSY', lastdst: '700' };
		const rows = ['SIP/204-DEMOCO-00000001', 'SIP/205-DEMOCO-00000002'].map((dstchannel) => ({
			...row,
			dstchannel,
		}));
		expect(uniqueRows(rows, 'legs')).toEqual(rows);
		expect(new Set(rows.map((each) => formerIdentityOf(each, 'legs')))).toEqual(
			new Set(['a-1717240000.1|s|BUSY|700']),
		);
		expect(formerIdentityOf({ ...row, ID: '5' }, 'legs')).toBe('5');
	});

	it('never makes one of two rows without IDs', () => {
		for (const detail of ['calls', 'legs'] as const) {
			expect(identityOf({ sc_start: 'a' }, detail)).not.toBe(identityOf({ sc_start: 'b' }, detail));
			expect(identityOf({ '0': 'a', sc_start: 'a' }, detail)).toBe(
				identityOf({ sc_start: 'a' }, detail),
			);
		}
	});
});

describe('uniqueRows', () => {
	const row = (uniqueid: string, disposition: string, billsec: string, duration = '0') => ({
		...{ sc_uniqueid: uniqueid, sc_disposition: disposition },
		...{ sc_billsec: billsec, sc_duration: duration },
	});

	it('keeps the answered row, then the longest, then the first', () => {
		const busy = row('a', 'BUSY', '900');
		const short = row('a', 'ANSWERED', '5');
		const long = row('a', 'answered', '50', '60');
		const longest = row('a', 'ANSWERED', '50', '70');
		const other = row('b', 'NO ANSWER', '');
		expect(uniqueRows([busy, other, short, long, longest, { ...longest }, busy], 'calls')).toEqual([
			longest,
			other,
		]);
		expect(uniqueRows([longest, { ...longest }], 'calls')[0]).toBe(longest);
	});

	it('keeps all legs that share a unique ID, and one of each', () => {
		const legs = ['1', '2', '1'].map((ID) => ({
			ID,
			uniqueid: 'a-1717240000.1',
			disposition: 'BUSY',
		}));
		expect(uniqueRows(legs, 'legs')).toEqual(legs.slice(0, 2));
	});

	it('is the same whatever the order and the repeats', () => {
		const any = fc.record({
			sc_uniqueid: fc.constantFrom('a', 'b', 'c'),
			sc_disposition: fc.constantFrom('ANSWERED', 'BUSY'),
			sc_billsec: fc.nat(3).map(String),
			sc_duration: fc.nat(3).map(String),
		});
		fc.assert(
			fc.property(fc.array(any), (rows) => {
				const sorted = (list: object[]) => list.map((each) => JSON.stringify(each)).sort();
				const once = sorted(uniqueRows(rows, 'calls'));
				expect(sorted(uniqueRows([...rows].reverse(), 'calls'))).toEqual(once);
				expect(sorted(uniqueRows(rows.concat(rows), 'calls'))).toEqual(once);
				expect(once).toHaveLength(new Set(rows.map(({ sc_uniqueid: id }) => id)).size);
			}),
		);
	});
});
