import * as fc from 'fast-check';
import { atMost } from '../../../../nodes/GisPbx/execution/atMost';

const tick = async (times: number) => {
	for (let done = 0; done < times; done += 1) await Promise.resolve();
};

it('works on every item once, in order, and on no more at a time than the limit', async () => {
	const durations = fc.array(fc.nat({ max: 20 }), { maxLength: 40 });
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 1, max: 20 }), durations, async (limit, items) => {
			const begun: number[] = [];
			let underWay = 0;
			let most = 0;
			await atMost(limit, [...items.keys()], async (index) => {
				begun.push(index);
				underWay += 1;
				most = Math.max(most, underWay);
				await tick(items[index] + 1);
				underWay -= 1;
			});
			expect(begun).toEqual([...items.keys()]);
			expect(most).toBe(Math.min(limit, items.length));
			expect(underWay).toBe(0);
		}),
	);
});
