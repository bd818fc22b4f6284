import type { Pbx } from '../transport/pbx';
import { notUnderstood } from './knownRows';

/**
 * The entries that `decode` finds in a list; none where the PBX said nothing. An answer that holds
 * something, but no entry, is no such list: it is shown in an error, never taken for an empty one.
 */
export function entriesOf<T>(pbx: Pbx, answer: unknown, decode: (answer: unknown) => T[]): T[] {
	const entries = decode(answer);
	return entries.length > 0 || isBlank(answer) ? entries : notUnderstood(pbx, answer);
}

function isBlank(answer: unknown): boolean {
	if (Array.isArray(answer)) return answer.every(isBlank);
	return answer === undefined || answer === null || answer === '';
}
