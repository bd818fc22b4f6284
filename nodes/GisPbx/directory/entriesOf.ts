import { excerptOf } from '../pbx/reply/prose';
import { rowsOf, type Row } from '../pbx/rows';
import type { PbxConnection } from '../transport/connection';

/** What makes an answer a list that is understood, and what ends the item where it is none. */
interface Understanding<T> {
	isEntry?: (entry: T) => boolean;
	fail?: (pbx: PbxConnection, answer: unknown) => never;
}

/**
 * The entries that `decode` finds in a list; none where the PBX said nothing. An answer that holds
 * something, but no entry, is no such list: it ends the item, never taken for an empty one.
 */
export function entriesOf<T>(
	pbx: PbxConnection,
	answer: unknown,
	decode: (answer: unknown) => T[],
	{ isEntry = () => true, fail = notUnderstood }: Understanding<T> = {},
): T[] {
	const entries = decode(answer);
	return entries.some(isEntry) || isBlank(answer) ? entries : fail(pbx, answer);
}

/** The rows of a list as they came, of which one at least has one of the `columns`. */
export function knownRows(pbx: PbxConnection, answer: unknown, columns: string[]): Row[] {
	const isEntry = (row: Row) => columns.some((column) => column in row);
	return entriesOf(pbx, answer, rowsOf, { isEntry });
}

/** Ends the item because the PBX said something else than was asked for. */
export function notUnderstood(pbx: PbxConnection, answer: unknown): never {
	const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
	return pbx.fail({
		message: 'The answer of the PBX cannot be understood',
		description: `Check API URL in the credential. The answer begins with: ${excerptOf(text)}`,
		cause: 'temporarily-unavailable',
	});
}

function isBlank(answer: unknown): boolean {
	if (Array.isArray(answer)) return answer.every(isBlank);
	return answer === undefined || answer === null || answer === '';
}
