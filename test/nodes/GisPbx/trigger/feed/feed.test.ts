import fc from 'fast-check';
import { properties } from '../properties';
import { newTally } from '../tally';
import { traps } from '../traps';

const CASES = 300;

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
