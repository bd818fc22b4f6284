/**
 * The feed's invariants (feed.md#invariants) over random days; `npm test` and the soak run the same
 * list.
 */
import fc from 'fast-check';
import { OverlapGuard } from '../../../../nodes/GisPbx/trigger/overlap';
import type { Detail } from '../../../../nodes/GisPbx/pbx/calls/callIdentity';
import type { Answer } from '../../../../nodes/GisPbx/trigger/feed/settings';
import { consultationProperties } from './consultations';
import { Follower } from './follower';
import { groupProperties } from './groups';
import { oddRows } from './odd';
import { everyOnce, promise } from './proof';
import { punctual } from './punctual';
import { busyRows, follow, provesEveryRowOnce, stories } from './story';
import { count, type FeedProperty } from './tally';
import { clockOf, HOUR, MINUTE, SECOND, uniqueId, World, type Planned } from './world';

/** Cases of each property in `npm test`: every mutant of the feed is caught by as many. */
export const CASES = 100;

const NOON = Date.parse('2024-06-12T09:00:00Z');
const JERUSALEM = clockOf('Asia/Jerusalem');

const everyRowOnce = (detail: Detail, when: 'any day' | 'clock change'): FeedProperty => ({
	name: `every row once: ${detail}, ${when}, with failures, blanks, budgets, restarts, clocks off`,
	property: (tally) =>
		fc.asyncProperty(stories(detail, when), async (story) => {
			const { world, follower } = await follow(story);
			count(tally, world, follower);
			provesEveryRowOnce(world, follower);
		}),
});

/** A call in the story's seconds: answered or not, with a recording after some minutes or never. */
const recordedCall = fc.record({
	after: fc.integer({ min: 0, max: 3 * 3600 }),
	seconds: fc.integer({ min: 1, max: 1800 }),
	answered: fc.boolean(),
	recordedAfter: fc.option(fc.integer({ min: 0, max: 40 * 60 }), { nil: undefined }),
});

const recordings: FeedProperty = {
	name: 'a recording is waited for, once a poll, and only until its time is over',
	property: (tally) =>
		fc.asyncProperty(
			fc.array(recordedCall, { minLength: 1, maxLength: 20 }),
			fc.constantFrom(0, 5, 10, 30),
			fc.integer({ min: 1, max: 5 }),
			fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
			busyRows,
			async (calls, waitMinutes, gap, failsFrom, busyRows) => {
				const rows = calls.map(({ after, seconds, answered, recordedAfter }, index) => {
					const startedAt = NOON + after * SECOND;
					const endedAt = startedAt + seconds * SECOND;
					const recordedAt =
						recordedAfter === undefined ? undefined : endedAt + recordedAfter * SECOND;
					const id = uniqueId(startedAt, index);
					return { id, startedAt, endedAt, appearsAt: endedAt, answered, recordedAt };
				});
				const world = new World('calls', JERUSALEM, rows);
				const follower = new Follower(world, { recordingWaitMinutes: waitMinutes, busyRows });
				for (let minute = -60; minute <= 300; minute += gap) {
					const now = NOON + minute * MINUTE;
					world.recordingsFail = failsFrom !== undefined && minute >= failsFrom;
					world.checks = [];
					const before = follower.emissions.length;
					await follower.poll(now);
					promise('requests', new Set(world.checks).size === world.checks.length, () => 'twice');
					for (const { record, recording } of follower.emissions.slice(before)) {
						const row = rows.find(({ id }) => id === record.callId) as Planned;
						const isThere = (row.recordedAt ?? Infinity) <= now;
						const isWanted = row.answered === true && !world.recordingsFail;
						promise(
							'lost',
							(recording !== undefined) === (isThere && isWanted),
							() => `the recording of ${row.id}`,
						);
						const isOverdue = now >= row.endedAt + waitMinutes * MINUTE;
						promise(
							'lost',
							recording !== undefined || isOverdue || !row.answered,
							() => 'patience',
						);
					}
				}
				count(tally, world, follower);
				everyOnce(
					rows.map(({ id }) => id),
					[],
					follower.emitted,
				);
			},
		),
};

