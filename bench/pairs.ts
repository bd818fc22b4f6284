/** Ratios of interleaved pairs: what disturbs the machine disturbs both sides of a pair. */

export interface Pair {
	ours: number;
	rival: number;
}

export interface Ratio {
	/** Median of the pairs' ratios, ours to the rival's. */
	median: number;
	/** The quarter points: half of all pairs lie between them. */
	low: number;
	high: number;
	/** Medians of the two sides. */
	ours: number;
	rival: number;
	pairs: number;
}

export function ratioOf(pairs: Pair[]): Ratio {
	const ratios = pairs.map(({ ours, rival }) => ours / rival);
	return {
		median: quantile(ratios, 0.5),
		low: quantile(ratios, 0.25),
		high: quantile(ratios, 0.75),
		ours: quantile(
			pairs.map(({ ours }) => ours),
			0.5,
		),
		rival: quantile(
			pairs.map(({ rival }) => rival),
			0.5,
		),
		pairs: pairs.length,
	};
}

/** The value below which a share of all values lies, between two neighbours in proportion. */
export function quantile(values: number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const place = (sorted.length - 1) * share;
	const below = Math.floor(place);
	const above = Math.min(below + 1, sorted.length - 1);
	return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
}

/** Of its median: a middle half that is wider may well move. */
const NARROW = 0.15;
/** Of the goal: so far the middle half lies from it at least, and farther if it is wider than that. */
const ROOM = 0.05;

/**
 * Whether more pairs would change nothing: the middle half of their ratios is narrow, and lies farther
 * from the goal than it is wide. Without a goal, narrow is enough.
 */
export function isClear({ median, low, high }: Ratio, goal?: number): boolean {
	const width = high - low;
	if (width > NARROW * median) return false;
	if (goal === undefined) return true;
	const room = Math.max(width, ROOM * goal);
	return high + room <= goal || low - room >= goal;
}

/** How often a comparison is repeated: so often at least, and then until it is enough or often enough. */
export interface Repeats<T> {
	fewest: number;
	most: number;
	isEnough(pairs: Array<{ ours: T; rival: T }>): boolean;
}

/** Runs both sides by turns, each first in every other pair. */
export async function interleaved<T>(
	{ fewest, most, isEnough }: Repeats<T>,
	ours: () => Promise<T>,
	rival: () => Promise<T>,
): Promise<Array<{ ours: T; rival: T }>> {
	const pairs: Array<{ ours: T; rival: T }> = [];
	while (pairs.length < most && !(pairs.length >= fewest && isEnough(pairs))) {
		if (pairs.length % 2 === 0) {
			const first = await ours();
			pairs.push({ ours: first, rival: await rival() });
		} else {
			const first = await rival();
			pairs.push({ ours: await ours(), rival: first });
		}
	}
	return pairs;
}
