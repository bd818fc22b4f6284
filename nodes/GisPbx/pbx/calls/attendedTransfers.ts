import { textIn } from '../columns';
import { eachOf, type LongWork } from '../longWork';
import type { Row } from '../rows';
import { msOf, type Leg } from './callPart';
import type { CallRecord } from './callRecord';
import { isUnique } from './channel';
import { ANSWERED } from './disposition';
import { isLocalHalf, ringsPhones, takerOf } from './taker';

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
export function* joinConsultations<L extends Leg>(
	groups: Array<LegGroup<L>>,
): LongWork<Array<LegGroup<L>>> {
	const begun = yield* beginningsByChannel(groups);
	const parents = new Map<LegGroup<L>, LegGroup<L>>();
	yield* eachOf(groups, (group) => {
		const parent = group.legs.map((leg) => continuedIn(leg, group, begun)).find((found) => found);
		if (parent) parents.set(group, parent);
	});
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

/** An extension that somebody may have asked about another call of his, in one that was over at `until`. */
export interface Asked {
	extension: string;
	/** Milliseconds. */
	until: number;
}

/**
 * Whoever a call, as far as its legs are there, was a consultation with, if it was one: the call that it
 * was about may go on for long, and only then are its own legs filed. Undefined where none of ours
 * called an extension last.
 */
export function askedIn(legs: Leg[]): Asked | undefined {
	const until = legs.reduce((end, { record }) => Math.max(end, msOf(record.endedAt) ?? 0), 0);
	const [last, ...more] = legs.filter(({ record }) => msOf(record.endedAt) === until);
	if (last === undefined || more.length > 0 || channelOf(last.row) === null) return undefined;
	const taker = takerOf(last.row, textIn(last.row, 'accountcode'));
	return isOfOurs(last.record) && taker?.isExtension
		? { extension: taker.number, until }
		: undefined;
}

/** Where the legs of a channel begin, the first one first. */
type Beginnings<L extends Leg> = Map<string, Array<{ second: number; group: LegGroup<L> }>>;

/** A channel is of a consultation and the call that it was about: one of more legs names nothing. */
const MOST_LEGS = 64;

function* beginningsByChannel<L extends Leg>(groups: Array<LegGroup<L>>): LongWork<Beginnings<L>> {
	const begun: Beginnings<L> = new Map();
	yield* eachOf(groups, (group) => {
		for (const { row, record } of group.legs) {
			const channel = channelOf(row);
			if (channel === null || record.startedAt === null) continue;
			const beginning = { second: secondOf(record.startedAt), group };
			const known = begun.get(channel);
			if (!known) begun.set(channel, [beginning]);
			else if (known.length < MOST_LEGS) known.push(beginning);
		}
	});
	yield* eachOf(begun.values(), (beginnings) => beginnings.sort((a, b) => a.second - b.second));
	return begun;
}

/** The other call in which a phone that one of ours had dialled goes on; in a conference many come and go. */
function continuedIn<L extends Leg>(
	{ row, record }: Leg,
	own: LegGroup<L>,
	begun: Beginnings<L>,
): LegGroup<L> | undefined {
	const { endedAt, disposition } = record;
	const channel = channelOf(row);
	if (channel === null || endedAt === null || !isOfOurs(record) || !ringsPhones(row))
		return undefined;
	const end = secondOf(endedAt);
	const until = end + (disposition === ANSWERED ? HANDED_OVER_WITHIN : RINGS_ON_FOR);
	const isContinued = ({ second, group }: { second: number; group: LegGroup<L> }) =>
		group !== own && second >= end - 1 && second <= until;
	return begun.get(channel)?.find(isContinued)?.group;
}

/** Whether one of ours made a leg. */
function isOfOurs({ from, extension }: CallRecord): boolean {
	return from !== null && from === extension;
}

/** By which a leg tells of a consultation: a channel of its own, which led to a person. */
export function channelOf(row: Row): string | null {
	const channel = textIn(row, 'dstchannel');
	return channel !== null && isUnique(channel) && !isLocalHalf(row) ? channel : null;
}

function secondOf(iso: string): number {
	return Date.parse(iso) / 1000;
}
