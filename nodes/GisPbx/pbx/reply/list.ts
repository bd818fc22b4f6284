import { decodeJsonReply, looksLikeJson } from './json';
import { pipeCells } from './pipes';
import { isBinary, refusal, saysNo } from './prose';
import type { Finding } from './reply';

/** One name or number, as `204-DEMOCO` or `+972500000001`; words have no digits, sentences blanks. */
const BARE_NAME = /^(?=.*\d)[\w.@+*#/-]+$/;

/**
 * An answer that lists names: JSON, or pipes where a PBX ignores the format (pbx.md#queue-members).
 */
export function decodeListReply(text: string): Finding {
	if (looksLikeJson(text) || text.startsWith('"')) return decodeJsonReply(text);
	if (isBinary(text)) return 'text';
	const names = text
		.split('\n')
		.flatMap(pipeCells)
		.filter((name) => name !== '');
	const areNames = !saysNo(text) && names.every((name) => BARE_NAME.test(name));
	return areNames ? { kind: 'data', value: names } : refusal(text);
}
