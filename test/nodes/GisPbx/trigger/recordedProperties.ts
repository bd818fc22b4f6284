/** The promises of Recording Ready (feed.md#recorded-calls) over random days. */
import fc from 'fast-check';
import { everyOnce, promise } from './proof';
import { isRecorded, RecordedFollower, RecordedWorld } from './recordedWorld';
import { busyRows, followWith, plannedRows, provesEveryRowOnce, stories } from './story';
import { count, type FeedProperty } from './tally';
import { clockOf, HOUR, MINUTE, SECOND, uniqueId, type Planned } from './world';

const NOON = Date.parse('2024-06-12T09:00:00Z');
const JERUSALEM = clockOf('Asia/Jerusalem');
/** However long a call has waited, its recording is asked for so often. */
const LONGEST_PAUSE = 15 * MINUTE;
/** Of a recording that never comes, in an hour: at 0, 1, 2, 4, 8, 16, 31, 46 and 60 minutes, or thereabouts. */
const MOST_LOOKS = 10;
/** Of a busy PBX all is read so often. */
const WHOLE_READ = 15 * MINUTE;

const idsOf = (calls: Planned[]) => calls.map(({ id }) => id);
const isAnswered = ({ answered = true }: Planned) => answered;

/** When a recording is there: minutes after the end of its call, or never. */
const recordedAfter = fc.oneof(
	fc.constant(0),
	fc.integer({ min: 0, max: 10 }),
	fc.integer({ min: 0, max: 120 }),
	fc.constant(Infinity),
);

const everyCallOnce = (when: 'any day' | 'clock change'): FeedProperty => ({
	name: `every answered call once, with its recording or when its time is over: ${when}, with failures, blanks, budgets, restarts, clocks off`,
	property: (tally) =>
		fc.asyncProperty(
			stories('calls', when),
			fc.array(fc.record({ recordedAfter, isAnswered: fc.boolean() }), { minLength: 1 }),
			fc.constantFrom(1, 20, 60),
			async (story, recordings, giveUpMinutes) => {
				const rows = plannedRows(story).map((row, index) => {
					const each = recordings[index % recordings.length];
					const recordedAt = row.endedAt + each.recordedAfter * MINUTE;
					return { ...row, recordedAt, answered: each.isAnswered };
				});
				const world = new RecordedWorld('calls', clockOf(story.zone), rows);
				const follower = new RecordedFollower(world, { giveUpMinutes, tellsWithout: true });
				await followWith(follower, world, story, giveUpMinutes);
				count(tally, world, follower);
				provesEveryRowOnce({ planned: rows.filter(isAnswered) }, follower);
				for (const { record, recording, at } of follower.emissions) {
					const row = rows.find(({ id }) => id === record.callId) as Planned;
					promise('lost', isRecorded(row, at) === (recording !== undefined), () => row.id);
					// The clock of the PBX's node may be ahead, never what n8n has seen.
					const end = Math.min(row.endedAt + (row.skew ?? 0), row.appearsAt);
					const isOverdue = at >= Math.floor(end / SECOND) * SECOND + giveUpMinutes * MINUTE;
					promise('lost', recording !== undefined || isOverdue, () => `patience for ${row.id}`);
				}
			},
		),
});

const recordedCall = fc.record({
	after: fc.integer({ min: 0, max: 3 * 3600 }),
	seconds: fc.integer({ min: 1, max: 1800 }),
	recordedAfter,
	/** Asking for it always fails. */
	isBroken: fc.boolean(),
	/** It was closed without a sound. */
	isSilent: fc.nat({ max: 4 }).map((one) => one === 4),
});

type RecordedCall = typeof recordedCall extends fc.Arbitrary<infer T> ? T : never;

function plannedCalls(calls: RecordedCall[]): Planned[] {
	return calls.map((each, index) => {
		const startedAt = NOON + each.after * SECOND;
		const endedAt = startedAt + each.seconds * SECOND;
		const recordedAt = endedAt + each.recordedAfter * MINUTE;
		return { id: uniqueId(startedAt, index), startedAt, endedAt, appearsAt: endedAt, recordedAt };
	});
}

