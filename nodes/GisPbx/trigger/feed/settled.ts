import { KEY_LENGTH } from './keys';
import { settledKeys, type Ledger } from './ledger';
import { cutToTenMinutes, isPrintedIn } from '../../pbx/time/wallText';

/**
 * Tells the settled keys of a ledger. A PBX answers in much the same order each time, and in that order
 * the keys were strung together: the next one is looked at first. Only when a key is not in its own
 * ten minutes are all of them arranged, which costs a quiet poll more than asking did.
 */
export class Settled {
	private readonly moved = new Map<string, string>();
	private arranged: Map<string, string> | undefined;
	private bucket: string | undefined;
	private strung = '';
	private next = 0;

	constructor(private readonly ledger: Ledger) {}

	/** Whether the key is settled in the ten minutes of a printed start. */
	isIn(printed: string, key: string): boolean {
		if (this.bucket === undefined || !isPrintedIn(this.bucket, printed)) {
			this.turnTo(cutToTenMinutes(printed));
		}
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

	private turnTo(bucket: string): void {
		this.bucket = bucket;
		this.strung = this.ledger[bucket] ?? '';
		this.next = 0;
	}
}
