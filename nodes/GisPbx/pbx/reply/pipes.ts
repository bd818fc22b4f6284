import { rowsByHeader } from './csv';
import { mapOf, type LongWork } from '../longWork';

/** The cells of one line of a pipe table; the line's trailing `|` adds none (pbx.md#formats). */
export function pipeCells(line: string): string[] {
	const cells = line.trim().split('|');
	if (cells.length > 1 && cells[cells.length - 1] === '') cells.pop();
	return cells.map((cell) => cell.trim());
}

/**
 * A pipe table with a header line to rows by column name. Undefined when the text is torn: a line
 * with fewer cells than the header.
 */
export function* parsePipeTable(text: string): LongWork<Array<Record<string, string>> | undefined> {
	const lines = text.split('\n').filter((line) => line.trim() !== '');
	// Where no `|` ends the header, none ends the rows: the last ones stand before blank cells.
	const isClosed = lines[0]?.trim().endsWith('|') ?? true;
	return yield* rowsByHeader(yield* mapOf(lines, isClosed ? pipeCells : openCells));
}

function openCells(line: string): string[] {
	return line
		.trim()
		.split('|')
		.map((cell) => cell.trim());
}
