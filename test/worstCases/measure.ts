/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/** How the time of a piece of work grows with its text. Nothing is judged by the clock: only by the ratio. */
export interface Measured {
	/** CPU time in milliseconds. */
	small: number;
	large: number;
	ratio: number;
}

export const SMALL = 100_000;
export const LARGE = 1_000_000;
/** A tenfold text takes tenfold time; what is quadratic takes a hundredfold. */
export const MOST = 50;
/** Below this, what is measured is the machine. */
const NOISE_MS = 1;
const RUNS = 3;

/** CPU time and not the clock's, since the machine may be busy. */
function cpuMs(work: () => unknown): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

/**
 * Measured once, and again where that looks bad: another program may have taken the time. What
 * grows too fast from a hundredth of the small text to a tenth is not let loose on the large one.
 */
export function measure(
	work: (text: string) => unknown,
	worst: (size: number) => string,
): Measured {
	const [mini, tiny, small, large] = [SMALL / 100, SMALL / 10, SMALL, LARGE].map((size) =>
		flat(worst(size)),
	);
	const once = (text: string) => cpuMs(() => work(text));
	once(mini);
	const first = { mini: once(mini), tiny: once(tiny) };
	if (first.tiny > 60 && first.tiny / first.mini > MOST / 2) {
		const growth = first.tiny / first.mini;
		return withRatio({ small: first.tiny * growth, large: first.tiny * growth ** 2 });
	}
	const judged = withRatio({ small: once(small), large: once(large) });
	if (judged.ratio <= MOST) return judged;
	return withRatio({
		small: Math.min(...again(() => once(small))),
		large: Math.min(...again(() => once(large))),
	});
}

const again = (work: () => number) => Array.from({ length: RUNS }, work);

const withRatio = ({ small, large }: { small: number; large: number }): Measured => ({
	small,
	large,
	ratio: large / Math.max(small, NOISE_MS),
});

/** One text in memory, not the rope that concatenation leaves. */
export const flat = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

/** `begun`, as many times `again` as fit, and `end`. */
export const textOf =
	(again: string, begun = '', end = '') =>
	(size: number): string =>
		begun + again.repeat(Math.ceil((size - begun.length - end.length) / again.length)) + end;
