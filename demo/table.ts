/** Lays rows of text out in columns. */
export function table(header: string[], rows: string[][]): string {
	const widths = header.map((_, column) =>
		Math.max(...[header, ...rows].map((cells) => cells[column].length)),
	);
	const rule = widths.map((width) => '-'.repeat(width));
	return [header, rule, ...rows]
		.map((cells) =>
			cells
				.map((cell, column) => cell.padEnd(widths[column]))
				.join('  ')
				.trimEnd(),
		)
		.join('\n');
}
