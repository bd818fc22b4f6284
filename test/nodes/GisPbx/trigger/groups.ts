/** Calls told with all their legs (feed.md#grouped-legs): once, whole, in time, and not before. */
import fc from 'fast-check';
import type { ToldCall } from '../../../../nodes/GisPbx/trigger/feed/settings';
import { Follower } from './follower';
import { everyOnce, promise } from './proof';
import {
	answersOf,
	busyRows,
	follow,
	groupedStories,
	NIGHTS,
	provesEveryRowOnce,
	type PlannedGroups,
} from './story';
import { count, type FeedProperty } from './tally';
import { callOf, clockOf, HOUR, MINUTE, SECOND, uniqueId, World, type Planned } from './world';

const NOON = '2024-06-12T09:00:00Z';
const JERUSALEM = clockOf('Asia/Jerusalem');
const MOST_BETWEEN_WHOLE_READS = 15 * MINUTE;

const everyLegOnce = (when: 'any day' | 'clock change'): FeedProperty => ({
	name: `every leg in one item: ${when}, with failures, blanks, budgets, restarts, clocks off, calls that stay up`,
	property: (tally) =>
		fc.asyncProperty(groupedStories(when), async (story) => {
			const { world, follower } = await follow(story);
			count(tally, world, follower);
			provesEveryRowOnce(world, follower);
			provesItems(world, follower);
		}),
});

/** An item holds legs of one call; a whole one not before they have been over for the quiet time. */
function provesItems({ planned }: World, { emissions, given }: Follower): void {
	const call = new Map(planned.map((row) => [row.id, callOf(row)]));
	const shownAt = new Map(planned.map(({ id, appearsAt }) => [id, appearsAt]));
	for (const { record, rows, at } of emissions) {
		const { callId, complete, lateLeg, legs } = record as ToldCall;
		const calls = new Set(rows.map(({ ID }) => call.get(String(ID))));
		promise('torn', calls.size === 1 && calls.has(callId ?? ''), () => `${[...calls].join()}`);
		promise('torn', !lateLeg || (legs.length === 1 && !complete), () => 'a late leg in company');
		// A node whose clock is ahead does not make a call wait.
		const ends = rows.map(({ ID }, place) => {
			const end = Date.parse(legs[place].endedAt ?? '');
			return Math.min(end, shownAt.get(String(ID)) ?? Infinity);
		});
		const lastEnd = Math.max(...ends);
		const quiet = (given.groupQuietMinutes ?? 0) * MINUTE;
		promise('torn', !complete || at >= lastEnd + quiet, () => `${callId} too early`);
	}
}

/** A call in legs, each from some seconds after the last one's start. */
const plannedCall = (most: number) =>
	fc.record({
		after: fc.integer({ min: 0, max: 90 * 60 }),
		legs: fc.array(
			fc.record({
				after: fc.integer({ min: 0, max: most }),
				seconds: fc.integer({ min: 0, max: most }),
			}),
			{ minLength: 1, maxLength: 5 },
		),
	});

type PlannedCall = ReturnType<typeof plannedCall> extends fc.Arbitrary<infer Call> ? Call : never;

/** The legs, each shown as soon as it has ended. */
function legsOf(begin: number, calls: PlannedCall[]): Planned[] {
	return calls.flatMap(({ after, legs }, call) => {
		let startedAt = begin + after * SECOND;
		const linkedId = uniqueId(startedAt, call * 10);
		return legs.map(({ after: later, seconds }, index) => {
			if (index > 0) startedAt += later * SECOND;
			const endedAt = startedAt + seconds * SECOND;
			const id = `${call}/${index}`;
			const own = uniqueId(startedAt, call * 10 + index);
			return { id, uniqueId: own, linkedId, startedAt, endedAt, appearsAt: endedAt };
		});
	});
}

