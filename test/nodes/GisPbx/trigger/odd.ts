/** Rows of which random columns hold random texts: none of them keeps another from being told. */
import fc from 'fast-check';
import { Follower } from './follower';
import { everyOnce } from './proof';
import { busyRows } from './story';
import { count, type FeedProperty } from './tally';
import { clockOf, HOUR, MINUTE, SECOND, uniqueId, World, type Planned } from './world';

const NOON = Date.parse('2024-06-12T09:00:00Z');

/** What a PBX, its database or whoever writes into them may put in place of a value. */
const ODD = fc.oneof(
	fc.constantFrom(
		...['', '0', '-1', '-1780304400', '18446744073709551615', '1e308', 'NaN', ']', 'null'],
		...['0000-00-00 00:00:00', '1970-01-01 00:00:00', '2162-01-01 00:00:00', '9999-12-31 23:59:59'],
		...['2024-07-11 12:00:00', '2024-06-12 13:30:00', '2024-06-12T13:30:00+03:00', 'ANSWERED'],
	),
	fc.string({ unit: 'binary', maxLength: 30 }),
	fc.integer(),
	fc.constantFrom(null, true, [], {}, ['x']),
);

const COLUMNS = {
	calls: ['sc_start', 'sc_direction', 'sc_calleridnum', 'sc_disposition', 'sc_duration'].concat(
		...['sc_uniqueid', 'sc_billsec', 'sc_whoanswered', 'tenantcode', 'sc_dialednum'],
	),
	legs: ['ID', 'start', 'answer', 'end', 'duration', 'billsec', 'disposition', 'userfield'].concat(
		...['uniqueid', 'linkedid', 'realsrc', 'firstdst', 'lastdst', 'lastapp', 'dstchannel', 'clid'],
	),
};

const plannedCall = fc.record({
	after: fc.integer({ min: 0, max: 3 * 3600 }),
	seconds: fc.integer({ min: 0, max: 1800 }),
	late: fc.integer({ min: 0, max: 1800 }),
	isRecorded: fc.boolean(),
	/** Places of columns, and what they hold; none: the row is right. */
	odd: fc.oneof(
		fc.constant<Array<[number, unknown]>>([]),
		fc.array(fc.tuple<[number, unknown]>(fc.nat(), ODD), { minLength: 1, maxLength: 4 }),
	),
});

export const oddRows: FeedProperty = {
	name: 'odd rows stop nothing: every good row is told once, and in its time',
	property: (tally) =>
		fc.asyncProperty(
			fc.constantFrom<['calls' | 'legs', boolean]>(
				['calls', false],
				['legs', false],
				['legs', true],
			),
			fc.array(plannedCall, { minLength: 50, maxLength: 50 }),
			fc.constantFrom(undefined, 0, 10),
			fc.constantFrom(-10, 0, 10),
			busyRows,
			async ([detail, isGrouped], calls, recordingWaitMinutes, minutesAhead, busyRows) => {
				const columns: string[] = COLUMNS[detail];
				const rows = calls.map(({ after, seconds, late, isRecorded, odd }, index): Planned => {
					const startedAt = NOON + after * SECOND;
					const endedAt = startedAt + seconds * SECOND;
					const appearsAt = endedAt + late * SECOND;
					const replaced = odd.map(([place, value]) => [columns[place % columns.length], value]);
					return {
						...{ id: uniqueId(startedAt, index), startedAt, endedAt, appearsAt },
						skew: minutesAhead * MINUTE,
						...(isRecorded && { recordedAt: endedAt }),
						...(odd.length > 0 && {
							replaced: Object.fromEntries(replaced) as Planned['replaced'],
						}),
					};
				});
				const world = new World(detail, clockOf('Asia/Jerusalem'), rows);
				const quiet = isGrouped ? { groupQuietMinutes: 2 } : {};
				const given = { lookbackMinutes: 120, recordingWaitMinutes, busyRows, ...quiet };
				const follower = new Follower(world, given, NOON - HOUR);
				for (let now = NOON - HOUR; now <= NOON + 6 * HOUR; now += 5 * MINUTE) {
					await follower.poll(now);
				}
				count(tally, world, follower);
				const good = rows.filter(({ replaced }) => replaced === undefined).map(({ id }) => id);
				const told = follower.emitted.filter((id) => good.includes(id));
				everyOnce(good, [], told);
			},
		),
};
