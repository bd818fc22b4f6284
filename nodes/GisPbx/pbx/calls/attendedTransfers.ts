import { textIn } from '../columns';
import type { Leg } from './callPart';
import { isUnique } from './channel';
import { ANSWERED } from './disposition';
import { isLocalHalf, takerOf } from './taker';

/** Legs of one call. */
export interface LegGroup<L extends Leg> {
	callId: string | null;
	legs: L[];
}

/** Seconds in which the leg that goes on begins after the end of a consultation: the PBX cuts them. */
const HANDED_OVER_WITHIN = 2;
/** The same where the colleague had not answered yet, and rang on for whom the call was about. */
const RINGS_ON_FOR = 120;

/**
 * The groups with each consultation put to the call that it was about. Whoever transfers a caller
 * with consultation makes a second call, which no ID links with the first; but the channel of the
 * colleague goes from the one to the other at that moment. Without this evidence they stay two.
 */
export function joinConsultations<L extends Leg>(groups: Array<LegGroup<L>>): Array<LegGroup<L>> {
	const begun = beginningsByChannel(groups);
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

/** Where the legs of a channel begin, the first one first. */
type Beginnings<L extends Leg> = Map<string, Array<{ second: number; group: LegGroup<L> }>>;

/** A channel is of a consultation and the call that it was about: one of more legs names nothing. */
const MOST_LEGS = 64;

function beginningsByChannel<L extends Leg>(groups: Array<LegGroup<L>>): Beginnings<L> {
	const begun: Beginnings<L> = new Map();
	for (const group of groups) {
		for (const { row, record } of group.legs) {
			const channel = channelOf(row);
			if (channel === null || record.startedAt === null) continue;
			const beginning = { second: secondOf(record.startedAt), group };
			const known = begun.get(channel);
			if (!known) begun.set(channel, [beginning]);
			else if (known.length < MOST_LEGS) known.push(beginning);
		}
	}
	for (const beginnings of begun.values()) beginnings.sort((a, b) => a.second - b.second);
	return begun;
}

/** The call in which the channel of a leg goes on, if it is a call of whoever made this leg. */
function continuedIn<L extends Leg>(
	{ row, record }: Leg,
	begun: Beginnings<L>,
): LegGroup<L> | undefined {
	const { from, endedAt, linkedId, disposition } = record;
	const channel = channelOf(row);
	if (channel === null || from === null || endedAt === null) return undefined;
	const end = secondOf(endedAt);
	const until = end + (disposition === ANSWERED ? HANDED_OVER_WITHIN : RINGS_ON_FOR);
	const isContinued = ({ second, group }: { second: number; group: LegGroup<L> }) =>
		second >= end - 1 && second <= until && group.callId !== linkedId && isIn(group, from);
	return begun.get(channel)?.find(isContinued)?.group;
}

/** Whether one of ours took part in a call: called, or was called. */
function isIn({ legs }: LegGroup<Leg>, number: string): boolean {
	return legs.some(
		({ row, record }) =>
			record.extension === number || takerOf(row, textIn(row, 'accountcode'))?.number === number,
	);
}

function channelOf(row: Leg['row']): string | null {
	const channel = textIn(row, 'dstchannel');
	return channel !== null && isUnique(channel) && !isLocalHalf(row) ? channel : null;
}

function secondOf(iso: string): number {
	return Date.parse(iso) / 1000;
}
