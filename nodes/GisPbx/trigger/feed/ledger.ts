import { KEY_LENGTH } from './keys';
import { cutToTenMinutes } from '../../pbx/time/wallText';

/**
 * Keys of settled rows by the ten minutes in which the PBX files them, strung together: 10,000 calls
 * take 110 kB.
 */
export type Ledger = Readonly<Record<string, string>>;

/** A settled row: its key, and the latest text under which the PBX may file it. */
export interface Entry {
	key: string;
	filedUpTo: string;
}

/** Every settled key with the latest bucket that holds it. */
export function settledKeys(ledger: Ledger): Map<string, string> {
	const keys = new Map<string, string>();
	for (const bucket of Object.keys(ledger).sort()) {
		const strung = ledger[bucket];
		for (let at = 0; at < strung.length; at += KEY_LENGTH) {
			keys.set(strung.slice(at, at + KEY_LENGTH), bucket);
		}
	}
	return keys;
}

/** The ledger with more rows settled and without the buckets below the floor. */
export function nextLedger(ledger: Ledger, entries: Iterable<Entry>, floor: string): Ledger {
	const strings = new Map(Object.entries(ledger).map(([bucket, strung]) => [bucket, [strung]]));
	for (const { key, filedUpTo } of entries) {
		const bucket = cutToTenMinutes(filedUpTo);
		const keys = strings.get(bucket);
		if (keys) keys.push(key);
		else strings.set(bucket, [key]);
	}
	const kept = [...strings].filter(([bucket]) => bucket >= floor);
	return Object.fromEntries(kept.map(([bucket, keys]) => [bucket, keys.join('')]));
}

/** Whether a value can be a ledger. */
export function isLedger(value: unknown): value is Ledger {
	return (
		typeof value === 'object' &&
		value !== null &&
		Object.entries(value).every(
			([bucket, strung]) =>
				/^\d{4}-\d\d-\d\d \d\d:\d0:00$/.test(bucket) &&
				typeof strung === 'string' &&
				strung.length % KEY_LENGTH === 0,
		)
	);
}
