/** More than the items of any sane execution; the oldest go first. */
const MOST_REMEMBERED = 50_000;

/** What this n8n process keeps in mind for a while: bounded, and gone with a restart. */
export class ProcessMemory<T> {
	private readonly remembered = new Map<string, T>();

	recall(key: string): T | undefined {
		return this.remembered.get(key);
	}

	keep(key: string, what: T): void {
		this.remembered.delete(key); // so that it counts as the newest
		this.remembered.set(key, what);
		if (this.remembered.size <= MOST_REMEMBERED) return;
		const [oldest] = this.remembered.keys();
		this.remembered.delete(oldest);
	}

	forget(key: string): void {
		this.remembered.delete(key);
	}
}
