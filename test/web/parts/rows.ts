import type { Row } from '../../e2e/part';

/** What is wanted of a value: of an object the named fields, of a text what fits a pattern. */
export type Wanted =
	| RegExp
	| string
	| number
	| boolean
	| null
	| undefined
	| Wanted[]
	| { [name: string]: Wanted };

/** A row about a value that must hold what is wanted, with what was seen. */
export function fits(what: string, seen: unknown, wanted: Wanted): Row {
	const passed = isFitting(seen, wanted);
	const told = JSON.stringify(seen) ?? 'nothing';
	return { what, passed, seen: passed ? told : `${told}, not ${shown(wanted)}` };
}

/** A row about something that must be so, with what was seen. */
export const holds = (what: string, passed: boolean, seen: unknown): Row => ({
	what,
	passed,
	seen: typeof seen === 'string' ? seen : JSON.stringify(seen),
});

/** One row of many, for what each must hold; the first that does not is told. */
export async function allHold(what: string, rows: AsyncIterable<Row>): Promise<Row> {
	let count = 0;
	for await (const row of rows) {
		if (!row.passed) return { what, passed: false, seen: `${row.what}: ${row.seen}` };
		count++;
	}
	return { what, passed: count > 0, seen: `${count} of ${count}` };
}

export function isFitting(seen: unknown, wanted: Wanted): boolean {
	if (wanted instanceof RegExp) return typeof seen === 'string' && wanted.test(seen);
	if (Array.isArray(wanted)) {
		const isList = Array.isArray(seen) && seen.length === wanted.length;
		return isList && wanted.every((each, place) => isFitting(seen[place], each));
	}
	if (typeof wanted !== 'object' || wanted === null) return Object.is(seen, wanted);
	if (typeof seen !== 'object' || seen === null) return false;
	return Object.entries(wanted).every(([name, each]) =>
		isFitting((seen as Record<string, unknown>)[name], each),
	);
}

function shown(wanted: Wanted): string {
	return JSON.stringify(wanted, (_, value: unknown) =>
		value instanceof RegExp ? String(value) : value,
	);
}
