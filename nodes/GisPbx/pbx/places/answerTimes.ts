/** So many answers tell what is usual. */
const ENOUGH = 4;
/** Later answers count as one of so many, so that what is usual follows the PBX. */
const MEMORY = 64;
/** Kinds come from outside, by Other Request too. */
const MOST_KINDS = 100;

interface Usual {
	ms: number;
	seen: number;
}

/** How long answers take while few are in flight: by kind of request, as a list takes longer than a state. */
export class AnswerTimes {
	private readonly usual = new Map<string, Usual>();

	learn(kind: string, ms: number): void {
		const { ms: before, seen } = this.usual.get(kind) ?? { ms: 0, seen: 0 };
		const weight = Math.min(seen + 1, MEMORY);
		this.usual.delete(kind); // so that it counts as the newest
		this.usual.set(kind, { ms: before + (ms - before) / weight, seen: weight });
		if (this.usual.size <= MOST_KINDS) return;
		const [oldest] = this.usual.keys();
		this.usual.delete(oldest);
	}

	/** In milliseconds; undefined while too few have been seen. */
	usualOf(kind: string): number | undefined {
		const usual = this.usual.get(kind);
		return usual && usual.seen >= ENOUGH ? usual.ms : undefined;
	}

	/** From now on new answers weigh more than those before. */
	doubt(): void {
		for (const usual of this.usual.values()) usual.seen = Math.min(usual.seen, ENOUGH);
	}
}
