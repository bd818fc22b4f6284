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

/** Runs both sides `count` times, each first in every other pair. */
export async function interleaved<T>(
	count: number,
	ours: () => Promise<T>,
	rival: () => Promise<T>,
): Promise<Array<{ ours: T; rival: T }>> {
	const pairs: Array<{ ours: T; rival: T }> = [];
	for (let number = 0; number < count; number++) {
		if (number % 2 === 0) {
			const first = await ours();
			pairs.push({ ours: first, rival: await rival() });
		} else {
			const first = await rival();
			pairs.push({ ours: await ours(), rival: first });
		}
	}
	return pairs;
}