const wholeCalls = (says: PlannedGroups['says']): FeedProperty => ({
	name: `a call is told once and whole, when it has been quiet; the PBX says ${says} of calls that are up`,
	property: (tally) =>
		fc.asyncProperty(
			fc.constantFrom<[string, string]>(['Asia/Jerusalem', NOON], ...NIGHTS),
			fc.integer({ min: -120, max: 0 }),
			// Where the PBX does not tell, legs follow each other within the quiet time.
			fc.array(plannedCall(says === 'truth' ? 20 * 60 : 55), { minLength: 1, maxLength: 15 }),
			fc.integer({ min: 2, max: 10 }),
			fc.integer({ min: 1, max: 10 }),
			busyRows,
			async ([zone, change], minutes, calls, groupQuietMinutes, gap, busy) => {
				const begin = Date.parse(change) + minutes * MINUTE;
				const rows = legsOf(begin, calls);
				const world = new World('legs', clockOf(zone), rows);
				world.up = answersOf(world, says);
				const follower = new Follower(world, { groupQuietMinutes, busyRows: busy });
				const polls: number[] = [];
				for (let now = begin - HOUR; now <= begin + 6 * HOUR; now += gap * MINUTE) {
					polls.push(now);
					world.upChecks = [];
					await follower.poll(now);
					const isOnce = new Set(world.upChecks).size === world.upChecks.length;
					promise('requests', isOnce, () => 'asked twice whether a call is up');
				}
				count(tally, world, follower);
				everyOnce(
					rows.map(({ id }) => id),
					[],
					follower.emitted,
				);
				provesItems(world, follower);
				for (const { record, rows: told, at } of follower.emissions) {
					const { callId, complete, lateLeg } = record as ToldCall;
					const own = rows.filter((row) => callOf(row) === callId);
					promise('torn', told.length === own.length, () => `${callId} in pieces`);
					promise('torn', complete && !lateLeg, () => `${callId} as if in pieces`);
					const over = Math.max(...own.map(({ endedAt }) => endedAt));
					const due = polls.find((poll) => poll >= over + groupQuietMinutes * MINUTE) as number;
					const most = world.rowsRead > 0 && follower.shortReads > 0 ? MOST_BETWEEN_WHOLE_READS : 0;
					promise('late', at - due <= most, () => `${callId} by ${(at - due) / MINUTE} minutes`);
				}
			},
		),
});

const patience: FeedProperty = {
	name: 'no leg waits longer than the lookback for its call, and a call that never ends does not grow the state',
	property: (tally) =>
		fc.asyncProperty(
			fc.constantFrom(10, 30),
			fc.integer({ min: 0, max: 10 }),
			fc.integer({ min: 1, max: 3 }),
			fc.constantFrom<PlannedGroups['says']>('stuck', 'always', 'truth'),
			busyRows,
			async (lookbackMinutes, groupQuietMinutes, perMinute, says, busy) => {
				const begin = Date.parse(NOON);
				const minutes = 3 * lookbackMinutes;
				// The legs of two calls that go on and on, and those of others.
				const rows = Array.from({ length: perMinute * minutes }, (_, index) => {
					const startedAt = begin + Math.floor((index * MINUTE) / perMinute);
					const endedAt = startedAt + 30 * SECOND;
					const linkedId = uniqueId(begin, index % 3 === 0 ? index + 10 : index % 3);
					const own = uniqueId(startedAt, index + 10);
					return {
						id: String(index),
						uniqueId: own,
						linkedId,
						startedAt,
						endedAt,
						appearsAt: endedAt,
					};
				});
				const world = new World('legs', JERUSALEM, rows);
				world.up = answersOf(world, says);
				const given = { lookbackMinutes, groupQuietMinutes, busyRows: busy };
				const follower = new Follower(world, given);
				const longest = (lookbackMinutes + groupQuietMinutes) * MINUTE;
				const last = begin + minutes * MINUTE + longest + MOST_BETWEEN_WHOLE_READS;
				for (let now = begin - HOUR; now <= last + MINUTE; now += MINUTE) await follower.poll(now);
				count(tally, world, follower);
				everyOnce(
					rows.map(({ id }) => id),
					[],
					follower.emitted,
				);
				for (const { id, endedAt } of rows) {
					const waited = (follower.toldAt.get(id) as number) - endedAt;
					const most = longest + MOST_BETWEEN_WHOLE_READS + MINUTE;
					promise('late', waited <= most, () => `${id} waited ${waited / MINUTE} minutes`);
				}
				// What began in the lookback and the margin, and what has waited for as long again.
				const known = perMinute * (2 * lookbackMinutes + groupQuietMinutes + 15 + 10 + 15 + 1);
				promise(
					'state',
					follower.largestState <= 400 + 40 * (lookbackMinutes / 5 + 6) + known * 11,
					() => `${follower.largestState} characters`,
				);
			},
		),
};

export const groupProperties: FeedProperty[] = [
	everyLegOnce('any day'),
	everyLegOnce('clock change'),
	wholeCalls('truth'),
	wholeCalls('never'),
	patience,
];