const backlog: FeedProperty = {
	name: 'a backlog that never ends is told oldest first and does not grow the state',
	property: (tally) =>
		fc.asyncProperty(
			fc.integer({ min: 2, max: 4 }),
			fc.integer({ min: 1, max: 5 }),
			fc.integer({ min: 2, max: 5 }),
			fc.constantFrom(10, 30),
			busyRows,
			async (perMinute, maximumPerPoll, wantedOneIn, lookbackMinutes, busyRows) => {
				const minutes = 90;
				const rows = Array.from({ length: perMinute * minutes }, (_, index) => {
					const startedAt = NOON + Math.floor((index * MINUTE) / perMinute);
					const endedAt = startedAt + 20 * SECOND;
					const answered = index % wantedOneIn === 0;
					return {
						id: uniqueId(startedAt, index),
						startedAt,
						endedAt,
						appearsAt: endedAt,
						answered,
					};
				});
				const world = new World('calls', JERUSALEM, rows);
				const follower = new Follower(world, {
					maximumPerPoll,
					lookbackMinutes,
					busyRows,
					passes: ({ disposition }) => disposition === 'answered',
				});
				for (let minute = -30; minute < minutes; minute++) {
					const told = await follower.poll(NOON + minute * MINUTE);
					promise('requests', told.length <= maximumPerPoll, () => `${told.length} in one poll`);
				}
				count(tally, world, follower);
				const wanted = rows.filter(({ answered }) => answered).map(({ id }) => id);
				const told = follower.emitted;
				const inOrder = told.every((id, index) => id === wanted[index]);
				promise('lost', inOrder, () => 'not oldest first');
				// All that may be known: what began in the lookback, the margin, a bucket and since a whole read.
				const known = perMinute * (lookbackMinutes + 15 + 10 + 15 + 1);
				promise(
					'state',
					follower.largestState <= 400 + 40 * (lookbackMinutes / 10 + 4) + known * 11,
					() => `${follower.largestState} characters`,
				);
			},
		),
};

const startTime: FeedProperty = {
	name: 'calls that ended at the start time or later are told, and no others',
	property: (tally) =>
		fc.asyncProperty(
			fc.array(
				fc.record({
					endsAfter: fc.integer({ min: -12 * 3600, max: 12 * 3600 }),
					seconds: fc.integer({ min: 0, max: 3 * 3600 }),
				}),
				{ minLength: 1, maxLength: 25, size: 'max' },
			),
			fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 20 * 24 * 60 })),
			fc.constantFrom(1000, 3),
			fc.constantFrom(Infinity, 1),
			fc.constantFrom(3, 10),
			busyRows,
			async (calls, minutesAgo, maximumPerPoll, budget, gap, busyRows) => {
				const from = NOON - minutesAgo * MINUTE;
				const rows = calls.map(({ endsAfter, seconds }, index) => {
					const endedAt = from + endsAfter * SECOND;
					const startedAt = endedAt - seconds * SECOND;
					return { id: uniqueId(startedAt, index), startedAt, endedAt, appearsAt: endedAt };
				});
				const world = new World('calls', JERUSALEM, rows);
				let before = 0;
				const isOver = () => world.requests - before >= budget;
				const follower = new Follower(world, { maximumPerPoll, busyRows, isOver }, from);
				for (let minute = 0; minute <= 13 * 60; minute += gap) {
					before = world.requests;
					await follower.poll(NOON + minute * MINUTE);
				}
				count(tally, world, follower);
				const isNew = ({ endedAt }: Planned) => endedAt >= from;
				everyOnce(
					rows.filter(isNew).map(({ id }) => id),
					[],
					follower.emitted,
				);
			},
		),
};

