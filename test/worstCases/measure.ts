/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/**
 * How the time of a piece of work grows with its text. Nothing is judged by the clock: only by how much
 * longer one long text takes than as many letters in short ones, which have the same memory and matches.
 */
export interface Measured {
	/** CPU time in milliseconds of many short texts. */
	pieces: number;
	/** CPU time in milliseconds of one text as long as they are together. */
	whole: number;
	ratio: number;
}

export const PIECES = 100;
/** The lengths of a piece: what is found to be slow on a shorter one is not let loose on the next. */
export const SIZES = [100, 200, 300, 1_000, 10_000];
const LONGEST = Math.max(...SIZES);
/** In linear time a whole takes what its pieces take; in quadratic time, a hundred times that. */
export const MOST = 40;
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
 * The worst of the sizes; measured again where it looks bad, since another program may have taken the time. The longest
 * is compared with ten times what the pieces a tenth of its own take, which is less than its own take if they grow.
 */
export function measure(
	work: (text: string) => unknown,
	worst: (size: number) => string,
): Measured {
	let found: Measured = { pieces: 0, whole: 0, ratio: 0 };
	let before: { size: number; pieces: number } | undefined;
	for (const size of SIZES) {
		const [piece, whole] = [flat(worst(size)), flat(worst(size * PIECES))];
		const timeOfPieces = () =>
			cpuMs(() => {
				for (let at = 0; at < PIECES; at++) work(piece);
			});
		const timeOfWhole = () => cpuMs(() => work(whole));
		const told =
			size === LONGEST && before && before.pieces > NOISE_MS
				? (before.pieces * size) / before.size
				: undefined;
		let measured = withRatio(told ?? timeOfPieces(), timeOfWhole());
		for (let run = 1; run < RUNS && measured.ratio > MOST; run++) {
			measured = withRatio(timeOfPieces(), timeOfWhole());
		}
		if (measured.ratio >= found.ratio) found = measured;
		if (found.ratio > MOST) return found;
		before = { size, pieces: measured.pieces };
	}
	return found;
}

const withRatio = (pieces: number, whole: number): Measured => ({
	pieces,
	whole,
	ratio: whole / Math.max(pieces, NOISE_MS),
});

/** One text in memory, not the rope that concatenation leaves. */
export const flat = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le');

/** `begun`, as many times `again` as fit, and `end`. */
export const textOf =
	(again: string, begun = '', end = '') =>
	(size: number): string =>
		begun + again.repeat(Math.ceil((size - begun.length - end.length) / again.length)) + end;
