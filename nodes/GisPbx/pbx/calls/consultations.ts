import { textIn } from '../columns';
import { msOf, type Leg } from './callPart';
import { isLocalHalf, takerOf } from './taker';

/** Legs of one call. */
export interface LegGroup<L extends Leg> {
	callId: string | null;
	legs: L[];
}

/** Seconds between the end of a consultation and the start of the leg that goes on: the PBX cuts them. */
const HANDED_OVER_WITHIN = [0, 1, 2, -1];

/**
 * The groups with each consultation put to the call that it was about. Whoever transfers a caller
 * with consultation makes a second call, which no ID links with the first; but the channel of the
 * colleague goes from the one to the other at that moment. Without this evidence they stay two.
 */
export function joinConsultations<L extends Leg>(groups: Array<LegGroup<L>>): Array<LegGroup<L>> {
	const begun = groupsByBeginning(groups);
	const parents = new Map<LegGroup<L>, LegGroup<L>>();
	for (const group of groups) {
		const parent = group.legs.map((leg) => continuedIn(leg, begun)).find((found) => found);
		if (parent && parent !== group) parents.set(group, parent);
	}
	if (parents.size === 0) return groups;
	const joined = new Map(groups.map((group) => [group, { ...group, legs: [...group.legs] }]));
	for (const [group, parent] of parents) {
		// A parent that is a consultation itself has been told once already.
		if (parents.has(parent)) continue;
		const legs = joined.get(parent)?.legs;
		for (const leg of group.legs) legs?.push(leg);
		joined.delete(group);
	}
	return [...joined.values()];
}

type Beginnings<L extends Leg> = Map<string, LegGroup<L>>;

/** The group of each leg, by its channel and the second in which it began. */
function groupsByBeginning<L extends Leg>(groups: Array<LegGroup<L>>): Beginnings<L> {
	const begun: Beginnings<L> = new Map();
	for (const group of groups) {
		for (const { row, record } of group.legs) {
			const channel = channelOf(row);
			if (channel !== null) begun.set(`${channel} ${secondOf(record.startedAt)}`, group);
		}
	}
	return begun;
}

/** The call in which the channel of a leg goes on, if it is a call of whoever made this leg. */
function continuedIn<L extends Leg>(
	{ row, record }: Leg,
	begun: Beginnings<L>,
): LegGroup<L> | undefined {
	const channel = channelOf(row);
	const end = secondOf(record.endedAt);
	if (channel === null || record.from === null) return undefined;
	return HANDED_OVER_WITHIN.map((seconds) => begun.get(`${channel} ${end + seconds}`)).find(
		(group) => group && group.callId !== record.linkedId && hasPhone(group, record.from),
	);
}

function hasPhone({ legs }: LegGroup<Leg>, number: string | null): boolean {
	return legs.some(({ row }) => takerOf(row, textIn(row, 'accountcode'))?.number === number);
}

function channelOf(row: Leg['row']): string | null {
	return isLocalHalf(row) ? null : textIn(row, 'dstchannel');
}

function secondOf(iso: string | null): number {
	return (msOf(iso) ?? NaN) / 1000;
}
