import { RowKeys } from '../../../../../nodes/GisPbx/trigger/feed/keys';
import {
	nextLedger as nextLedgerInStretches,
	Settled,
} from '../../../../../nodes/GisPbx/trigger/feed/ledger';
import { allAtOnce } from '../../pbx/atOnce';

const nextLedger = allAtOnce(nextLedgerInStretches);

const rowKeys = new RowKeys();
const keyOf = (identity: string) => rowKeys.of(identity);

const [a, b, c] = ['pbx01-1718182800.1', 'pbx01-1718182800.2', 'שיחה'].map(keyOf);
const NINE = '2024-06-12 09:00:00';
const TEN_PAST = '2024-06-12 09:10:00';

describe('the ledger', () => {
	it('keeps keys by the ten minutes in which their rows are filed', () => {
		const entries = [
			{ key: a, filedUpTo: '2024-06-12 09:09:59' },
			{ key: b, filedUpTo: '2024-06-12 09:10:00' },
			{ key: c, filedUpTo: '2024-06-12 09:00:00' },
		];
		const ledger = nextLedger({}, entries, NINE);
		expect(ledger).toEqual({ [NINE]: a + c, [TEN_PAST]: b });
		const settled = new Settled(ledger);
		expect([a, c, b].map((key) => settled.bucketOf(key))).toEqual([NINE, NINE, TEN_PAST]);
	});

	it('forgets what lies below the floor, and that alone', () => {
		const ledger = { [NINE]: a, [TEN_PAST]: b };
		expect(nextLedger(ledger, [], TEN_PAST)).toEqual({ [TEN_PAST]: b });
		expect(nextLedger(ledger, [], NINE)).toEqual(ledger);
		expect(ledger).toEqual({ [NINE]: a, [TEN_PAST]: b });
	});

	it('knows a key that is in two buckets by the later one', () => {
		expect(new Settled({ [TEN_PAST]: a, [NINE]: a }).bucketOf(a)).toBe(TEN_PAST);
	});
});
