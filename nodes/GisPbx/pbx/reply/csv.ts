/**
 * CSV with a header line to rows by column name. Quoted cells may hold commas, line breaks and
 * doubled quotes; a quote that no comma or line end follows is taken as part of the value, since
 * the PBX prints `"Name" <number>`. Lines end with \n or \r\n. Undefined when the text is torn: an
 * open quote, or a line with fewer cells than the header (pbx.md#formats).
 */
export function parseCsv(text: string): Array<Record<string, string>> | undefined {
	const lines = readLines(text);
	if (!lines) return undefined;
	return rowsByHeader(lines);
}

/**
 * The lines after the first, by the names in the first. Columns without a name are left out.
 * Undefined when a line has fewer cells than the header: the text is torn.
 */
export function rowsByHeader(lines: string[][]): Array<Record<string, string>> | undefined {
	const [header = [], ...body] = lines;
	const columns = header.map((name) => name.trim());
	while (columns.length > 0 && columns[columns.length - 1] === '') columns.pop();
	const rows: Array<Record<string, string>> = [];
	for (const cells of body) {
		if (cells.length < columns.length) return undefined;
		const row: Record<string, string> = {};
		columns.forEach((name, index) => {
			if (name !== '') row[name] = cells[index];
		});
		rows.push(row);
	}
	return rows;
}

function readLines(text: string): string[][] | undefined {
	const lines: string[][] = [];
	let cells: string[] = [];
	let at = 0;
	while (at < text.length) {
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
