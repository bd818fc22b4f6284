/** Whose turn it is to ask. */
export interface Turn {
	tenant: string;
	/** A poll, a picker or a single read: it does not wait for a long run. */
	goesFirst: boolean;
}

/** Those who wait: tenants by turns, each in the order in which its own came. */
class Line<T> {
	private readonly tenants = new Map<string, Set<T>>();

	get isEmpty(): boolean {
		return this.tenants.size === 0;
	}

	add(tenant: string, waiting: T): void {
		const own = this.tenants.get(tenant);
		if (own) own.add(waiting);
		else this.tenants.set(tenant, new Set([waiting]));
	}

	remove(tenant: string, waiting: T): void {
		const own = this.tenants.get(tenant);
		own?.delete(waiting);
		if (own?.size === 0) this.tenants.delete(tenant);
	}

	next(): T | undefined {
		for (const [tenant, own] of this.tenants) {
			const [waiting] = own;
			own.delete(waiting);
			this.tenants.delete(tenant); // it goes behind all others
			if (own.size > 0) this.tenants.set(tenant, own);
			return waiting;
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
		this.lineOf(turn).add(turn.tenant, waiting);
	}

	remove(turn: Turn, waiting: T): void {
		this.lineOf(turn).remove(turn.tenant, waiting);
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