const failing: FeedProperty = {
	name: 'a recording that fails stops no other, and is no sign that there is none; one without a sound is none at once',
	property: (tally) =>
		fc.asyncProperty(
			fc.array(recordedCall, { minLength: 1, maxLength: 20 }),
			fc.constantFrom(5, 60),
			fc.integer({ min: 1, max: 5 }),
			fc.boolean(),
			busyRows,
			async (calls, giveUpMinutes, gap, tellsWithout, busyRows) => {
				const rows = plannedCalls(calls);
				const world = new RecordedWorld('calls', JERUSALEM, rows);
				const broken = new Set(idsOf(rows.filter((_, index) => calls[index].isBroken)));
				rows.forEach(({ id }, index) => calls[index].isSilent && world.silent.add(id));
				world.fails = (id) => broken.has(id);
				const told = { giveUpMinutes, tellsWithout };
				const follower = new RecordedFollower(world, told, { busyRows });
				for (let minute = -60; minute <= 7 * 60; minute += gap) {
					await follower.poll(NOON + minute * MINUTE);
				}
				count(tally, world, follower);
				const inTime = ({ endedAt, recordedAt = Infinity, id }: Planned) =>
					!broken.has(id) && recordedAt <= endedAt + giveUpMinutes * MINUTE;
				const hasSound = (row: Planned) => inTime(row) && !world.silent.has(row.id);
				const expected = rows.filter((row) => tellsWithout || broken.has(row.id) || hasSound(row));
				everyOnce(idsOf(expected), idsOf(rows), follower.emitted);
				for (const [id, times] of follower.timesAsked) {
					promise('requests', times <= MOST_LOOKS, () => `${id} asked ${times} times`);
				}
				for (const { record, recording, at } of follower.emissions) {
					const row = rows.find(({ id }) => id === record.callId) as Planned;
					const isThere = isRecorded(row, at) && !broken.has(row.id) && !world.silent.has(row.id);
					promise('lost', (recording !== undefined) === isThere, () => `that of ${row.id}`);
					promise('lost', isThere || tellsWithout || broken.has(row.id), () => 'told without');
					const last = row.endedAt + giveUpMinutes * MINUTE;
					const there = inTime(row) ? (row.recordedAt as number) : last;
					const pause = Math.min(there - row.endedAt, LONGEST_PAUSE) + gap * MINUTE;
					const due = Math.min(there + pause, Math.max(there, last));
					const latest = due + gap * MINUTE + (busyRows < 2000 ? WHOLE_READ : 0);
					promise('late', at <= latest, () => `${row.id} by ${(at - latest) / MINUTE} minutes`);
				}
			},
		),
};

