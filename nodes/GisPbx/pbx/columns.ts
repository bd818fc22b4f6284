import { isRow, type Row } from './rows';

/** The first of the named fields that is not blank, as trimmed text; null without one. */
export function textIn(row: Row, ...names: string[]): string | null {
	for (const name of names) {
		const value = row[name];
		if (typeof value !== 'string' && typeof value !== 'number') continue;
		const text = String(value).trim();
		if (text !== '') return text;
	}
	return null;
}

/** The first of the named fields that holds a number (the PBX sends numbers as text), or null. */
export function numberIn(row: Row, ...names: string[]): number | null {
	const text = textIn(row, ...names);
	if (text === null) return null;
	const number = Number(text);
	return Number.isFinite(number) ? number : null;
}

/**
 * What a table of words holds for one from outside. Only its own names count: `constructor` and
 * `__proto__` are words like any other.
 */
export function meaningIn<T>(table: Record<string, T>, word: string): T | undefined {
	return Object.hasOwn(table, word) ? table[word] : undefined;
}

/** The row itself, or a row without fields where something else came. */
export function rowOrNone(value: unknown): Row {
	return isRow(value) ? value : {};
}
