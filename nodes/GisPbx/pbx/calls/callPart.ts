import type { Row } from '../rows';
import { identityOf } from './callIdentity';
import type { CallRecord } from './callRecord';
import { roleOf, type LegRole } from './legRole';

/** A leg and the row of cdrs that it was read from. */
export interface Leg {
	row: Row;
	record: CallRecord;
}

/** A leg with what is reckoned from it. Milliseconds; what the PBX does not tell is endlessly far. */
export interface CallPart extends Leg {
	role: LegRole;
	start: number;
	answer: number;
	end: number;
}

/** The parts that some legs are, each by itself: by start, then end, whatever their order. */
export function partsInOrder(legs: Leg[]): CallPart[] {
	return legs.map(partOf).sort(byTime);
}

/** Number of the extension that a leg rang; null for any other. */
export function phoneOf({ role: { taker } }: CallPart): string | null {
	return taker?.isExtension ? taker.number : null;
}

/** The instant of a record's time, in milliseconds. */
export function msOf(iso: string | null): number | null {
	return iso === null ? null : Date.parse(iso);
}

function partOf({ row, record }: Leg): CallPart {
	const start = msOf(record.startedAt) ?? Infinity;
	return {
		row,
		record,
		role: roleOf(row, record),
		start,
		answer: msOf(record.answeredAt) ?? start,
		end: msOf(record.endedAt) ?? -Infinity,
	};
}

/** At last by what tells any two legs apart, so that the order is always the same. */
function byTime(a: CallPart, b: CallPart): number {
	if (a.start !== b.start) return a.start < b.start ? -1 : 1;
	if (a.end !== b.end) return a.end < b.end ? -1 : 1;
	return identityOf(a.row, 'legs') < identityOf(b.row, 'legs') ? -1 : 1;
}
