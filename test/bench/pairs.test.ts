import { interleaved, quantile, ratioOf } from '../../bench/pairs';

describe('quantile', () => {
	it('lies between its two neighbours in proportion', () => {
		expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
		expect(quantile([10, 20, 30], 0.25)).toBe(15);
		expect(quantile([7], 0.75)).toBe(7);
	});
});

describe('ratioOf', () => {
	it('takes the median of the ratios, not the ratio of the medians', () => {
		const pairs = [
			{ ours: 1, rival: 2 },
			{ ours: 30, rival: 10 },
			{ ours: 4, rival: 4 },
		];
		expect(ratioOf(pairs)).toEqual({
			median: 1,
			low: 0.75,
			high: 2,
			ours: 4,
			rival: 4,
			pairs: 3,
		});
	});
});

describe('interleaved', () => {
	it('lets each side go first in every other pair', async () => {
		const order: string[] = [];
		const side = (name: string) => async () => {
			order.push(name);
			return name;
		};
		const pairs = await interleaved(3, side('ours'), side('rival'));
		expect(order).toEqual(['ours', 'rival', 'rival', 'ours', 'ours', 'rival']);
		expect(pairs).toEqual(Array(3).fill({ ours: 'ours', rival: 'rival' }));
	});
});
