import { isNothing, looksLikeJson, readLongJson, refusedResponse, tornJson } from './json';
import { pipeCells } from './pipes';
import { decodeProse, isBinary, refusal, saysNo } from './prose';
import type { Finding, Reply } from './reply';
import { textIn } from '../columns';
import type { LongWork } from '../longWork';
import { isRow } from '../rows';

const OK = /^OK[.!|]?$/i;
const SUCCESS_LINE = /^Success\s*(?:\||$)/i;
/** A number, an originate ID in both its forms, a unique ID (pbx.md#ids). */
const BARE_ID = /^(?:\d+|(?=[a-z-]*\d)[\da-f-]{8,40}(?:\.\d+)?|[\w.-]+-\d+[._]\d+)$/i;
/** Zero may well mean that nothing was done. */
const ZERO = /^0+$/;

/** An answer to a request that changes something (decisions.md#a-write). */
export function* decodeWriteReply(text: string): LongWork<Finding> {
	if (!looksLikeJson(text) && !text.startsWith('"')) return decodeWriteText(text);
	const json = yield* readLongJson(text);
	if (!json) return yield* tornJson(text);
	const { value } = json;
	if (typeof value === 'string') return decodeWriteText(value.trim());
	if (isNothing(value)) return { kind: 'empty' };
	return refusedResponse(value) ?? acceptedResponse(value, text) ?? { kind: 'data', value };
}

function decodeWriteText(text: string): Finding {
	if (text === '') return { kind: 'empty' };
	if (isBinary(text)) return 'text';
	return (
		decodeProse(text) ??
		acceptedText(text) ??
		(saysNo(text) ? refusal(text) : { kind: 'data', value: text })
	);
}

function acceptedText(text: string): Reply | undefined {
	if (OK.test(text)) return { kind: 'accepted', text };
	if (BARE_ID.test(text) && !ZERO.test(text)) return { kind: 'accepted', text, id: text };
	if (!SUCCESS_LINE.test(text)) return undefined;
	const [, message, id] = pipeCells(text);
	return { kind: 'accepted', text, ...(id && { id }), ...(message && { message }) };
}

function acceptedResponse(value: unknown, text: string): Reply | undefined {
	if (!isRow(value) || !/^success$/i.test(String(value.Response))) return undefined;
	const id = textIn(value, 'ID', 'Id', 'id');
	const message = textIn(value, 'Message');
	return { kind: 'accepted', text, ...(id && { id }), ...(message && { message }) };
}
