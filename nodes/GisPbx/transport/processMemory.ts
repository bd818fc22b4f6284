interface Kept<T> {
	what: T;
	/** In milliseconds of a clock that nobody sets. */
	at: number;
}

/** What this n8n process keeps in mind for a while: bounded, and gone with a restart. */
export class ProcessMemory<T> {
	/** The oldest first. */
	private readonly remembered = new Map<string, Kept<T>>();
	private readonly most: number;
	private readonly forMs: number;

	/** So many at `most`, the oldest go first; each for so long. */
	constructor({ most = 50_000, forMs = Infinity }: { most?: number; forMs?: number } = {}) {
		this.most = most;
		this.forMs = forMs;
	}

	recall(key: string): T | undefined {
		const kept = this.remembered.get(key);
		return kept && !this.isOver(kept) ? kept.what : undefined;
	}

	keep(key: string, what: T): void {
		this.remembered.delete(key); // so that it counts as the newest
		this.remembered.set(key, { what, at: performance.now() });
		for (const [oldest, kept] of this.remembered) {
			if (this.remembered.size <= this.most && !this.isOver(kept)) return;
			this.remembered.delete(oldest);
		}
	}

	forget(key: string): void {
		this.remembered.delete(key);
	}

	/** How many are kept. */
	get size(): number {
		return this.remembered.size;
	}

	private isOver({ at }: Kept<T>): boolean {
		return performance.now() - at >= this.forMs;
	}
}
