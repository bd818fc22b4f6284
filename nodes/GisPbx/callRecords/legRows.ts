import { idIn } from '../pbx/calls/callIdentity';
import type { Row } from '../pbx/rows';

/** The rows of every leg of the call that one leg's own, linked or originate ID names. */
export function legRowsOf(rows: Row[], callId: string): Row[] {
	const isNamed = (row: Row) =>
		['uniqueid', 'originateid', 'linkedid'].some((name) => idIn(row, name) === callId);
	const linkedIds = new Set(
		rows
			.filter(isNamed)
			.map((row) => idIn(row, 'linkedid'))
			.filter((id) => id !== null),
	);
	return rows.filter((row) => isNamed(row) || linkedIds.has(idIn(row, 'linkedid') ?? ''));
}
