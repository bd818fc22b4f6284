import { eachOf, type LongWork } from '../../pbx/longWork';
import { KEY_LENGTH } from './keys';
import { cutToTenMinutes, tenMinutesIn } from '../../pbx/time/wallText';

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
function settledKeys(ledger: Ledger): Map<string, string> {
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
export function* nextLedger(
	ledger: Ledger,
	entries: Iterable<Entry>,
	floor: string,
): LongWork<Ledger> {
	const strings = new Map(Object.entries(ledger).map(([bucket, strung]) => [bucket, [strung]]));
	yield* eachOf(entries, ({ key, filedUpTo }) => {
		const bucket = cutToTenMinutes(filedUpTo);
		const keys = strings.get(bucket);
		if (keys) keys.push(key);
		else strings.set(bucket, [key]);
	});
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

/**
 * Tells the settled keys of a ledger. A PBX answers in much the same order each time, and in that order
 * the keys were strung together: the next one is looked at first. Only when a key is not in its own
 * ten minutes are all of them arranged, which costs a quiet poll more than asking did.
 */
export class Settled {
	private readonly moved = new Map<string, string>();
	private arranged: Map<string, string> | undefined;
	/** What the starts of the last ten minutes begin with. */
	private tenMinutes: string | undefined;
	private strung = '';
	private next = 0;

	constructor(private readonly ledger: Ledger) {}

	/** Whether the key is settled in the ten minutes of a printed start. */
	isIn(printed: string, key: string): boolean {
		if (this.tenMinutes === undefined || !printed.startsWith(this.tenMinutes)) this.turnTo(printed);
		const place = this.strung.startsWith(key, this.next) ? this.next : this.strung.indexOf(key);
		if (place % KEY_LENGTH !== 0) return false; // -1: not there; else: inside two others
		this.next = place + KEY_LENGTH;
		return true;
	}

	/** The latest ten minutes in which the key is settled; undefined when it is not. */
	bucketOf(key: string): string | undefined {
		this.arranged ??= settledKeys(this.ledger);
		return this.moved.get(key) ?? this.arranged.get(key);
	}

	/** From now on the key is settled in other ten minutes. */
	move(key: string, bucket: string): void {
		this.moved.set(key, bucket);
	}

	private turnTo(printed: string): void {
		const tenMinutes = tenMinutesIn(printed);
		// A blank start, or a day alone, is what starts of other ten minutes begin with, too.
		this.tenMinutes = printed.length > tenMinutes.length ? tenMinutes : undefined;
		this.strung = this.ledger[cutToTenMinutes(printed)] ?? '';
		this.next = 0;
	}
}
