import { isRow, type Row } from '../../nodes/GisPbx/pbx/rows';
import type { Answer } from './ask';
import { isKnownColumn } from './columns';
import { isEngineValue, requestsIn, withKnownWordsOnly } from './words';

/** What a text is, by its looks; anything else is just "text". */
const KINDS: Array<[RegExp, string]> = [
	[/^$/, 'blank'],
	[/^\d{4}-\d\d-\d\d(?:[ T]\d\d:\d\d(?::\d\d)?)?$/, 'date'],
	[/^-?\d+(?:\.\d+)?$/, 'digits'],
	[/^[\w.-]+-\d{9,10}[._]\d+$/, 'unique ID'],
	[/^[\da-f]{13,14}$/i, 'originate ID'],
	[/^\d+-\S+$/, 'username'],
	[/^\+?[\d*#]+$/, 'number'],
	[/^[A-Za-z]\w*\/\S+$/, 'channel'],
];
/** All that may stand in an answer that is nothing; PHP may have printed more around it. */
const NOTHING = [']', 'null', '[]', '{}', ''];
const POSITION = /^\d+$/;
const MOST_ROWS_LOOKED_AT = 500;

/**
 * How an answer is built, without a value of it: kinds of values, names of columns, the engine's own
 * words. Names, numbers and secrets have no way in.
 */
export function outlineOf({ reply, text }: Answer, keysAreColumns = false): string[] {
	if (reply.kind === 'data') return outlineOfValue(reply.value, keysAreColumns);
	if (reply.kind === 'empty') {
		const said = text.trim();
		return [
			NOTHING.includes(said) ? `nothing: ${JSON.stringify(said)}` : 'nothing, in other words',
		];
	}
	if ('message' in reply) return [`${reply.kind}: ${withKnownWordsOnly(reply.message ?? '')}`];
	return [reply.kind === 'unreadable' ? `unreadable: ${reply.reason}` : reply.kind];
}

function outlineOfValue(value: unknown, keysAreColumns: boolean): string[] {
	if (typeof value === 'string') return [`text: ${lineOf(value)}`];
	if (Array.isArray(value) && value.some(isRow)) {
		const rows = value.filter(isRow).slice(0, MOST_ROWS_LOOKED_AT);
		return [`list of ${value.length} rows`, ...columnsOf(rows)];
	}
	if (Array.isArray(value)) return [`list of ${value.length}: ${kindsOf(value)}`];
	if (!isRow(value)) return [kindOf(value)];
	const entries = Object.values(value);
	if (entries.length > 0 && entries.every((entry) => typeof entry === 'object')) {
		const rows = entries.map((entry) => ({ ...(entry as object) }) as Row);
		return [
			`object of ${entries.length} rows by ${kindsOf(Object.keys(value))}`,
			...columnsOf(rows),
		];
	}
	return keysAreColumns
		? ['object', ...columnsOf([value])]
		: [`object of ${entries.length}: ${kindsOf(entries)} by ${kindsOf(Object.keys(value))}`];
}

/** A line of cells, or a text that may be a sentence. */
function lineOf(text: string): string {
	const [line] = text.split('\n');
	if (/^<pre>/i.test(line)) return `preformatted, names ${requestsIn(text).join(', ')}`;
	if (line.includes('|')) return line.split('|').map(kindOf).join(' | ');
	const kind = kindOf(line);
	return kind === 'text' ? withKnownWordsOnly(line) : kind;
}

/** The columns by the kinds of their values; positions and names that are not shown are counted. */
function columnsOf(rows: Row[]): string[] {
	const byKinds = new Map<string, string[]>();
	for (const name of new Set(rows.flatMap((row) => Object.keys(row)))) {
		const having = rows.filter((row) => name in row);
		const rare = having.length < rows.length ? ', not in every row' : '';
		const kinds = kindsOf(having.map((row) => row[name])) + rare;
		byKinds.set(kinds, [...(byKinds.get(kinds) ?? []), name]);
	}
	return [...byKinds].map(([kinds, names]) => `- ${kinds}: ${namesOf(names)}`);
}

function namesOf(names: string[]): string {
	const shown = names.filter(isKnownColumn);
	const positions = names.filter((name) => POSITION.test(name)).length;
	const hidden = names.length - shown.length - positions;
	return [
		...(positions > 0 ? [`${positions} position${positions === 1 ? '' : 's'}`] : []),
		...shown,
		...(hidden > 0 ? [`${hidden} names that are not shown`] : []),
	].join(', ');
}

function kindsOf(values: unknown[]): string {
	return [...new Set(values.map(kindOf))].sort().join(', ');
}

function kindOf(value: unknown): string {
	if (value === null || value === undefined) return String(value);
	if (Array.isArray(value)) return 'list';
	if (typeof value !== 'string') return typeof value;
	if (isEngineValue(value.trim())) return value.trim();
	return KINDS.find(([pattern]) => pattern.test(value.trim()))?.[1] ?? 'text';
}
