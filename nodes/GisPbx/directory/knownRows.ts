import { excerptOf } from '../pbx/reply/prose';
import { rowsOf, type Row } from '../pbx/rows';
import type { Pbx } from '../transport/pbx';

/**
 * The rows of a list as they came; none where the PBX said nothing. An answer in which no row has
 * any of the `columns` is no such list: it is shown in an error, never turned into rows without values.
 */
export function knownRows(pbx: Pbx, answer: unknown, columns: string[]): Row[] {
	if (answer === undefined) return [];
	const rows = rowsOf(answer);
	return rows.some((row) => columns.some((column) => column in row))
		? rows
		: notUnderstood(pbx, answer);
}

/** Ends the item because the PBX said something else than was asked for. */
export function notUnderstood(pbx: Pbx, answer: unknown): never {
	const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
	return pbx.fail({
		message: 'The answer of the PBX cannot be understood',
		description: `Check API URL in the credential. The answer begins with: ${excerptOf(text)}`,
		cause: 'temporarily-unavailable',
	});
}
