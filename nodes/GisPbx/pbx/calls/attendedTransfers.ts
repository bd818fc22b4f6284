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
		// A consultation about a consultation stays a call of its own.
		if (parents.has(parent)) continue;
		const legs = joined.get(parent)?.legs;
		for (const leg of group.legs) legs?.push(leg);
		joined.delete(group);
	}
	return [...joined.values()];
}

type Beginnings<L extends Leg> = Map<string, Array<LegGroup<L>>>;

/** A channel is of a consultation and the call that it was about: more groups name nothing of their own. */
const MOST_GROUPS = 4;

/** The groups of the legs that began in a channel and a second: a consultation may be as short as that. */
function groupsByBeginning<L extends Leg>(groups: Array<LegGroup<L>>): Beginnings<L> {
	const begun: Beginnings<L> = new Map();
	for (const group of groups) {
		for (const { row, record } of group.legs) {
			const channel = channelOf(row);
			if (channel === null) continue;
			const beginning = `${channel} ${secondOf(record.startedAt)}`;
			const known = begun.get(beginning);
			if (!known) begun.set(beginning, [group]);
			else if (known.at(-1) !== group && known.length < MOST_GROUPS) known.push(group);
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
	const { from } = record;
	if (channel === null || from === null) return undefined;
	return HANDED_OVER_WITHIN.flatMap(
		(seconds) => begun.get(`${channel} ${end + seconds}`) ?? [],
	).find((group) => group.callId !== record.linkedId && isIn(group, from));
}

/** Whether one of ours took part in a call: called, or was called. */
function isIn({ legs }: LegGroup<Leg>, number: string): boolean {
	return legs.some(
		({ row, record }) =>
			record.extension === number || takerOf(row, textIn(row, 'accountcode'))?.number === number,
	);
}

function channelOf(row: Leg['row']): string | null {
	return isLocalHalf(row) ? null : textIn(row, 'dstchannel');
}

function secondOf(iso: string | null): number {
	return (msOf(iso) ?? NaN) / 1000;
}