const changedSettings: FeedProperty = {
	name: 'settings may change at any poll',
	property: (tally) =>
		fc.asyncProperty(
			fc.array(
				fc.record({
					after: fc.oneof(
						fc.integer({ min: 0, max: 2 * 3600 }),
						fc.integer({ min: 0, max: 12 * 3600 }),
					),
					late: fc.integer({ min: 0, max: 55 * 60 }),
				}),
				{ minLength: 1, maxLength: 40 },
			),
			fc.array(
				fc.record({
					gap: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 90 })),
					lookbackMinutes: fc.constantFrom(60, 240, 1440),
					maximumPerPoll: fc.constantFrom(1, 3, 1000),
					busyRows,
					recordingWaitMinutes: fc.constantFrom(undefined, 5, 60),
				}),
				{ minLength: 1, maxLength: 40, size: 'max' },
			),
			async (calls, polls) => {
				const rows = calls.map(({ after, late }, index) => {
					const startedAt = NOON + after * SECOND;
					const endedAt = startedAt + Math.min(late, 300) * SECOND;
					const id = uniqueId(startedAt, index);
					return { id, startedAt, endedAt, appearsAt: startedAt + late * SECOND };
				});
				const world = new World('calls', JERUSALEM, rows);
				const follower = new Follower(world);
				let now = NOON - HOUR;
				await follower.poll(now);
				for (const { gap, ...settings } of polls) {
					now += gap * MINUTE;
					follower.given = settings;
					await follower.poll(now);
				}
				follower.given = {};
				// By now a whole read is due.
				await follower.poll(Math.max(now, NOON + 13 * HOUR) + 16 * MINUTE);
				count(tally, world, follower);
				everyOnce(
					rows.map(({ id }) => id),
					[],
					follower.emitted,
				);
			},
		),
};

/** A world whose answers come when they are let go. */
class SlowWorld extends World {
	private readonly waiting: Array<() => void> = [];

	override async rows(window: Parameters<World['rows']>[0]): Promise<Answer> {
		const answer = await super.rows(window);
		await new Promise<void>((resolve) => this.waiting.push(resolve));
		return answer;
	}

	async letGo(): Promise<void> {
		await pause();
		this.waiting.shift()?.();
		await pause();
	}
}

/** Long enough for a poll to get to its request, or from its answer to its end. */
async function pause(): Promise<void> {
	for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

const overlaps: FeedProperty = {
	name: 'polls that overlap repeat nothing',
	property: (tally) =>
		fc.asyncProperty(
			fc.array(fc.constantFrom('poll', 'answer'), { minLength: 10, maxLength: 60 }),
			busyRows,
			async (steps, busyRows) => {
				const rows = Array.from({ length: 30 }, (_, index) => {
					const startedAt = NOON + index * 2 * MINUTE;
					const id = uniqueId(startedAt, index);
					return { id, startedAt, endedAt: startedAt + MINUTE, appearsAt: startedAt + MINUTE };
				});
				const world = new SlowWorld('calls', JERUSALEM, rows);
				const guard = new OverlapGuard();
				const follower = new Follower(world, { busyRows }, NOON - HOUR);
				const polls: Array<Promise<unknown>> = [];
				let now = NOON;
				const poll = () => {
					now += 2 * MINUTE;
					const at = now;
					const emitting = async () => {
						const ids = await follower.poll(at);
						return ids.length > 0 ? ids : null;
					};
					polls.push(guard.run('trigger', follower.state, emitting));
				};
				poll();
				await world.letGo();
				for (const step of steps) {
					if (step === 'poll') poll();
					else await world.letGo();
				}
				await world.letGo();
				now = NOON + 3 * HOUR;
				poll();
				await world.letGo();
				await Promise.all(polls);
				count(tally, world, follower);
				everyOnce(
					rows.map(({ id }) => id),
					[],
					follower.emitted,
				);
			},
		),
};

export const properties: FeedProperty[] = [
	everyRowOnce('calls', 'any day'),
	everyRowOnce('calls', 'clock change'),
	everyRowOnce('legs', 'any day'),
	everyRowOnce('legs', 'clock change'),
	recordings,
	backlog,
	startTime,
	changedSettings,
	overlaps,
	punctual,
	oddRows,
	...groupProperties,
	...consultationProperties,
];
