/** Whose turn it is to ask. */
export interface Turn {
	tenant: string;
	/** The execution, poll or picker that asks. */
	run: object;
	/** A poll, a picker or a single read: it does not wait for a long run. */
	goesFirst: boolean;
}

/** Those who wait: tenants by turns, the runs of a tenant by turns, each in the order in which its own came. */
class Line<T> {
	private readonly tenants = new Map<string, Map<object, Set<T>>>();

	get isEmpty(): boolean {
		return this.tenants.size === 0;
	}

	add({ tenant, run }: Turn, waiting: T): void {
		const runs = this.tenants.get(tenant) ?? new Map<object, Set<T>>();
		this.tenants.set(tenant, runs);
		runs.set(run, (runs.get(run) ?? new Set()).add(waiting));
	}

	remove({ tenant, run }: Turn, waiting: T): void {
		const runs = this.tenants.get(tenant);
		const own = runs?.get(run);
		own?.delete(waiting);
		if (own?.size === 0) runs?.delete(run);
		if (runs?.size === 0) this.tenants.delete(tenant);
	}

	next(): T | undefined {
		for (const [tenant, runs] of this.tenants) {
			for (const [run, own] of runs) {
				const [waiting] = own;
				own.delete(waiting);
				// who had a turn goes behind all others
				runs.delete(run);
				if (own.size > 0) runs.set(run, own);
				this.tenants.delete(tenant);
				if (runs.size > 0) this.tenants.set(tenant, runs);
				return waiting;
			}
		}
		return undefined;
	}
}

/** Some go first; after so many of them one of the others has its turn, so that none waits for ever. */
const FIRST_IN_A_ROW = 7;

/** Everybody who waits for a place at one PBX. */
export class Turns<T> {
	private readonly first = new Line<T>();
	private readonly others = new Line<T>();
	private inARow = 0;

	get isEmpty(): boolean {
		return this.first.isEmpty && this.others.isEmpty;
	}

	add(turn: Turn, waiting: T): void {
		this.lineOf(turn).add(turn, waiting);
	}

	remove(turn: Turn, waiting: T): void {
		this.lineOf(turn).remove(turn, waiting);
	}

	/** Takes whose turn it is out of those whom `may` lets in. */
	next(may: (goesFirst: boolean) => boolean): T | undefined {
		const first = !this.first.isEmpty && may(true);
		const others = !this.others.isEmpty && may(false);
		if (!first && !others) return undefined;
		const goesFirst = first && (!others || this.inARow < FIRST_IN_A_ROW);
		this.inARow = goesFirst && others ? this.inARow + 1 : 0;
		return (goesFirst ? this.first : this.others).next();
	}

	private lineOf({ goesFirst }: Turn): Line<T> {
		return goesFirst ? this.first : this.others;
	}
}
