import * as fc from 'fast-check';
import type { INodeExecutionData } from 'n8n-workflow';

import { Following } from '../../../../nodes/GisPbx/execution/following';
import type { ItemRunner } from '../../../../nodes/GisPbx/execution/itemRunner';

const tick = async (times: number) => {
	for (let done = 0; done < times; done += 1) await Promise.resolve();
};
const item = (n: number): INodeExecutionData[] => [{ json: { n } }];

/** Keeps what came out; settles nothing more once it has stopped. */
function runner() {
	const outputs: INodeExecutionData[][] = [];
	const state = { isStopped: false, outputs };
	const settle: ItemRunner['settle'] = async (itemIndex, work) => {
		if (!state.isStopped) outputs[itemIndex] = await work();
	};
	return { ...state, state, settle } as unknown as ItemRunner & { state: typeof state };
}

test('what items begin goes on beside the next ones, so many at a time, begun one by one', async () => {
	const durations = fc.array(fc.nat({ max: 30 }), { maxLength: 30 });
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 1, max: 8 }), durations, async (atOnce, items) => {
			const fake = runner();
			const following = new Following(fake);
			const begun: number[] = [];
			let beginning = 0;
			let up = 0;
			let most = 0;
			for (const [index, duration] of items.entries()) {
				await following.run(index, async () => {
					begun.push(index);
					beginning += 1;
					expect(beginning).toBe(1);
					await tick(3);
					beginning -= 1;
					up += 1;
					most = Math.max(most, up);
					const finish = async () => {
						await tick(duration);
						up -= 1;
						return item(index);
					};
					return { atOnce, finish };
				});
			}
			await following.end();

			expect(begun).toEqual([...items.keys()]);
			expect(most).toBeLessThanOrEqual(atOnce);
			expect(up).toBe(0);
			expect(fake.state.outputs).toEqual(items.map((_, index) => item(index)));
		}),
	);
});

test('an item with its whole output is done at once', async () => {
	const fake = runner();
	await new Following(fake).run(0, async () => await Promise.resolve(item(7)));

	expect(fake.state.outputs).toEqual([item(7)]);
});

test('nothing is followed of an item that does not begin', async () => {
	const fake = runner();
	fake.state.isStopped = true;
	const following = new Following(fake);
	await following.run(0, async () => await Promise.resolve(item(7)));
	await following.end();

	expect(fake.state.outputs).toEqual([]);
});
