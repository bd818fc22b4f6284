/** How late a call may be: never on a PBX that is not busy, by 15 minutes at most on one that is. */
import fc from 'fast-check';
import { BUSY_ROWS } from '../../../../nodes/GisPbx/trigger/feed/reading';
import { Follower } from './follower';
import { everyOnce, promise } from './proof';
import { NIGHTS } from './story';
import { count, type FeedProperty } from './tally';
import { clockOf, HOUR, MINUTE, SECOND, uniqueId, World } from './world';

const NOON = '2024-06-12T09:00:00Z';
const MOST_BETWEEN_WHOLE_READS = 15 * MINUTE;
const NEWEST = 30 * MINUTE;

const plannedCall = fc.record({
	after: fc.integer({ min: 0, max: 90 * 60 }),
	seconds: fc.integer({ min: 0, max: 30 * 60 }),
	late: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
});

export const punctual: FeedProperty = {
	name: 'a call comes with the next poll; on a busy PBX, if it began earlier, with the next whole read',
	property: (tally) =>
		fc.asyncProperty(
			fc.constantFrom<[string, string]>(['Asia/Jerusalem', NOON], ...NIGHTS),
			fc.integer({ min: -120, max: 0 }),
			fc.array(plannedCall, { minLength: 1, maxLength: 40 }),
			fc.constantFrom(60, 120),
			fc.integer({ min: 1, max: 20 }),
			fc.constantFrom(BUSY_ROWS, 0, 1, 10),
			async ([zone, change], minutes, calls, lookbackMinutes, gap, busyRows) => {
				const begin = Date.parse(change) + minutes * MINUTE;
				const rows = calls.map(({ after, seconds, late }, index) => {
					const startedAt = begin + after * SECOND;
					const endedAt = startedAt + seconds * SECOND;
					const latest = startedAt + lookbackMinutes * MINUTE;
					const appearsAt = endedAt + Math.floor(late * (latest - endedAt));
					return { id: uniqueId(startedAt, index), startedAt, endedAt, appearsAt };
				});
				const world = new World('calls', clockOf(zone), rows);
				const follower = new Follower(world, { lookbackMinutes, busyRows });
				const last = begin + (90 + 120 + 20 + gap) * MINUTE;
				const polls: number[] = [];
				for (let now = begin - HOUR; now <= last; now += gap * MINUTE) {
					polls.push(now);
					await follower.poll(now);
				}
				count(tally, world, follower);
				everyOnce(
					rows.map(({ id }) => id),
					[],
					follower.emitted,
				);
				for (const { id, startedAt, appearsAt } of rows) {
					const due = polls.find((at) => at >= appearsAt) as number;
					const late = (follower.toldAt.get(id) as number) - due;
					const isNewest = startedAt >= due - NEWEST;
					const most = busyRows === BUSY_ROWS || isNewest ? 0 : MOST_BETWEEN_WHOLE_READS;
					promise('late', late <= most, () => `${id} by ${late / MINUTE} minutes`);
				}
				const between = follower.wholeReads.slice(1).map((at, i) => at - follower.wholeReads[i]);
				const longest = Math.max(...between);
				promise(
					'late',
					longest <= Math.max(MOST_BETWEEN_WHOLE_READS, gap * MINUTE),
					() => `${longest / MINUTE} minutes between whole reads`,
				);
			},
		),
};
