import { epochOfUniqueId, idIn } from './callIdentity';
import type { CallRecord } from './callRecord';
import type { Leg } from './callPart';
import { groupedCall, type CallOfLegs, type GroupedCall } from './groupedCall';
import { eachOf, mapOf, type LongWork } from '../longWork';
import type { PbxClock } from '../time/zoneClock';
import type { Row } from '../rows';
import { withoutSecrets } from '../secretFields';
import { joinConsultations, type LegGroup } from './attendedTransfers';

/** The ID of the call that a leg belongs to: its linked ID, else its own; null without any. */
export function groupIdOf(leg: Row): string | null {
	return idIn(leg, 'linkedid', 'uniqueid');
}

/** Legs by the call they belong to, in order of first appearance; a leg without IDs is a call of its own. */
export function* groupLegs<L extends Leg>(legs: L[]): LongWork<Array<LegGroup<L>>> {
	const groups: Array<LegGroup<L>> = [];
	const known = new Map<string, L[]>();
	yield* eachOf(legs, (leg) => {
		const callId = groupIdOf(leg.row);
		const others = callId === null ? undefined : known.get(callId);
		if (others) {
			others.push(leg);
			return;
		}
		const group = { callId, legs: [leg] };
		groups.push(group);
		if (callId !== null) known.set(callId, group.legs);
	});
	return yield* joinConsultations(groups);
}

/** The calls of legs that were filed from `start` on; one that began before is not complete. */
export function* callsOfLegs(legs: Leg[], start: string, clock: PbxClock): LongWork<CallOfLegs[]> {
	return yield* mapOf(yield* groupLegs(legs), (group) => {
		const { call, rows } = groupedCall(group.legs, group.callId);
		const begin = beginOf(call);
		const complete = begin === undefined || clock.textOf(begin) >= start;
		return { call: { ...call, complete }, rows };
	});
}

/** An ID is made in the second of its leg's start, or in the one before. */
const ID_BEFORE_START_MS = 1000;

/**
 * The instant at which a call began, in milliseconds: its linked ID is the unique ID of its first
 * leg and carries that one's second. Undefined when the ID does not tell.
 */
export function beginOf({ callId, startedAt }: CallRecord): number | undefined {
	const first = callId === null ? undefined : epochOfUniqueId(callId);
	const start = startedAt === null ? NaN : Date.parse(startedAt);
	return first !== undefined && start - first <= ID_BEFORE_START_MS ? start : first;
}

/** The call with its legs as the PBX names their fields. */
export function withRawLegs(
	call: GroupedCall,
	rows: Row[],
): Omit<GroupedCall, 'legs'> & { legs: Row[] } {
	return { ...call, legs: rows.map(withoutSecrets) };
}
