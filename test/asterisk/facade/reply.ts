/** What the facade answers, in the forms of `gisapi.php` (pbx.md#formats). */
export interface Reply {
	body: string | Buffer;
	/** That of an audio file; else the format asked for decides. */
	contentType?: string;
}

export type DataRow = Record<string, string>;

export const NOTHING: Reply = { body: '' };

export const text = (body: string): Reply => ({ body });

/** As PHP's `json_encode` writes it. */
export const json = (value: unknown): Reply => ({
	body: JSON.stringify(value)
		.replace(/\//g, '\\/')
		.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
});

/** Rows of SQL: each value under its place and under its name. */
export const sqlRows = (rows: DataRow[]): Reply =>
	json(
		rows.map((row) =>
			Object.fromEntries(
				Object.entries(row).flatMap(([name, value], place) => [
					[String(place), value],
					[name, value],
				]),
			),
		),
	);

/** A header and rows; without rows not even the header. */
export const csv = (rows: DataRow[]): Reply => {
	if (rows.length === 0) return NOTHING;
	const lines = [Object.keys(rows[0]), ...rows.map((row) => Object.values(row))];
	return text(lines.map((cells) => `${cells.map(csvCell).join(',')}\n`).join(''));
};

const csvCell = (value: string): string =>
	/[\s",]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value;

/** Cells that end in a pipe each. */
export const pipes = (rows: string[][]): Reply =>
	text(rows.map((cells) => `${cells.map((cell) => `${cell}|`).join('')}\n`).join(''));

/** A reply of Asterisk's manager, passed on. */
export const passedOn = ({ Response = '', Message = '' }: DataRow, more: DataRow = {}): Reply =>
	json({ Response, Message, ...more });

/** The word for yes, or Asterisk's words for no. */
export const okOr = ({ Response, Message = '' }: DataRow): Reply =>
	text(Response === 'Success' ? 'OK' : Message);
