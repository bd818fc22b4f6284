import { numberKey } from '../sameNumber';

/** Beyond so many ways to write numbers the oldest are reckoned again. */
const MOST_TEXTS = 100_000;

/** One small number for each telephone number, however it is written (decisions.md#numbers). */
export class NumberIndex {
	private readonly keys = new Map<string, string>();
	private readonly ids = new Map<string, number>();

	constructor(private readonly countryCode: string) {}

	idOf(number: string): number {
		const key = this.keyOf(number);
		let id = this.ids.get(key);
		if (id === undefined) {
			id = this.ids.size;
			this.ids.set(key, id);
		}
		return id;
	}

	/** The one text for it, E.164 where it is a number of a telephone network. */
	keyOf(number: string): string {
		let key = this.keys.get(number);
		if (key === undefined) {
			if (this.keys.size >= MOST_TEXTS) this.keys.clear();
			key = numberKey(number, this.countryCode);
			this.keys.set(number, key);
		}
		return key;
	}
}
