/** One row as the PBX names its fields. */
export type Row = Record<string, unknown>;

const ALL_DIGITS = /^\d+$/;

/** Whether `value` is an object with fields: no list, no null. */
export function isRow(value: unknown): value is Row {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The row without the positional copies ("0", "1", ...) that SQL rows carry beside their named
 * fields (pbx-protocol 2.2). A row with nothing but digit keys (queues by ID, an agent's record)
 * stays as it is.
 */
export function dropPositionalKeys(row: Row): Row {
	const keys = Object.keys(row);
	// Integer keys come first in JavaScript's key order: one look tells a row without copies.
	if (keys.length === 0 || !ALL_DIGITS.test(keys[0])) return row;
	const named = keys.filter((key) => !ALL_DIGITS.test(key));
	if (named.length === 0) return row;
	const result: Row = {};
	for (const key of named) result[key] = row[key];
	return result;
}

/**
 * The rows of a decoded reply as they came: of a list, of an object keyed by ID, or the one row
 * that the reply is (pbx-protocol 7, row 22). What is no row is dropped.
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

/** Any decoded reply without positional keys: a row, a list of rows, or whatever else as it is. */
export function withoutPositionalKeys(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutPositionalKeys);
	return isRow(value) ? dropPositionalKeys(value) : value;
}

function isKeyedById(value: Row): boolean {
	const entries = Object.values(value);
	const isNothing = (entry: unknown) => entry === null || entry === false || entry === '';
	return entries.some(isRow) && entries.every((entry) => isRow(entry) || isNothing(entry));
}
