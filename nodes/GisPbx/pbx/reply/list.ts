import { decodeJsonReply, looksLikeJson } from './json';
import { pipeCells } from './pipes';
import { isBinary, refusal, saysNo } from './prose';
import type { Finding } from './reply';
import type { LongWork } from '../longWork';

/** One name or number, as `204-DEMOCO` or `+972500000001`; words have no digits, sentences blanks. */
const BARE_NAME = /^(?=.*\d)[\w.@+*#/-]+$/;

/**
 * An answer that lists names: JSON, or pipes where a PBX ignores the format (pbx.md#queue-members).
 */
export function* decodeListReply(text: string): LongWork<Finding> {
	if (looksLikeJson(text) || text.startsWith('"')) return yield* decodeJsonReply(text);
	if (isBinary(text)) return 'text';
	const names = text
		.split('\n')
		.flatMap(pipeCells)
		.filter((name) => name !== '');
	const bare = names.filter((name) => BARE_NAME.test(name)).length;
	// One odd name among others does not make a sentence of them.
	const areNames = bare === names.length || bare > names.length / 2;
	return areNames && !saysNo(text) ? { kind: 'data', value: names } : refusal(text);
}