const fairness: FeedProperty = {
	name: 'calls that wait and calls that are new keep none of each other from their turn; state and requests stay bounded',
	property: (tally) =>
		fc.asyncProperty(
			fc.integer({ min: 0, max: 3 }),
			fc.integer({ min: 0, max: 2 }),
			fc.constantFrom(8, 16),
			fc.boolean(),
			async (unrecorded, more, giveUpMinutes, isFailing) => {
				const perMinute = unrecorded + 1;
				// A third for each: who waits, the oldest that is new, the newest.
				const maximumPerPoll = 3 * (perMinute + more);
				const minutes = 3 * giveUpMinutes;
				const rows = Array.from({ length: perMinute * minutes }, (_, index) => {
					const startedAt = NOON + Math.floor((index * MINUTE) / perMinute);
					const endedAt = startedAt + 20 * SECOND;
					const isRecordedAtOnce = index % perMinute === 0;
					const recordedAt = isRecordedAtOnce ? endedAt : undefined;
					return {
						id: uniqueId(startedAt, index),
						startedAt,
						endedAt,
						appearsAt: endedAt,
						recordedAt,
					};
				});
				const byId = new Map(rows.map((row) => [row.id, row]));
				const world = new RecordedWorld('calls', JERUSALEM, rows);
				world.fails = (id) => isFailing && byId.get(id)?.recordedAt === undefined;
				const given = { maximumPerPoll, lookbackMinutes: 10 };
				const follower = new RecordedFollower(world, { giveUpMinutes, tellsWithout: true }, given);
				const end = NOON + (minutes + 2 * giveUpMinutes + 30) * MINUTE;
				for (let now = NOON - 30 * MINUTE; now <= end; now += MINUTE) await follower.poll(now);
				count(tally, world, follower);
				everyOnce(idsOf(rows), [], follower.emitted);
				// Who is asked at last when nobody else was before has waited for one round of all that wait.
				const longest = 2 * giveUpMinutes + 2;
				for (const { id, endedAt, recordedAt } of rows) {
					const patience = (recordedAt === undefined ? longest : 1) * MINUTE;
					const at = follower.toldAt.get(id) ?? Infinity;
					promise('late', at <= endedAt + patience, () => `${id}: ${(at - endedAt) / MINUTE}`);
				}
				const known = perMinute * (longest + 15 + 10 + 10);
				promise(
					'state',
					follower.largestState <= 400 + 40 * (longest / 10 + 6) + known * 11,
					() => `${follower.largestState} characters`,
				);
			},
		),
};

const downtime: FeedProperty = {
	name: 'after a downtime the calls of it come, and do not keep new ones waiting',
	property: (tally) =>
		fc.asyncProperty(
			fc.integer({ min: 10, max: 60 }),
			fc.integer({ min: 2, max: 30 }),
			fc.integer({ min: 3, max: 12 }),
			fc.boolean(),
			busyRows,
			async (backlog, hours, maximumPerPoll, tellsWithout, busyRows) => {
				const from = NOON - hours * HOUR;
				const rows = Array.from({ length: backlog + 20 }, (_, index) => {
					const isNewOne = index >= backlog;
					const startedAt = isNewOne
						? NOON + (index - backlog) * MINUTE
						: from + Math.floor((index * hours * HOUR) / backlog);
					const endedAt = startedAt + 30 * SECOND;
					const id = uniqueId(startedAt, index);
					return { id, startedAt, endedAt, appearsAt: endedAt, recordedAt: endedAt };
				});
				const world = new RecordedWorld('calls', JERUSALEM, rows);
				const told = { giveUpMinutes: 60, tellsWithout };
				const follower = new RecordedFollower(world, told, { maximumPerPoll, busyRows });
				await follower.poll(from - MINUTE);
				for (let minute = 1; minute <= 20 + backlog; minute++) {
					await follower.poll(NOON + minute * MINUTE);
				}
				count(tally, world, follower);
				everyOnce(idsOf(rows), [], follower.emitted);
				for (const { id, endedAt } of rows.slice(backlog)) {
					const waited = (follower.toldAt.get(id) ?? Infinity) - endedAt;
					promise('late', waited <= MINUTE, () => `${id} by ${waited / MINUTE} minutes`);
				}
				// A poll that left any of it is followed by a whole one, on a busy PBX, too.
				const latest = NOON + (1 + Math.ceil(rows.length / (maximumPerPoll - 1))) * MINUTE;
				for (const { id } of rows.slice(0, backlog)) {
					const at = follower.toldAt.get(id) ?? Infinity;
					promise('late', at <= latest, () => `${id} by ${(at - latest) / MINUTE} minutes`);
				}
				const recordings = follower.emissions.filter(({ recording }) => recording !== undefined);
				promise('lost', recordings.length === rows.length, () => 'a recording that was there');
			},
		),
};

/** The same kind of list as the call feed's. */
export const recordedProperties: FeedProperty[] = [
	everyCallOnce('any day'),
	everyCallOnce('clock change'),
	failing,
	fairness,
	downtime,
];
