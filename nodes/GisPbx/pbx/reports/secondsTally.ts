/** What some lengths of time come to, in seconds; null where there are none. */
interface SecondsFigures {
	mean: number | null;
	median: number | null;
	p90: number | null;
	longest: number | null;
}

/**
 * Lengths of time counted by the whole second: exact figures of any number of them, in the memory of
 * as many numbers as there are different ones.
 */
export class SecondsTally {
	private readonly times = new Map<number, number>();
	private count = 0;
	sum = 0;

	add(seconds: number | null): void {
		if (seconds === null) return;
		const whole = Math.round(seconds);
		this.times.set(whole, (this.times.get(whole) ?? 0) + 1);
		this.count += 1;
		this.sum += whole;
	}

	/**
	 * The mean to a tenth; the median is the one in the middle, or the mean of the two; of the rest nine
	 * tenths are no longer than `p90` (nearest rank).
	 */
	figures(): SecondsFigures {
		const { count } = this;
		if (count === 0) return { mean: null, median: null, p90: null, longest: null };
		const middle = [Math.floor((count + 1) / 2), Math.floor(count / 2) + 1];
		const p90 = Math.ceil((count * 9) / 10);
		const [low, high, ninth, longest] = this.atRanks([...middle, p90, count]);
		return {
			mean: rounded(this.sum / count, 1),
			median: (low + high) / 2,
			p90: ninth,
			longest,
		};
	}

	/** The lengths at some places, the shortest first at place 1; places in their order. */
	private atRanks(ranks: number[]): number[] {
		const inOrder = [...this.times].sort(([a], [b]) => a - b);
		let place = 0;
		let behind = inOrder[0][1];
		return ranks.map((rank) => {
			while (behind < rank) behind += inOrder[++place][1];
			return inOrder[place][0];
		});
	}
}

/** A number to so many places behind the point. */
function rounded(number: number, places: number): number {
	const factor = 10 ** places;
	return Math.round(number * factor) / factor;
}

/** A part of a whole from 0 to 1, in thousandths, as a page shows it too; null of nothing. */
export function shareOf(part: number, whole: number): number | null {
	return whole === 0 ? null : rounded(part / whole, 3);
}
