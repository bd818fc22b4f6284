import fc from 'fast-check';
import { Follower } from '../follower';
import { CASES, properties } from '../properties';
import { newTally } from '../tally';
import { call, JERUSALEM, NOON } from '../trapDay';
import { traps } from '../traps';
import { HOUR, World } from '../world';

describe('the call feed', () => {
	test.each(properties)('$name', async ({ property }) => {
		const tally = newTally();
		await fc.assert(property(tally), { numRuns: CASES });
		expect(tally.emitted).toBeGreaterThan(CASES);
		// A property that takes no short read says nothing about them.
		expect(tally.toldByShortReads).toBeGreaterThan(0);
	});
});

describe('traps that prototypes of the feed fell into', () => {
	test.each(traps)('$name', async ({ prove }) => {
		await expect(prove()).resolves.toBeUndefined();
	});
});

test('more calls than a function takes arguments may be left to later polls', async () => {
	const from = NOON - 4 * HOUR;
	const rows = Array.from({ length: 130_000 }, (_, index) => call(index, from + index * 100));
	const world = new World('calls', JERUSALEM, rows);
	const follower = new Follower(world, { maximumPerPoll: 100 }, from);

	expect(await follower.poll(NOON)).toHaveLength(100);
});
