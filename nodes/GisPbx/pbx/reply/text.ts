import { parseCsv } from './csv';
import { decodeJsonReply, looksLikeJson, readJson, refusedResponse } from './json';
import { parsePipeTable } from './pipes';
import { isBinary, refusal } from './prose';
import type { Finding } from './reply';
import { isLong, type LongWork } from '../longWork';

type Rows = Array<Record<string, string>>;

const COLUMN_NAME = /^"?[\p{L}\p{N}_][\p{L}\p{N}_ -]*"?$/u;
/** A header without rows must look like one: `Sorry, not now` is no empty list. */
const BARE_CSV_HEADER = /^"?\w+"?(?:,"?\w+"?)+,?$/;

/** An answer to a request for a pipe table. */
export function* decodeTableReply(text: string): LongWork<Finding> {
	return yield* decodeRows(text, text.includes('|'), parsePipeTable);
}

/** An answer to a request for csv. */
export function* decodeCsvReply(text: string): LongWork<Finding> {
	const isHeader = text.includes('\n') ? beginsWithColumnName(text) : BARE_CSV_HEADER.test(text);
	return yield* decodeRows(text, isHeader, parseCsv);
}

/** An answer that is one text. */
export function decodeTextReply(text: string): Finding {
	if (isBinary(text)) return 'text';
	const isRefusal = text.startsWith('{') && !isLong(text);
	const refused = isRefusal ? refusedResponse(readJson(text)?.value) : undefined;
	return refused ?? { kind: 'data', value: text };
}

function beginsWithColumnName(text: string): boolean {
	const comma = text.indexOf(',');
	return comma > 0 && COLUMN_NAME.test(text.slice(0, comma).trim());
}

function* decodeRows(
	text: string,
	isOfKind: boolean,
	parse: (text: string) => LongWork<Rows | undefined>,
): LongWork<Finding> {
	if (looksLikeJson(text)) return yield* decodeJsonReply(text);
	if (isBinary(text)) return 'text';
	if (!isOfKind) return refusal(text);
	const value = yield* parse(text);
	if (!value) return 'cut';
	return value.length === 0 ? { kind: 'empty' } : { kind: 'data', value };
}
