/** The traps of calls that are told with all their legs, each a small day. */
import type { ToldCall } from '../../../../nodes/GisPbx/trigger/feed/settings';
import { legsOfConsultation } from './consultations';
import { Follower } from './follower';
import { everyOnce, promise } from './proof';
import { answersOf } from './story';
import { call, everyMinute, idsOf, JERUSALEM, NOON, pollAll, type Trap } from './trapDay';
import { HOUR, MINUTE, SECOND, uniqueId, World, type Planned } from './world';

const CALL = uniqueId(NOON, 0);

/** 204 asks 205 a minute after noon, for a minute; the caller talks with 205 for two hours. */
const CONSULTATION = {
	...{ after: 0, asksAfter: 60, leavesAfter: 60, endsAfter: 2 * 3600 - 120 },
	...{ late: 0, stillRings: false },
};

/** A leg of the call that began at noon; minutes after it. */
function leg(name: number, from: number, to: number, more: Partial<Planned> = {}): Planned {
	const startedAt = NOON + from * MINUTE;
	const endedAt = NOON + to * MINUTE;
	const own = uniqueId(startedAt, name);
	return { ...call(name, startedAt, { endedAt }), id: own, uniqueId: own, linkedId: CALL, ...more };
}

/** A call of one leg each minute: the PBX's clock goes on. */
const others = (minutes: number) =>
	everyMinute(NOON, NOON + minutes * MINUTE).map((at, index) => call(1000 + index, at));

/** The items of the call that began at noon: how many legs, and what they say of themselves. */
const itemsOf = ({ emissions }: Follower) =>
	emissions
		.map(({ record, rows }) => ({ ...(record as ToldCall), rows }))
		.filter(({ callId }) => callId === CALL)
		.map(({ rows, complete, lateLeg }) => ({ legs: rows.length, complete, lateLeg }));

function told(follower: Follower, ...expected: ReturnType<typeof itemsOf>): void {
	const seen = JSON.stringify(itemsOf(follower));
	promise('torn', seen === JSON.stringify(expected), () => seen);
}

const whole = (legs: number) => ({ legs, complete: true, lateLeg: false });
const part = (legs: number) => ({ legs, complete: false, lateLeg: false });
const LATE = { legs: 1, complete: false, lateLeg: true };

const grouped = { groupQuietMinutes: 2 };

