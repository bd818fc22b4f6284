import { parsed } from './assembly';
import { readRows } from './longList';
import type { RepairedJson } from './mender';
import { isCutOff, repairJson } from './repair';
import { parsePipeTable } from './pipes';
import { decodeProse, isBinary, refusal, saysNo } from './prose';
import type { Finding, Reply } from './reply';
import { atOnce, isLong, type LongWork } from '../longWork';
import { isRow } from '../rows';

const JSON_BEGINNING = /^(?:[[{\]]|,\s*[,[{\]]|null$)/;

const EMPTY_LIST = /^\[\s*\]$/;

/** Whether a text is meant as JSON of rows or fields, mendable or not. */
export function looksLikeJson(text: string): boolean {
	return JSON_BEGINNING.test(text);
}

/** Parses JSON straight away and mends it only where that fails; undefined when it cannot. */
export function readJson(text: string): RepairedJson | undefined {
	return parsedWhole(text) ?? atOnce(repairJson(text));
}

/** The same of a text that may be long, in stretches. */
export function* readLongJson(text: string): LongWork<RepairedJson | undefined> {
	const read = isLong(text) ? yield* readRows(text) : parsedWhole(text);
	return read ?? (yield* repairJson(text));
}

function parsedWhole(text: string): RepairedJson | undefined {
	const value = parsed(text);
	return value === undefined ? undefined : { value, lostElements: 0 };
}

/** An answer to a request for JSON. */
export function* decodeJsonReply(text: string): LongWork<Finding> {
	if (EMPTY_LIST.test(text)) return { kind: 'empty', isEmptyList: true };
	const json = yield* readLongJson(text);
	if (json) return decodeJsonValue(json);
	if (looksLikeJson(text)) return yield* tornJson(text);
	if (isBinary(text)) return 'text';
	// Some operations print their table whatever the format (pbx.md#formats).
	return (yield* decodeTableOfLines(text)) ?? refusal(text);
}

/** Why a text that is meant as JSON cannot be read. */
export function* tornJson(text: string): LongWork<'cut' | 'broken'> {
	return (yield* isCutOff(text)) ? 'cut' : 'broken';
}

function decodeJsonValue({ value, lostElements }: RepairedJson): Finding {
	if (typeof value === 'string') return decodeJsonText(value.trim());
	// Rows were there, and not one could be read.
	if (isNothing(value)) return lostElements > 0 ? 'broken' : { kind: 'empty' };
	const data: Reply = { kind: 'data', value };
	return refusedResponse(value) ?? (lostElements > 0 ? { ...data, lostElements } : data);
}

function decodeJsonText(text: string): Finding {
	if (text === '') return { kind: 'empty' };
	return decodeProse(text) ?? (saysNo(text) ? refusal(text) : { kind: 'data', value: text });
}

/** A table of two lines at least: a single line with pipes is no table, but some answer. */
function* decodeTableOfLines(text: string): LongWork<Finding | undefined> {
	const [header, ...lines] = text.split('\n', 2);
	if (lines.length === 0 || !header.includes('|')) return undefined;
	const value = yield* parsePipeTable(text);
	return value ? { kind: 'data', value } : 'cut';
}

/** `null`, and a list or object with nothing in it. */
export function isNothing(value: unknown): boolean {
	if (Array.isArray(value)) return value.length === 0;
	return value === null || (isRow(value) && Object.keys(value).length === 0);
}

/** The refusal that `{"Response":"Error","Message":...}` is. */
export function refusedResponse(value: unknown): Reply | undefined {
	if (!isRow(value) || !/^error$/i.test(String(value.Response))) return undefined;
	return refusal(typeof value.Message === 'string' ? value.Message : String(value.Response));
}
