import fc from 'fast-check';
import { newTally, properties } from '../properties';
import { traps } from '../traps';

const CASES = 300;

describe('the call feed', () => {
	test.each(properties)('$name', async ({ property }) => {
		const tally = newTally();
		await fc.assert(property(tally), { numRuns: CASES });
		expect(tally.emitted).toBeGreaterThan(CASES);
	});
});

describe('traps that prototypes of the feed fell into', () => {
	test.each(traps)('$name', async ({ prove }) => {
		await expect(prove()).resolves.toBeUndefined();
	});
});