export const groupTraps: Trap[] = [
	{
		name: 'a call whose legs follow each other within the quiet time is told once',
		async prove() {
			const rows = [leg(0, 0, 1), leg(1, 1, 2.5), leg(2, 2.5, 4)];
			const follower = new Follower(new World('legs', JERUSALEM, rows), grouped);
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 5 * MINUTE));
			promise('torn', follower.emitted.length === 0, () => 'too early');
			await pollAll(follower, everyMinute(NOON + 6 * MINUTE, NOON + 10 * MINUTE));
			everyOnce(idsOf(rows), [], follower.emitted);
			told(follower, whole(3));
		},
	},
	{
		name: 'a call that is not told yet holds the floor',
		async prove() {
			// It ends long after the floor would have left its first leg behind, in the lookback of each leg.
			const rows = [leg(0, 0, 55), leg(1, 55, 110), ...others(130)];
			const world = new World('legs', JERUSALEM, rows);
			world.up = answersOf(world, 'truth');
			const follower = new Follower(world, { ...grouped, lookbackMinutes: 60 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 3 * HOUR));
			everyOnce(idsOf(rows), [], follower.emitted);
			told(follower, whole(2));
		},
	},
	{
		name: 'legs that come after their call was told come alone, once each',
		async prove() {
			const rows = [leg(0, 0, 1), leg(1, 0, 30), leg(2, 1, 30)];
			const follower = new Follower(new World('legs', JERUSALEM, rows), grouped);
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + HOUR));
			everyOnce(idsOf(rows), [], follower.emitted);
			told(follower, whole(1), LATE, LATE);
		},
	},
	{
		name: 'a leg is late though the others lie below the floor',
		async prove() {
			const rows = [leg(0, 0, 1), leg(1, 58, 59), ...others(90)];
			const follower = new Follower(new World('legs', JERUSALEM, rows), {
				...grouped,
				lookbackMinutes: 10,
			});
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 2 * HOUR));
			everyOnce(idsOf(rows), [], follower.emitted);
			told(follower, whole(1), LATE);
		},
	},
	{
		name: 'a call that is up for ever is told at last, as it is',
		async prove() {
			const rows = [leg(0, 0, 1), leg(1, 1, 40)];
			const world = new World('legs', JERUSALEM, rows);
			world.up = answersOf(world, 'always');
			const follower = new Follower(world, { ...grouped, lookbackMinutes: 60 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 62 * MINUTE));
			promise('torn', follower.emitted.length === 0, () => 'too early');
			await pollAll(follower, everyMinute(NOON + 63 * MINUTE, NOON + 2 * HOUR));
			everyOnce(idsOf(rows), [], follower.emitted);
			told(follower, part(2));
		},
	},
	{
		name: 'a PBX that cannot say whether a call is up holds up none, and is asked once a poll',
		async prove() {
			const rows = [leg(0, 0, 1), ...others(10)];
			const world = new World('legs', JERUSALEM, rows);
			world.up = () => 'fails';
			const follower = new Follower(world, grouped);
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 15 * MINUTE, 5 * MINUTE));
			everyOnce(idsOf(rows), [], follower.emitted);
			const asked = world.upChecks.length;
			promise('requests', asked <= 4, () => `asked ${asked} times in four polls with calls`);
		},
	},
	{
		name: 'a PBX that says the same of calls that are over is not believed',
		async prove() {
			const rows = [call(1, NOON - 30 * MINUTE), leg(0, 0, 1), leg(1, 1, 2)];
			const world = new World('legs', JERUSALEM, rows);
			world.up = answersOf(world, 'always');
			const follower = new Follower(world, grouped);
			await pollAll(follower, everyMinute(NOON - 20 * MINUTE, NOON + 5 * MINUTE));
			everyOnce(idsOf(rows.slice(1)), [], follower.emitted);
			told(follower, whole(2));
		},
	},
	{
		name: 'a poll whose time is over asks no more',
		async prove() {
			const rows = [leg(0, 0, 1)];
			const world = new World('legs', JERUSALEM, rows);
			const follower = new Follower(world, { ...grouped, isOver: () => world.requests > 0 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 5 * MINUTE));
			everyOnce(idsOf(rows), [], follower.emitted);
			promise('requests', world.upChecks.length === 0, () => 'asked');
		},
	},
	{
		name: 'a short read does not tell the newest legs of a call alone',
		async prove() {
			const rows = [
				leg(0, 0, 20),
				leg(1, 20, 40, { appearsAt: NOON + 40 * MINUTE }),
				...others(90),
			];
			const world = new World('legs', JERUSALEM, rows);
			world.up = answersOf(world, 'truth');
			const follower = new Follower(world, { ...grouped, busyRows: 5 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 2 * HOUR));
			everyOnce(idsOf(rows), [], follower.emitted);
			told(follower, whole(2));
			promise('requests', follower.shortReads > 0, () => 'no short read');
		},
	},
	{
		name: 'a pass that ends early tears no call in two',
		async prove() {
			const rows = [leg(0, 0, 150), leg(1, 150, 200), ...others(180)];
			const world = new World('legs', JERUSALEM, rows);
			const follower = new Follower(world, grouped);
			await follower.poll(NOON - MINUTE);
			// n8n was down; the window is cut at half past twelve and the second half cannot be read.
			const before = world.requests;
			world.fault = (request) => (['timesOut', undefined, 'throws'] as const)[request - before];
			await follower.poll(NOON + 320 * MINUTE);
			promise('lost', follower.emitted.length > 0, () => 'nothing was read');
			await pollAll(follower, everyMinute(NOON + 321 * MINUTE, NOON + 325 * MINUTE));
			everyOnce(idsOf(rows), [], follower.emitted);
			told(follower, whole(2));
		},
	},
	{
		name: 'filters judge a call by all its legs, and settle those of a call that they reject',
		async prove() {
			const wanted = [leg(0, 0, 0.5, { answered: false }), leg(1, 0.5, 2)];
			const missed = call(500, NOON, { answered: false });
			const follower = new Follower(new World('legs', JERUSALEM, [...wanted, missed]), {
				...grouped,
				passes: ({ disposition }) => disposition === 'answered',
			});
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + HOUR));
			follower.given.passes = () => true;
			await follower.poll(NOON + HOUR + MINUTE);
			everyOnce(idsOf(wanted), [], follower.emitted);
			told(follower, whole(2));
		},
	},
	{
		name: 'a call that ended before the beginning is not told, though it was not quiet yet',
		async prove() {
			const old = leg(0, -10, -5, { linkedId: uniqueId(NOON - 10 * MINUTE, 0) });
			const fresh = leg(1, 0, 1);
			const follower = new Follower(new World('legs', JERUSALEM, [old, fresh]), {
				groupQuietMinutes: 10,
			});
			await pollAll(follower, everyMinute(NOON, NOON + HOUR));
			everyOnce([fresh.id], [], follower.emitted);
		},
	},
	{
		name: 'a call waits for its recording as a whole',
		async prove() {
			const rows = [
				leg(0, 0, 1, { answered: false, recordedAt: NOON + 8 * MINUTE + SECOND, uniqueId: CALL }),
				leg(1, 1, 2),
			];
			const world = new World('legs', JERUSALEM, rows);
			const follower = new Follower(world, { ...grouped, recordingWaitMinutes: 10 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 8 * MINUTE));
			promise('lost', follower.emitted.length === 0, () => 'did not wait');
			await pollAll(follower, everyMinute(NOON + 9 * MINUTE, NOON + HOUR));
			everyOnce(idsOf(rows), [], follower.emitted);
			promise('lost', follower.emissions[0].recording !== undefined, () => 'the recording');
			told(follower, whole(2));
		},
	},
	{
		name: 'a consultation waits for the end of the call that it was about',
		async prove() {
			const world = new World('legs', JERUSALEM, legsOfConsultation(CONSULTATION, 0));
			world.goingOn = () => world.now < NOON + 2 * HOUR;
			const follower = new Follower(world, grouped);
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 2 * HOUR));
			promise('torn', follower.emitted.length === 0, () => 'told alone');
			await pollAll(follower, everyMinute(NOON + 2 * HOUR, NOON + 3 * HOUR));
			everyOnce(idsOf(world.planned), [], follower.emitted);
			told(follower, whole(3));
		},
	},
	{
		name: 'a consultation that comes when its call has been told is a late leg of it',
		async prove() {
			const late = { ...CONSULTATION, late: 3 * 3600 };
			const world = new World('legs', JERUSALEM, legsOfConsultation(late, 0));
			const follower = new Follower(world, grouped);
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 4 * HOUR));
			everyOnce(idsOf(world.planned), [], follower.emitted);
			told(follower, whole(2), LATE);
		},
	},
	{
		name: 'a PBX that never lets go of who was asked delays a call, and no more',
		async prove() {
			const [, , question] = legsOfConsultation(CONSULTATION, 0);
			const world = new World('legs', JERUSALEM, [question, ...others(130)]);
			world.goingOn = () => true;
			const follower = new Follower(world, { ...grouped, lookbackMinutes: 60 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 60 * MINUTE));
			promise('torn', !follower.emitted.includes(question.id), () => 'too early');
			await pollAll(follower, everyMinute(NOON + 61 * MINUTE, NOON + 3 * HOUR));
			everyOnce(idsOf(world.planned), [], follower.emitted);
		},
	},
	{
		name: 'nobody is asked about who was called from outside, or has no channel',
		async prove() {
			const inner = { userfield: '[local]', realsrc: '204-DEMOCO', lastdst: '205-DEMOCO' };
			const rows = [leg(0, 0, 1), leg(1, 0, 1, { linkedId: 'x.1', columns: inner })];
			const world = new World('legs', JERUSALEM, rows);
			world.goingOn = () => true;
			const follower = new Follower(world, grouped);
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + HOUR));
			everyOnce(idsOf(rows), [], follower.emitted);
			const asked = world.upChecks.filter((question) => question.includes('after'));
			promise('requests', asked.length === 0, () => asked.join());
		},
	},
];
