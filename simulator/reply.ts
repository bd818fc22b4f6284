/** Bodies in the formats that the PBX's PHP script writes (pbx.md#formats). */
import type { ApiRequest } from './request';
import type { Pbx } from './pbx';
import type { PhpValue, Row } from './row';

/** What a request's handler gives back; the server adds status 200 and the usual content type. */
export interface Reply {
	body: string | Buffer;
	/** Only where the PBX departs from its rule (pbx.md#the-reply). */
	contentType?: string;
	contentDisposition?: string;
	/** Real seconds to stay silent before answering. */
	silentSeconds?: number;
}

export const text = (body: string): Reply => ({ body });
export const nothing: Reply = { body: '' };

/**
 * A byte that is no UTF-8, for use inside text: it stands as a lone surrogate until `encode`
 * writes the byte itself.
 */
export const rawByte = (byte: number): string => String.fromCharCode(0xdc00 + byte);

const RAW_BYTES = /\p{Surrogate}/u;

/** Hebrew in windows-1255: bytes that are no UTF-8. */
export const windows1255 = (text: string): string =>
	text.replace(/[א-ת]/g, (letter) => rawByte(letter.charCodeAt(0) - 0x5d0 + 0xe0));

const isUtf8 = (value: PhpValue): boolean =>
	typeof value === 'string'
		? !RAW_BYTES.test(value)
		: value === null ||
			typeof value === 'number' ||
			(Array.isArray(value)
				? value.every(isUtf8)
				: [...(value instanceof Map ? value : new Map(Object.entries(value))).values()].every(
						isUtf8,
					));

/** The bytes of a body: UTF-8, and raw bytes where `rawByte` put them. */
export function encode(body: string): Buffer {
	if (!RAW_BYTES.test(body)) return Buffer.from(body);
	return Buffer.concat(
		body
			.split(/(\p{Surrogate})/u)
			.map((piece) =>
				RAW_BYTES.test(piece) ? Buffer.from([piece.charCodeAt(0) & 0xff]) : Buffer.from(piece),
			),
	);
}

function phpString(value: string): string {
	const quoted = JSON.stringify(value);
	if (/^[\x20-\x2e\x30-\x7f]*$/.test(quoted)) return quoted;
	return quoted
		.replaceAll('/', '\\/')
		.replace(
			/[\u0080-\uffff]/g,
			(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
		);
}

/** PHP's `json_encode`: `\/` and `\uXXXX`. Maps keep the order of number-like keys. */
export function phpJson(value: PhpValue): string {
	if (typeof value === 'string') return phpString(value);
	if (value === null || typeof value === 'number') return String(value);
	if (Array.isArray(value)) return `[${value.map(phpJson).join(',')}]`;
	const entries = value instanceof Map ? [...value] : Object.entries(value as object);
	return `{${entries.map(([name, item]) => `${phpString(name)}:${phpJson(item as PhpValue)}`).join(',')}}`;
}

/** The same with 0 bytes, as PHP's `false` prints, when a value is no UTF-8. */
export const jsonText = (value: PhpValue): string => (isUtf8(value) ? phpJson(value) : '');

export const json = (value: PhpValue): Reply => ({ body: jsonText(value) });

/** A row as PHP fetches it: every value under its position and under its name. */
export function doubled(row: Row): Map<string, string | null> {
	return new Map(
		Object.entries(row).flatMap(([name, value], position) => [
			[String(position), value] as const,
			[name, value] as const,
		]),
	);
}

/** `json_encode` of one SQL row; blank, as PHP's `false` prints, when a value is no UTF-8. */
export function jsonRow(row: Row, positions: boolean): string {
	const cells = Object.entries(row);
	if (cells.some(([, value]) => RAW_BYTES.test(value ?? ''))) return '';
	const members = cells.map(([name, value], position) => {
		const shown = phpJson(value);
		return `${positions ? `"${position}":${shown},` : ''}${phpString(name)}:${shown}`;
	});
	return `{${members.join(',')}}`;
}

/** A list that is encoded row by row, or in one piece: then one bad value makes it nothing. */
export function jsonRows(pbx: Pbx, rows: readonly Row[], positions: boolean): string {
	const elements = rows.map((row) => jsonRow(row, positions));
	const isNothing = pbx.switches.listEncoding === 'wholeList' && elements.includes('');
	return isNothing ? '' : `[${elements.join(',')}]`;
}

/**
 * A streamed array: `[` comes with the first row, `]` always, so no rows give `]`
 * (pbx.md#broken-json).
 */
export function streamedJson(pbx: Pbx, rows: readonly Row[]): string {
	return rows.length === 0 ? ']' : jsonRows(pbx, rows, pbx.switches.doubledKeys === 'on');
}

/** Cells separated by `|`, with the trailing `|` of every row. */
export const pipes = (cells: ReadonlyArray<string | null>): string =>
	cells.map((cell) => `${cell ?? ''}|`).join('');

const csvCell = (cell: string | null): string =>
	/[\s,"]/.test(cell ?? '') ? `"${cell?.replaceAll('"', '""')}"` : (cell ?? '');

/** csv with a header line; no rows, no header. */
export function csv(pbx: Pbx, columns: readonly string[], rows: readonly Row[]): string {
	if (rows.length === 0) return '';
	const lineEnd = pbx.switches.csvLineEnd === 'lf' ? '\n' : '\r\n';
	return [columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]
		.map((cells) => cells.map(csvCell).join(',') + lineEnd)
		.join('');
}

/** Plain output of raw SQL rows: values and header doubled too. `headerEnd` is the missing line break of simplecdrs. */
export function doubledPipes(rows: readonly Row[], headerEnd = '\n'): string {
	if (rows.length === 0) return '';
	const header = Object.keys(rows[0] ?? {}).flatMap((name, position) => [String(position), name]);
	const lines = rows.map((row) => pipes(Object.values(row).flatMap((value) => [value, value])));
	return `${pipes(header)}${headerEnd}${lines.join('\n')}\n`;
}

const EMPTY_JSON = { emptyArray: '[]', emptyObject: '{}', null: 'null', nothing: '' } as const;

/** A list that has nothing in it, under one of the names above. */
export const emptyJson = (kind: keyof typeof EMPTY_JSON): Reply => text(EMPTY_JSON[kind]);

/** Writes a body per format; a format that is not listed gives 0 bytes (pbx.md#formats). */
export type Formats = Record<string, () => string>;

export function inFormat(request: ApiRequest, formats: Formats): Reply {
	const write = Object.hasOwn(formats, request.format) ? formats[request.format] : undefined;
	return text(write?.() ?? '');
}

/** Rows straight from SQL: json and doubled pipes, other formats blank. */
export function sqlRows(
	pbx: Pbx,
	request: ApiRequest,
	rows: readonly Row[],
	whenEmpty: keyof typeof EMPTY_JSON = pbx.switches.noRows,
): Reply {
	const positions = pbx.switches.doubledKeys === 'on';
	return inFormat(request, {
		json: () => (rows.length === 0 ? EMPTY_JSON[whenEmpty] : jsonRows(pbx, rows, positions)),
		plain: () => doubledPipes(rows),
	});
}
