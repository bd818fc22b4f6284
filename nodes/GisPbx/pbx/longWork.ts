/**
 * Work on long lists, in stretches: each `yield` is a place to stop and let others have their turn.
 * What is done does not depend on who stops where.
 */
export type LongWork<T> = Generator<void, T, void>;

/** Lets others have their turn when it is time for that; undefined when it is not. */
export type Breath = () => Promise<void> | undefined;

/** From so many characters or bytes on a text is worth reading in pieces: one of this length is read in 20 ms. */
const LONG_TEXT = 5_000_000;

/** Whether reading the text at one go would hold n8n up. */
export function isLong({ length }: string | Uint8Array): boolean {
	return length >= LONG_TEXT;
}

/** Of so many elements the work takes far less than anybody notices. */
const STRETCH = 100;

/** Does something with each element. */
export function* eachOf<T>(items: Iterable<T>, work: (item: T) => void): LongWork<void> {
	let count = 0;
	for (const item of items) {
		if (++count % STRETCH === 0) yield;
		work(item);
	}
}

/** What becomes of each element. */
export function* mapOf<T, R>(items: Iterable<T>, work: (item: T) => R): LongWork<R[]> {
	const results: R[] = [];
	yield* eachOf(items, (item) => results.push(work(item)));
	return results;
}

/** So many elements are sorted at one go. */
const RUN = 2000;

/** The elements in their order; equal ones stay in theirs, as with `sort`. */
export function* sortOf<T>(items: T[], compare: (a: T, b: T) => number): LongWork<T[]> {
	let runs: T[][] = [];
	for (let from = 0; from < items.length; from += RUN) {
		runs.push(items.slice(from, from + RUN).sort(compare));
		yield;
	}
	while (runs.length > 1) {
		const longer: T[][] = [];
		for (let at = 0; at < runs.length; at += 2) {
			longer.push(yield* merged(runs[at], runs[at + 1] ?? [], compare));
		}
		runs = longer;
	}
	return runs[0] ?? [];
}

function* merged<T>(earlier: T[], later: T[], compare: (a: T, b: T) => number): LongWork<T[]> {
	// What is in order already, or the other way round, is put together as it is.
	if (later.length === 0 || compare(earlier[earlier.length - 1], later[0]) <= 0) {
		return earlier.concat(later);
	}
	if (compare(earlier[0], later[later.length - 1]) > 0) return later.concat(earlier);
	const all: T[] = [];
	let place = 0;
	yield* eachOf(earlier, (item) => {
		while (place < later.length && compare(item, later[place]) > 0) all.push(later[place++]);
		all.push(item);
	});
	while (place < later.length) all.push(later[place++]);
	return all;
}

/** Does the work at one go. */
export function atOnce<T>(work: LongWork<T>): T {
	for (;;) {
		const { done, value } = work.next();
		if (done) return value;
	}
}

/** Does the work in stretches, with a breath between two of them. */
export async function inStretches<T>(work: LongWork<T>, breathe: Breath): Promise<T> {
	for (;;) {
		const { done, value } = work.next();
		if (done) return value;
		const breath = breathe();
		if (breath) await breath;
	}
}
