/** The traps of short reads: each a small day of a PBX that counts as busy. */
import { Follower } from './follower';
import { everyOnce, promise } from './proof';
import { call, everyMinute, idsOf, JERUSALEM, NOON, pollAll, type Trap } from './trapDay';
import { DAY, HOUR, MINUTE, World } from './world';

/** A day without short reads would prove nothing. */
function tookShortReads({ shortReads }: Follower): void {
	promise('requests', shortReads > 0, () => 'no short read');
}

export const busyTraps: Trap[] = [
	{
		name: 'short reads tell each call once, and whole reads what is filed late',
		async prove() {
			const rows = everyMinute(NOON, NOON + 6 * HOUR).map((at, index) =>
				call(index, at, index % 7 === 0 ? { appearsAt: at + 200 * MINUTE } : {}),
			);
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world, { busyRows: 20 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 10 * HOUR));
			everyOnce(idsOf(rows), [], follower.emitted);
			tookShortReads(follower);
		},
	},
	{
		name: 'short reads move the floor over no call that waits for its recording',
		async prove() {
			const waiting = call(1, NOON, { recordedAt: NOON + 4 * HOUR });
			const others = everyMinute(NOON + MINUTE, NOON + 6 * HOUR).map((at, index) =>
				call(index + 2, at, { answered: false }),
			);
			const world = new World('calls', JERUSALEM, [waiting, ...others]);
			const given = { lookbackMinutes: 60, recordingWaitMinutes: 300, busyRows: 20 };
			const follower = new Follower(world, given);
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 7 * HOUR));
			everyOnce(idsOf(world.planned), [], follower.emitted);
			tookShortReads(follower);
		},
	},
	{
		name: 'the floor moves though short reads tell all that is new',
		async prove() {
			// The first is found by a whole read at 12:01; all others appear ten minutes after one.
			const starts = [NOON, ...everyMinute(NOON + 10 * MINUTE, NOON + 3 * DAY, 15 * MINUTE)];
			const rows = starts.map((at, index) => call(index, at));
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world, { lookbackMinutes: 60, busyRows: 0 });
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 3 * DAY + HOUR));
			everyOnce(idsOf(rows), [], follower.emitted);
			promise(
				'state',
				follower.toldByShortReads === rows.length - 1,
				() => `short reads told ${follower.toldByShortReads} of ${rows.length}`,
			);
			promise(
				'state',
				(follower.state?.floor ?? '') > '2024-06-13',
				() => `floor ${follower.state?.floor}`,
			);
		},
	},
	{
		name: 'a clock that is set back puts off no whole read',
		async prove() {
			const rows = everyMinute(NOON - 8 * HOUR, NOON - MINUTE).map((at, index) => call(index, at));
			const world = new World('calls', JERUSALEM, rows);
			const follower = new Follower(world, { busyRows: 20 }, NOON - 24 * HOUR);
			await pollAll(follower, everyMinute(NOON - 20 * MINUTE, NOON));
			const late = call(9999, NOON - 4 * HOUR);
			world.file(late);
			await pollAll(follower, everyMinute(NOON - 3 * HOUR, NOON - 3 * HOUR + 15 * MINUTE));
			promise('late', follower.toldAt.has(late.id), () => 'not told within 15 minutes');
			everyOnce(idsOf(world.planned), [], follower.emitted);
			tookShortReads(follower);
		},
	},
	{
		name: 'a full poll of a busy PBX goes on with the oldest',
		async prove() {
			const rows = everyMinute(NOON, NOON + 3 * HOUR).map((at, index) => call(index, at));
			const follower = new Follower(new World('calls', JERUSALEM, rows), {
				maximumPerPoll: 5,
				busyRows: 20,
			});
			await pollAll(follower, [NOON - HOUR, ...everyMinute(NOON + 2 * HOUR, NOON + 4 * HOUR)]);
			everyOnce(idsOf(rows), [], follower.emitted);
			promise('repeated', follower.emitted.join() === idsOf(rows).join(), () => 'not oldest first');
			tookShortReads(follower);
		},
	},
];
