import fc from 'fast-check';
import { firstState } from '../../../../../nodes/GisPbx/trigger/feed/state';
import { broughtBack, clockStateOf } from '../../../../../nodes/GisPbx/trigger/feed/clockCheck';
import { Follower } from '../follower';
import { everyOnce } from '../proof';
import { call, everyMinute, idsOf, JERUSALEM, NOON, pollAll } from '../trapDay';
import { DAY, HOUR, MINUTE, settingsFor, World } from '../world';

const YEAR = 365 * DAY;
const callsFor = (from: number, to: number, step = 7 * MINUTE) =>
	everyMinute(from, to, step).map((at, index) => call(index, at));

describe("n8n's clock", () => {
	const state = firstState('DEMOCO/calls', NOON, { lookbackMinutes: 240, clock: JERUSALEM });
	const judge = async (now: number, world: World) =>
		await clockStateOf(state, now, settingsFor(world), world);

	it('is right where the floor lies behind it, and nobody is asked', async () => {
		const world = new World('calls', JERUSALEM, []);
		expect(await judge(NOON, world)).toBe('right');
		expect(world.requests).toBe(0);
	});

	it.each([
		['a day', DAY, 1],
		['a year', YEAR, 1],
		['1970', NOON, 0],
	])('is behind by %s where the PBX has filed later calls', async (_, by, requests) => {
		const world = new World('calls', JERUSALEM, callsFor(NOON - DAY, NOON));
		world.now = NOON;
		expect(await judge(NOON - by, world)).toBe('behind');
		expect(world.requests).toBe(requests);
	});

	it('was ahead where the PBX has filed none', async () => {
		const world = new World('calls', JERUSALEM, callsFor(NOON - 3 * DAY, NOON - 2 * DAY));
		world.now = NOON;
		expect(await judge(NOON - 2 * DAY, world)).toBe('wasAhead');
		world.readsWholeDays = true;
		expect(await judge(NOON - 2 * DAY, world)).toBe('wasAhead');
	});

	it('counts as behind where the answer has no end', async () => {
		const world = new World('calls', JERUSALEM, []);
		world.fault = () => 'timesOut';
		expect(await judge(NOON - DAY, world)).toBe('behind');
		world.fault = () => 'throws';
		await expect(judge(NOON - DAY, world)).rejects.toThrow('the PBX failed');
	});

	it('leaves what is settled settled when the floor comes back', () => {
		const ledger = { '2024-06-12 08:50:00': 'b'.repeat(11) };
		const ahead = { ...state, ledger, busy: { wholeAt: 1, lastAt: 1 }, silentSince: 1, blanks: 2 };
		const now = NOON - DAY;
		expect(broughtBack(ahead, now, { lookbackMinutes: 240, clock: JERUSALEM })).toEqual({
			...{ version: 2, scope: 'DEMOCO/calls', ledger, newSince: now },
			floor: '2024-06-11 07:40:00',
		});
	});
});

/** By how much n8n's clock is off, for some polls. */
const OFF = fc.constantFrom(0, -DAY, DAY, -2 * HOUR, 2 * HOUR, -YEAR, -NOON);

test('whatever the clock of n8n shows, nothing is told twice, and nothing is lost once it is right', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.tuple(OFF, fc.integer({ min: 1, max: 12 })), { minLength: 1, maxLength: 12 }),
			fc.constantFrom(undefined, 10),
			async (phases, recordingWaitMinutes) => {
				const rows = callsFor(NOON, NOON + 12 * HOUR);
				const world = new World('calls', JERUSALEM, rows);
				const follower = new Follower(world, { lookbackMinutes: 60, recordingWaitMinutes });
				let now = NOON - 5 * MINUTE;
				await follower.poll(now);
				for (const [off, polls] of phases) {
					for (let poll = 0; poll < polls; poll++) {
						now += 5 * MINUTE;
						await follower.poll(now, now + off);
					}
				}
				await pollAll(follower, everyMinute(now, NOON + 14 * HOUR, 10 * MINUTE));
				everyOnce(idsOf(rows), [], follower.emitted);
			},
		),
		{ numRuns: 60 },
	);
});

test.each([
	['a day', DAY],
	['two hours', 2 * HOUR],
	['years', 4 * YEAR],
])(
	'a trigger that began while the clock was %s ahead tells what ends from now on',
	async (_, by) => {
		const rows = callsFor(NOON - HOUR, NOON + 6 * HOUR);
		const world = new World('calls', JERUSALEM, rows);
		const follower = new Follower(world, { lookbackMinutes: 60 });
		await follower.poll(NOON - 2 * MINUTE, NOON - 2 * MINUTE + by);
		await pollAll(follower, everyMinute(NOON, NOON + 8 * HOUR, 5 * MINUTE));

		const isNew = ({ endedAt }: { endedAt: number }) => endedAt >= NOON;
		everyOnce(idsOf(rows.filter(isNew)), [], follower.emitted);
		expect(follower.clockStates.filter((state) => state !== 'right').length).toBeLessThan(2);
	},
);

test('a PBX whose clock is a day behind or ahead, or is set right, is followed by its own clock', async () => {
	for (const minutes of [-24 * 60, 24 * 60 - 30]) {
		const rows = callsFor(NOON, NOON + 6 * HOUR).map((row) => ({ ...row, skew: minutes * MINUTE }));
		const world = new World('calls', JERUSALEM, rows);
		const follower = new Follower(world, {}, NOON - 26 * HOUR);
		await pollAll(follower, everyMinute(NOON - HOUR, NOON + 8 * HOUR, 5 * MINUTE));
		everyOnce(idsOf(rows), [], follower.emitted);
	}
});

test('after years without a poll each reads within its budget, oldest first, until all is told', async () => {
	const rows = callsFor(NOON, NOON + 5 * YEAR, 20 * DAY);
	const world = new World('calls', JERUSALEM, rows);
	const follower = new Follower(world);
	await follower.poll(NOON - HOUR);
	let before = 0;
	follower.given.isOver = () => world.requests - before >= 20;
	let mostRequests = 0;
	for (let poll = 0; poll < 40; poll++) {
		before = world.requests;
		await follower.poll(NOON + 5 * YEAR + DAY + poll * MINUTE);
		mostRequests = Math.max(mostRequests, world.requests - before);
	}
	expect(mostRequests).toBeLessThanOrEqual(20);
	expect(follower.emitted).toEqual(idsOf(rows));
});
