import fc from 'fast-check';
import { CASES } from '../properties';
import { sampleProperties } from '../sampleProperties';
import { newTally } from '../tally';

test.each(sampleProperties)('$name', async ({ property }) => {
	const tally = newTally();
	await fc.assert(property(tally), { numRuns: CASES });
	expect(tally.emitted).toBeGreaterThan(CASES);
});
