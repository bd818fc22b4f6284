/** `start`, `end` and filters of the CDR lists, compared as SQL compares them (pbx.md#ranges). */
import { localText } from './clock';
import type { Pbx } from './pbx';
import type { Row } from './row';
import type { FiledRow } from './state';

const DATE_TIME = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * A date or date-time in full; a date is its midnight, a minute its first second. Undefined when
 * unreadable. `seconds` stands in for absent ones.
 */
function fullText(value: string, seconds = '00'): string | undefined {
	const match = DATE_TIME.exec(value.trim());
	if (!match) return undefined;
	const [, year = '', month = '', day = '', hour, minute = '00', second] = match;
	const pad = (part: string) => part.padStart(2, '0');
	const missing = hour === undefined ? '00' : seconds;
	return `${year}-${pad(month)}-${pad(day)} ${pad(hour ?? '0')}:${minute}:${second ?? missing}`;
}

/** Rows filed between `start` and `end`, both included; without them, today's. */
export function inRange(
	pbx: Pbx,
	{ start, end }: Record<string, string>,
	rows: readonly FiledRow[],
): FiledRow[] {
	const today = localText(pbx.clock.now(), pbx.zone).slice(0, 10);
	const first = fullText(start || `${today} 00:00:00`);
	const last = fullText(
		end || `${today} 23:59:59`,
		pbx.switches.minuteEnd === 'wholeMinute' ? '59' : '00',
	);
	if (!first || !last) return [];
	return rows.filter(({ filedAt }) => first <= filedAt && filedAt <= last);
}

/** Columns that each filter looks at; one match is enough. */
export type Filters = Readonly<Record<string, (row: Row) => Array<string | null | undefined>>>;

/** A filter's value may be a comma list; case does not count, as in the database. */
export function matchesFilters(
	filters: Filters,
	params: Record<string, string>,
	row: Row,
): boolean {
	return Object.entries(filters).every(([name, cellsOf]) => {
		const wanted = params[name]?.toLowerCase().split(',');
		if (!params[name] || !wanted) return true;
		return cellsOf(row).some((cell) => cell != null && wanted.includes(cell.toLowerCase()));
	});
}

const oldestFirst = (rows: FiledRow[]): FiledRow[] =>
	[...rows].sort((a, b) => a.filedAt.localeCompare(b.filedAt));

const ORDERS: Record<Pbx['switches']['rowOrder'], (rows: FiledRow[]) => FiledRow[]> = {
	asFiled: (rows) => rows,
	oldestFirst,
	newestFirst: (rows) => oldestFirst(rows).reverse(),
	// The second, fourth, … row first: no order, but the same one each time.
	mixed: (rows) => {
		const sorted = oldestFirst(rows);
		return [0, 1].flatMap((rest) => sorted.filter((_, position) => position % 2 !== rest));
	},
};

/** The rows that a CDR list shows. `ids`: filters that make the PBX ignore the range. */
export function selectRows(
	pbx: Pbx,
	params: Record<string, string>,
	rows: readonly FiledRow[],
	{ filters, ids }: { filters: Filters; ids: readonly string[] },
): Row[] {
	const everything = pbx.switches.rangeWithId === 'ignored' && ids.some((name) => params[name]);
	const found = everything ? [...rows] : inRange(pbx, params, rows);
	return ORDERS[pbx.switches.rowOrder](found)
		.map(({ row }) => row)
		.filter((row) => matchesFilters(filters, params, row));
}
