import { meaningIn, rowOrNone } from '../pbx/columns';
import { textOf } from '../pbx/reply/charset';
import { isRow, type Row } from '../pbx/rows';

/** An event is a dozen short fields; a longer body under an unknown label is not read at all. */
const LONGEST_JSON = 100_000;
const MOST_VALUES = 1_000;
const DEEPEST = 20;

/** The two places in which a request may hold fields. */
interface GivenFields {
	query: Row;
	body: Row;
}

/**
 * Where the fields of an event are, be they in the query, a form or JSON: nothing tells how the PBX
 * sends them (pbx.md#call-events). `body` is what n8n has read: fields, or `{ data, files }` of a
 * multipart form. JSON under another label, or none, n8n leaves alone or takes for a form: it is
 * read from `bytes`, the body as it came.
 */
export function givenFields(query: unknown, body: unknown, bytes?: unknown): GivenFields {
	const form = isRow(body) && isRow(body.data) && isRow(body.files) ? body.data : body;
	return { query: rowOrNone(query), body: jsonIn(bytes) ?? rowOrNone(form) };
}

/** The one field of this name, looked at alone: whoever has not proved who they are is not read. */
export function fieldIn({ query, body }: GivenFields, name: string): unknown {
	return lastOf(meaningIn(body, name) ?? meaningIn(query, name));
}

/** All fields; what the body says counts before the query. Undefined for more than an event can hold. */
export function requestFields({ query, body }: GivenFields): Row | undefined {
	const places = [query, body];
	if (!isModest(places)) return undefined;
	return Object.fromEntries(
		places.flatMap(Object.entries).map(([name, value]) => [name, lastOf(value)]),
	);
}

/** Of a field that was sent twice the last counts, as PHP has it. */
function lastOf(value: unknown): unknown {
	return Array.isArray(value) ? (value.at(-1) as unknown) : value;
}

function jsonIn(bytes: unknown): Row | undefined {
	if (!Buffer.isBuffer(bytes) || bytes.length > LONGEST_JSON) return undefined;
	const text = textOf(bytes).trimStart();
	if (!text.startsWith('{')) return undefined;
	try {
		return JSON.parse(text) as Row;
	} catch {
		return undefined;
	}
}

/** Whether few values lie in it, none of them deep; stops looking where there are too many. */
function isModest(places: Row[]): boolean {
	let level: unknown[] = places;
	let seen = 0;
	for (let depth = 0; level.length > 0; depth++) {
		const next: unknown[] = [];
		for (const value of level) {
			if (typeof value !== 'object' || value === null) continue;
			for (const name in value) {
				if (++seen > MOST_VALUES || depth > DEEPEST) return false;
				next.push((value as Row)[name]);
			}
		}
		level = next;
	}
	return true;
}
