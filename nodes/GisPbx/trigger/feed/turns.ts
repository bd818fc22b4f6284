import { MINUTE_MS } from '../../pbx/time/zoneClock';
import type { Unit } from './units';

/** When recordings were last asked for in vain, by the key of their call; epoch milliseconds. It may forget. */
export interface Askings {
	recall(key: string): number | undefined;
	keep(key: string, at: number): void;
}

/** However long a call has waited, its recording is asked for so often. */
const LONGEST_PAUSE_MS = 15 * MINUTE_MS;

interface Occasion {
	now: number;
	/** When a call is asked for the last time, after its end. */
	giveUpMs: number;
	askings: Pick<Askings, 'recall'>;
}

/** Calls whose turn it is, in the order in which they are asked for, and whether others are due. */
interface Turn<U> {
	units: ReadonlySet<U>;
	isBehind: boolean;
}

/**
 * Whose recording a poll asks for, so many at most. Calls that wait keep none that is new from its
 * turn, nor the other way round: it is the turn of the one that is longest overdue, of the oldest that was never
 * asked for, of the newest, and so on (feed.md#recorded-calls).
 */
export function turnOf<U extends Unit>(units: U[], most: number, occasion: Occasion): Turn<U> {
	const fresh: U[] = [];
	const again: Array<{ unit: U; dueAt: number }> = [];
	for (const unit of units) {
		const dueAt = dueAgainAt(unit, occasion);
		if (dueAt === undefined) fresh.push(unit);
		else if (dueAt <= occasion.now) again.push({ unit, dueAt });
	}
	const overdue = again.sort((a, b) => a.dueAt - b.dueAt).map(({ unit }) => unit);
	const oldest = fresh.sort((a, b) => a.waitsFrom - b.waitsFrom);
	const chosen = new Set<U>();
	for (const unit of byTurns([overdue, oldest, oldest.toReversed()])) {
		if (chosen.size === most) break;
		chosen.add(unit);
	}
	return { units: chosen, isBehind: chosen.size < overdue.length + oldest.length };
}

/**
 * When a recording that was not there is asked for again: when its call is twice as old as it was then, and
 * at the latest when its time is over. Undefined: it was never asked for.
 */
function dueAgainAt(
	{ arrivals: [{ key }], waitsFrom }: Unit,
	{ giveUpMs, askings }: Occasion,
): number | undefined {
	const askedAt = askings.recall(key);
	if (askedAt === undefined) return undefined;
	const pause = Math.min(askedAt - waitsFrom, LONGEST_PAUSE_MS);
	return Math.min(askedAt + pause, waitsFrom + giveUpMs);
}

/** The first of each list, the second of each, and so on. */
function* byTurns<T>(lists: T[][]): Generator<T> {
	const longest = Math.max(...lists.map(({ length }) => length));
	for (let place = 0; place < longest; place++) {
		for (const list of lists) if (place < list.length) yield list[place];
	}
}
