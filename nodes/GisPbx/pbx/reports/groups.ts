/** What a call belongs to; null where it belongs to none of the groups. */
export type Group = string | null;

/** Something for each group, in order: the fixed groups, then the others by size, then what belongs to none. */
export class Groups<T> {
	private readonly held = new Map<Group, T>();

	/** `fixed`: groups that are there without a call, in order. */
	constructor(
		private readonly fixed: string[],
		private readonly empty: () => T,
		private readonly sizeOf: (held: T) => number,
	) {}

	/** Makes room for the group where there is none. */
	of(group: Group): T {
		let held = this.held.get(group);
		if (held === undefined) {
			held = this.empty();
			this.held.set(group, held);
		}
		return held;
	}

	/** What a group holds, or nothing of one that has not been met. */
	peek(group: Group): T {
		return this.held.get(group) ?? this.empty();
	}

	/** Where there is nothing at all, one that is empty: no report is without an item. */
	inOrder(): Array<[Group, T]> {
		const known = new Set<Group>([...this.fixed, null]);
		const others = [...this.held.keys()].filter((group) => !known.has(group)) as string[];
		const size = (group: Group) => this.sizeOf(this.peek(group));
		others.sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1));
		const groups: Group[] = this.fixed.concat(others);
		if (this.held.has(null) || groups.length === 0) groups.push(null);
		return groups.map((group) => [group, this.peek(group)]);
	}
}
