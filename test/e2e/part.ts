import type { CleanUp } from '../../tools/n8n/cleanUp';
import type { Prepared } from '../../tools/n8n/prepare';

/** One thing that must hold. */
export interface Row {
	what: string;
	passed: boolean;
	/** What was seen, in one line. */
	seen: string;
}

/** What a part gets: what was prepared for all, and its own. */
export type PartContext<Ready = Prepared> = Ready & {
	/** What the part's end undoes: of a part that ends well, badly or by Ctrl-C. */
	cleanUp: CleanUp;
	/** Prints a line about what goes on. */
	report(line: string): void;
};

/** A part of an end-to-end test. What it throws becomes a failed row; the next part runs. */
export interface Part<Ready = Prepared> {
	/** As in `--only name`. */
	name: string;
	/** After this time the part is ended and has failed; default 60. */
	limitMinutes?: number;
	run(context: PartContext<Ready>): AsyncIterable<Row>;
}

/** A row about one value that must be the expected one. */
export function isEqual(what: string, actual: unknown, expected: unknown): Row {
	const [seen, wanted] = [actual, expected].map((value) => JSON.stringify(value) ?? 'nothing');
	const passed = seen === wanted;
	return { what, passed, seen: passed ? seen : `${seen}, not ${wanted}` };
}
