import type { Detail } from '../pbx/calls/callIdentity';
import { textIn } from '../pbx/columns';
import { mapOf, sortOf, type LongWork } from '../pbx/longWork';
import type { PbxClock } from '../pbx/time/zoneClock';
import type { Row } from '../pbx/rows';
import { isPrintedTime } from '../pbx/time/wallTime';
import { recordOf, START } from '../pbx/calls/readCdr';

/** The rows by when their calls began; those that began together stay in their order. */
export function* sortedByStart(
	rows: Row[],
	detail: Detail,
	clock: PbxClock,
	newestFirst: boolean,
): LongWork<Row[]> {
	const texts = yield* mapOf(rows, (row) => textIn(row, START[detail]) ?? '');
	// The PBX's texts mostly sort as the instants do, which take far longer to read.
	const places =
		(yield* orderOfTexts(texts, clock, newestFirst)) ??
		(yield* orderOf(
			yield* mapOf(rows.keys(), (place) => startOf(rows[place], texts[place], detail, clock)),
			newestFirst,
		));
	return places.map((place) => rows[place]);
}

/** Undefined where texts do not sort as the times that they tell. */
function* orderOfTexts(
	texts: string[],
	clock: PbxClock,
	newestFirst: boolean,
): LongWork<number[] | undefined> {
	if (!texts.every(isPrintedTime)) return undefined;
	const order = yield* orderOf(texts, newestFirst);
	const ends = [order[0], order[order.length - 1]].map((place) => texts[place] ?? '').sort();
	return clock.runsForward(ends[0], ends[1]) ? order : undefined;
}

/** The places of the values in their order; equal ones stay in theirs. */
function orderOf(values: string[] | number[], isDescending: boolean): LongWork<number[]> {
	const sign = isDescending ? -1 : 1;
	return sortOf([...values.keys()], (a, b) =>
		values[a] === values[b] ? 0 : values[a] < values[b] ? -sign : sign,
	);
}

/** When a row's call began; in the hour that autumn repeats its text alone does not tell. */
function startOf(row: Row, text: string, detail: Detail, clock: PbxClock): number {
	const instants = clock.instantsOf(text);
	if (instants.length < 2) return instants[0] ?? -Infinity;
	return Date.parse(recordOf(detail, row, clock).startedAt ?? '');
}
