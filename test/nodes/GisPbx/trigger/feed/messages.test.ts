import fc from 'fast-check';
import { mailProperties } from '../mailProperties';
import { CASES } from '../properties';
import { newTally } from '../tally';

test.each(mailProperties)('$name', async ({ property }) => {
	const tally = newTally();
	await fc.assert(property(tally), { numRuns: CASES });
	expect(tally.emitted).toBeGreaterThan(CASES);
});
