import type { Window } from '../time/window';
import type { PbxClock } from '../time/zoneClock';
import type { Group } from './groups';
import type { NumberIndex } from './numberIndex';
import type { ReportedCall } from './reportedCall';
import { TIME_GROUPS, type TimeGroups } from './timeGroups';

/** Ways to group calls; values are part of saved workflows. */
export type GroupBy =
	| 'none'
	| keyof typeof TIME_GROUPS
	| 'direction'
	| 'did'
	| 'extension'
	| 'number'
	| 'queue';

type KeyOf = (call: ReportedCall['call'], numbers: NumberIndex) => Group;

/** Whom a call belongs to; a call belongs to one group, to none of them it is null. */
const PARTIES: Record<Exclude<GroupBy, 'none' | keyof typeof TIME_GROUPS>, KeyOf> = {
	direction: ({ direction }) => direction,
	did: ({ direction, to }) => (direction === 'inbound' ? to : null),
	extension: ({ extension }) => extension,
	number: ({ externalNumber }, numbers) =>
		externalNumber === null ? null : numbers.keyOf(externalNumber),
	queue: ({ queue }) => queue ?? null,
};

/** The groups of time, where grouped by time. */
export function timeGroupsOf(by: GroupBy): TimeGroups | undefined {
	return by in TIME_GROUPS ? TIME_GROUPS[by as keyof typeof TIME_GROUPS] : undefined;
}

/** Tells the group of a call. */
export function groupKeyOf(by: GroupBy): KeyOf {
	const times = timeGroupsOf(by);
	if (times) return ({ startedAt }) => (startedAt === null ? null : times.keyOf(startedAt));
	return by === 'none' ? () => null : PARTIES[by as keyof typeof PARTIES];
}

/** Groups that are there without a call, in order. */
export function fixedGroupsOf(by: GroupBy, window: Window, clock: PbxClock): string[] {
	if (by === 'direction') return ['inbound', 'outbound', 'internal'];
	return timeGroupsOf(by)?.keysOf(window, clock) ?? [];
}
