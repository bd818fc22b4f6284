/** Traps of answers that hide rows: JSON that one name makes nothing, csv that was cut. */
import { Follower } from './follower';
import { everyOnce, promise } from './proof';
import { follow, provesEveryRowOnce } from './story';
import { call, everyMinute, idsOf, JERUSALEM, NOON, pollAll, type Trap } from './trapDay';
import { DAY, HOUR, MINUTE, World, type Fault, type Planned } from './world';

/** Newest first, so that a cut takes the oldest rows away. */
function worldOf(rows: Planned[]): World {
	const world = new World('calls', JERUSALEM, rows);
	world.shuffle = (shown) => [...shown].reverse();
	return world;
}

/** From now on each request for rows goes so, then all goes well. */
function goesSo(world: World, ...faults: Array<Fault | undefined>): void {
	const before = world.requests;
	world.fault = (request) => faults[request - before];
}

/** Over as it begins, when the trigger is switched on. */
const OLD_LEG = {
	...{ startsAfter: 0, seconds: 0, late: 0, node: 0 as const, copies: 1 },
	...{ isUnreadable: false, isBadlyNamed: false, isFurtherLeg: false },
};

const callsOf = (from: number, to: number, step: number): Planned[] =>
	everyMinute(from, to, step).map((at, index) => call(index, at));

/** A poll that a cut spoils must not carry the floor over the rows that it hid. */
async function proveFloorIsHeld(...faults: Array<Fault | undefined>): Promise<void> {
	const world = worldOf(callsOf(NOON, NOON + 7 * HOUR, 10 * MINUTE));
	const follower = new Follower(world, { lookbackMinutes: 10 });
	await follower.poll(NOON - HOUR);
	goesSo(world, ...faults);
	await pollAll(follower, everyMinute(NOON + 8 * HOUR, NOON + 9 * HOUR, 5 * MINUTE));
	everyOnce(idsOf(world.planned), [], follower.emitted);
}

export const blankTraps: Trap[] = [
	{
		name: 'one name that is no UTF-8 hides no call for sixty hours',
		async prove() {
			const rows = callsOf(NOON, NOON + 60 * HOUR, 20 * MINUTE);
			rows[30] = { ...rows[30], isBadlyNamed: true };
			const world = worldOf(rows);
			const follower = new Follower(world);
			const polls = everyMinute(NOON - HOUR, NOON + 61 * HOUR);
			await pollAll(follower, polls);
			everyOnce(idsOf(rows), [], follower.emitted);
			const latest = Math.max(
				...rows.map(({ id, appearsAt }) => (follower.toldAt.get(id) ?? Infinity) - appearsAt),
			);
			promise('late', latest <= MINUTE, () => `${latest / MINUTE} minutes`);
			// The name leaves the window as any other row does, and JSON is asked for alone again.
			promise('requests', world.csvRequests < 700, () => `${world.csvRequests} by csv`);
		},
	},
	{
		name: 'a blank PBX is looked at every tenth time, one with rows never',
		async prove() {
			for (const [rows, most] of [
				[[], 66],
				[[call(1, NOON - 2 * HOUR)], 60],
			] as Array<[Planned[], number]>) {
				const world = worldOf(rows);
				const follower = new Follower(world, {}, NOON - 3 * HOUR);
				await pollAll(follower, everyMinute(NOON, NOON + 59 * MINUTE));
				const asked = world.requests + world.csvRequests;
				promise('requests', asked >= 60 && asked <= most, () => `${asked} requests`);
			}
		},
	},
	{
		name: 'silence is believed only where somebody looked',
		async prove() {
			const hidden = call(1, NOON + 6 * HOUR, { isBadlyNamed: true });
			const last = call(2, NOON + 9 * DAY);
			const world = worldOf([hidden, last]);
			const follower = new Follower(world);
			await pollAll(follower, everyMinute(NOON - HOUR, NOON + 10 * DAY, 6 * HOUR));
			everyOnce(idsOf(world.planned), [], follower.emitted);
		},
	},
	{
		name: 'a csv that was cut does not carry the floor over what it lacks',
		prove: async () => await proveFloorIsHeld('badNameAndCut'),
	},
	{
		name: 'neither does a csv beside a JSON that lost rows',
		prove: async () => await proveFloorIsHeld('lostAndCut'),
	},
	{
		name: 'nor one in the first of several slices',
		prove: async () => await proveFloorIsHeld('timesOut', 'badNameAndCut'),
	},
	{
		name: 'nor one with which a pass began',
		async prove() {
			const world = worldOf(callsOf(NOON, NOON + 7 * HOUR, 10 * MINUTE));
			const follower = new Follower(world, { lookbackMinutes: 10 });
			await follower.poll(NOON - HOUR);
			const before = world.requests;
			goesSo(world, 'timesOut', 'badNameAndCut');
			follower.given.isOver = () => world.requests - before >= 2 && world.csvRequests > 1;
			await follower.poll(NOON + 8 * HOUR);
			follower.given.isOver = () => false;
			await pollAll(follower, everyMinute(NOON + 8 * HOUR + MINUTE, NOON + 9 * HOUR, 5 * MINUTE));
			everyOnce(idsOf(world.planned), [], follower.emitted);
		},
	},
	{
		name: 'what a cut csv hid at the beginning is not new',
		async prove() {
			const old = callsOf(NOON - 3 * HOUR, NOON - 10 * MINUTE, 10 * MINUTE);
			const fresh = call(99, NOON + MINUTE);
			const world = worldOf([...old, fresh]);
			const follower = new Follower(world);
			goesSo(world, 'badNameAndCut');
			await pollAll(follower, everyMinute(NOON, NOON + HOUR, 5 * MINUTE));
			everyOnce([fresh.id], [], follower.emitted);
		},
	},
	{
		name: 'every blank slice of a longer pass is looked at',
		async prove() {
			const rows = [call(1, NOON - 25 * DAY), call(2, NOON - 10 * DAY, { isBadlyNamed: true })];
			const world = worldOf([...rows, call(3, NOON - HOUR)]);
			const follower = new Follower(world, {}, NOON - 30 * DAY);
			await pollAll(follower, everyMinute(NOON, NOON + HOUR, 20 * MINUTE));
			everyOnce(idsOf(world.planned), [], follower.emitted);
		},
	},
	{
		name: 'nor is it when the pass takes several polls',
		async prove() {
			const poll = {
				faults: [],
				slowAboveHours: Infinity,
				budget: Infinity,
				restartsBefore: false,
			};
			const { world, follower } = await follow({
				...{ zone: 'Asia/Jerusalem', beginsAt: NOON, detail: 'legs', turn: 0 },
				...{ lookbackMinutes: 240, maximumPerPoll: 1000, busyRows: 2000 },
				...{ skews: [0, 0], readsWholeDays: false, groups: { quietMinutes: 0, says: 'truth' } },
				calls: [OLD_LEG, OLD_LEG, OLD_LEG],
				polls: [
					{ ...poll, after: 94, faults: ['throws'] },
					{ ...poll, after: 6, slowAboveHours: 2, budget: 1 },
					{
						...{ ...poll, after: 107, slowAboveHours: 1, budget: 3 },
						faults: [undefined, undefined, 'lostAndCut'],
					},
					{ ...poll, after: 1 },
				],
			});
			provesEveryRowOnce(world, follower);
		},
	},
];
