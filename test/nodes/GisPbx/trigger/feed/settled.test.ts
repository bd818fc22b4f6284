import fc from 'fast-check';

import { RowKeys } from '../../../../../nodes/GisPbx/trigger/feed/keys';
import {
	nextLedger as nextLedgerInStretches,
	Settled,
} from '../../../../../nodes/GisPbx/trigger/feed/ledger';
import { allAtOnce } from '../../pbx/atOnce';

const nextLedger = allAtOnce(nextLedgerInStretches);

const rowKeys = new RowKeys();
const keyOf = (identity: string) => rowKeys.of(identity);
/** Each key with the latest bucket that holds it, by cutting all of the ledger. */
const keysIn = (ledger: Readonly<Record<string, string>>) =>
	new Map(
		Object.keys(ledger)
			.sort()
			.flatMap((bucket) =>
				(ledger[bucket].match(/.{11}/g) ?? []).map((key): [string, string] => [key, bucket]),
			),
	);

const starts = fc
	.tuple(fc.nat(2), fc.nat(59))
	.map(([hour, minute]) => `2024-06-01 1${hour}:${String(minute).padStart(2, '0')}:30`);
const entries = fc
	.uniqueArray(fc.record({ id: fc.nat(60), start: starts }), { selector: ({ id }) => id })
	.map((rows) => rows.map(({ id, start }) => ({ key: keyOf(String(id)), filedUpTo: start })));
/** Asked in any order, known or not, with a start of their own or another one, or none. */
const questions = fc.array(
	fc.record({
		id: fc.nat(80),
		printed: fc.oneof(starts, fc.constantFrom('', 'soon', '2024-06-01', '2024-06-01 1')),
	}),
	{ maxLength: 200 },
);

describe('Settled', () => {
	it('tells what the ledger tells, whatever the order in which it is asked', () => {
		fc.assert(
			fc.property(entries, questions, (settled, asked) => {
				const ledger = nextLedger({}, settled, '');
				const keys = keysIn(ledger);
				const tested = new Settled(ledger);
				for (const { id, printed } of asked) {
					const key = keyOf(String(id));
					const own = settled.find((entry) => entry.key === key)?.filedUpTo.slice(0, 15);
					expect(tested.isIn(printed, key)).toBe(own !== undefined && printed.startsWith(own));
					expect(tested.bucketOf(key)).toBe(keys.get(key));
				}
			}),
		);
	});

	it('finds its way back after rows that the PBX files late', () => {
		const row = (id: string) => ({ key: keyOf(id), filedUpTo: '2024-06-01 12:00:00' });
		const ledger = nextLedger({}, ['a', 'b', 'd', 'late'].map(row), '');
		const settled = new Settled(ledger);
		const seen = ['a', 'b', 'late', 'new', 'd', 'd', 'a'].map((id) =>
			settled.isIn('2024-06-01 12:03:00', keyOf(id)),
		);
		expect(seen).toEqual([true, true, true, false, true, true, true]);
	});

	it.each(['', '2024-06-01', '2024-06-01 12:0'])(
		'takes a row for known in its ten minutes behind one that starts at %j',
		(printed) => {
			const key = keyOf('a');
			const settled = new Settled(nextLedger({}, [{ key, filedUpTo: '2024-06-01 12:00:00' }], ''));
			expect(settled.isIn(printed, keyOf('b'))).toBe(false);
			expect(settled.isIn('2024-06-01 12:03:00', key)).toBe(true);
		},
	);

	it('knows a key that was moved under its new ten minutes', () => {
		const key = keyOf('a');
		const settled = new Settled(nextLedger({}, [{ key, filedUpTo: '2024-06-01 12:00:00' }], ''));
		settled.move(key, '2024-06-01 12:10:00');
		expect(settled.bucketOf(key)).toBe('2024-06-01 12:10:00');
	});
});
