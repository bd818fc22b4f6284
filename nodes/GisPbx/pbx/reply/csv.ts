import { eachOf, type LongWork } from '../longWork';

/**
 * CSV with a header line to rows by column name. Quoted cells may hold commas, line breaks and
 * doubled quotes; a quote that no comma or line end follows is taken as part of the value, since
 * the PBX prints `"Name" <number>`. Lines end with \n or \r\n. Undefined when the text is torn: an
 * open quote, or a line with fewer cells than the header (pbx.md#formats).
 */
export function* parseCsv(text: string): LongWork<Array<Record<string, string>> | undefined> {
	const lines = yield* readLines(text);
	if (!lines) return undefined;
	return yield* rowsByHeader(lines);
}

/**
 * The lines after the first, by the names in the first. Columns without a name are left out.
 * A line with fewer cells than the header goes on in the next, where both together have not too many:
 * a cell held a line break. Any other is left out, but for the last: undefined, as the text is torn.
 */
export function* rowsByHeader(
	printed: string[][],
): LongWork<Array<Record<string, string>> | undefined> {
	const [header = [], ...body] = printed;
	const columns = header.map((name) => name.trim());
	while (columns.length > 0 && columns[columns.length - 1] === '') columns.pop();
	const lines = yield* joinedLines(body, columns.length);
	const isShort = (cells: string[]) => cells.length < columns.length;
	if (lines.length > 0 && isShort(lines[lines.length - 1])) return undefined;
	const rows: Array<Record<string, string>> = [];
	yield* eachOf(lines, (cells) => {
		if (isShort(cells)) return;
		const row: Record<string, string> = {};
		columns.forEach((name, index) => {
			if (name !== '') row[name] = cells[index];
		});
		rows.push(row);
	});
	return rows;
}

/** The lines, those joined of which a line break in a cell made two. */
function* joinedLines(lines: string[][], columns: number): LongWork<string[][]> {
	const joined: string[][] = [];
	yield* eachOf(lines, (cells) => {
		const last = joined.at(-1);
		if (last && isTornApart(last, cells, columns)) {
			const [rest, ...others] = cells;
			last[last.length - 1] += `\n${rest}`;
			for (const cell of others) last.push(cell);
		} else joined.push(cells);
	});
	return joined;
}

function isTornApart(line: string[], next: string[], columns: number): boolean {
	const isShort = line.length < columns && next.length < columns;
	return isShort && line.length + next.length - 1 <= columns;
}

/** So many cells are read at one go. */
const CELLS = 1000;

function* readLines(text: string): LongWork<string[][] | undefined> {
	const lines: string[][] = [];
	let cells: string[] = [];
	let at = 0;
	for (let count = 1; at < text.length; count++) {
		if (count % CELLS === 0) yield;
		const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
		if (!cell) return undefined;
		cells.push(cell.value);
		at = cell.end;
		if (text[at] === ',') {
			at++;
			if (at < text.length) continue;
			cells.push('');
		}
		if (text[at] === '\r') at++;
		at++;
		if (cells.length > 1 || cells[0].trim() !== '') lines.push(cells);
		cells = [];
	}
	return lines;
}

interface Cell {
	value: string;
	/** Index of the comma or line end behind the cell. */
	end: number;
}

const PLAIN_CELL = /[^,\r\n]*(?:\r(?!\n)[^,\r\n]*)*/y;
const QUOTED_CELL_END = /"(?=,|\r?\n|\r?$)/y;

function plainCell(text: string, start: number): Cell {
	PLAIN_CELL.lastIndex = start;
	PLAIN_CELL.test(text);
	const end = PLAIN_CELL.lastIndex;
	return { value: text.slice(start, end), end };
}

function quotedCell(text: string, start: number): Cell | undefined {
	let value = '';
	let from = start + 1;
	for (;;) {
		const quote = text.indexOf('"', from);
		if (quote < 0) return undefined;
		value += text.slice(from, quote);
		if (text[quote + 1] === '"') {
			value += '"';
			from = quote + 2;
			continue;
		}
		QUOTED_CELL_END.lastIndex = quote;
		from = quote + 1;
		if (QUOTED_CELL_END.test(text)) return { value, end: from };
		value += '"';
	}
}
