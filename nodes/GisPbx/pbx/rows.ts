/** One row as the PBX names its fields. */
export type Row = Record<string, unknown>;

const ALL_DIGITS = /^\d+$/;
const BEHIND_DIGITS = ':';

/** Whether `value` is an object with fields: no list, no null. */
export function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The row without the positional copies ("0", "1", ...) that SQL rows carry beside their named
 * fields (pbx.md#positional-copies). A row with nothing but digit keys (queues by ID, an agent's
 * record) stays as it is.
 */
export function dropPositionalKeys(row: Row): Row {
	// Positions come first in JavaScript's key order: one look tells a row without copies.
	if (!startsWithPosition(row)) return row;
	const keys = Object.keys(row);
	const firstNamed = keys.findIndex((key) => !isPosition(key));
	if (firstNamed < 0) return row;
	const result: Row = {};
	for (let place = firstNamed; place < keys.length; place++) {
		const key = keys[place];
		// Digits that JavaScript takes for a name: "007"; and the one name that is none of a column.
		if (!isPosition(key) && key !== '__proto__') result[key] = row[key];
	}
	return result;
}

/**
 * The same for a row with named fields that nobody else holds, done to the row itself: in a list of
 * a hundred thousand rows the copies cost as much as reading the answer.
 */
export function removePositionalKeys(row: Row): Row {
	for (let place = 0; place in row; place++) delete row[place];
	return startsWithPosition(row) ? dropPositionalKeys(row) : row; // there was a gap
}

/** Looks at the first key only: a list of all keys costs more than removing the copies. */
function startsWithPosition(row: Row): boolean {
	for (const first in row) return isPosition(first);
	return false;
}

/** Looks at the first character before the whole, as long lists have a million keys. */
function isPosition(key: string): boolean {
	return key < BEHIND_DIGITS && ALL_DIGITS.test(key);
}

/**
 * The rows of a decoded reply as they came: of a list, of an object keyed by ID, or the one row
 * that the reply is (pbx.md#rows). What is no row is dropped.
 */
export function rowsOf(value: unknown): Row[] {
	if (Array.isArray(value)) return value.filter(isRow);
	if (!isRow(value)) return [];
	return isKeyedById(value) ? Object.values(value).filter(isRow) : [value];
}

/** The rows of a decoded reply without their positional keys. */
export function namedRows(value: unknown): Row[] {
	return rowsOf(value).map(dropPositionalKeys);
}

/** A few entries that are no rows, or keys that are all numbers, do not make one row of a list. */
function isKeyedById(value: Row): boolean {
	const entries = Object.values(value);
	const rows = entries.filter(isRow).length;
	const others = entries.filter((entry) => !isRow(entry) && !isNothing(entry)).length;
	return rows > others || (rows > 0 && Object.keys(value).every(isPosition));
}

function isNothing(entry: unknown): boolean {
	return entry === null || entry === false || entry === '';
}
