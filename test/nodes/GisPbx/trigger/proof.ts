/** What a proof about the feed may find wrong. */
export type Wrong = 'lost' | 'late' | 'repeated' | 'torn' | 'state' | 'requests';

/** A promise of the feed that does not hold; the mutation check goes by `wrong`. */
export class FeedBroken extends Error {
	constructor(
		readonly wrong: Wrong,
		detail: string,
	) {
		super(`${wrong}: ${detail}`);
	}
}

/** Ends a proof unless the promise holds. */
export function promise(wrong: Wrong, holds: boolean, detail: () => string): void {
	if (!holds) throw new FeedBroken(wrong, detail());
}

/** Rows found lost and repeated by all proofs so far, for the soak's report. */
export const found = { lost: 0, repeated: 0 };

/** Each expected identity exactly once; those that are merely allowed at most once. */
export function everyOnce(expected: string[], allowed: string[], emitted: string[]): void {
	const counts = new Map<string, number>();
	for (const id of emitted) counts.set(id, (counts.get(id) ?? 0) + 1);
	const lost = expected.filter((id) => !counts.has(id));
	found.lost += lost.length;
	promise('lost', lost.length === 0, () => lost.join(', '));
	const repeated = [...counts].filter(([, times]) => times > 1).map(([id]) => id);
	found.repeated += repeated.length;
	promise('repeated', repeated.length === 0, () => repeated.join(', '));
	const known = new Set([...expected, ...allowed]);
	const settledBefore = [...counts.keys()].filter((id) => !known.has(id));
	promise(
		'repeated',
		settledBefore.length === 0,
		() => `settled before: ${settledBefore.join(', ')}`,
	);
}
