import fc from 'fast-check';
import { CASES } from '../properties';
import { recordedProperties } from '../recordedProperties';
import { newTally } from '../tally';

test.each(recordedProperties)('$name', async ({ property }) => {
	const tally = newTally();
	await fc.assert(property(tally), { numRuns: CASES });
	expect(tally.emitted).toBeGreaterThan(CASES);
});
