import { interleaved, isClear, quantile, ratioOf, type Ratio } from '../../bench/pairs';

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

describe('isClear', () => {
	const ratio = (low: number, high: number): Ratio => {
		return { median: (low + high) / 2, low, high, ours: 1, rival: 1, pairs: 5 };
	};

	it.each([
		['well below the goal', 0.4, 0.42, 0.75, true],
		['well above it', 1.2, 1.25, 0.75, true],
		['narrow, and below by its own width', 0.9, 0.95, 1, true],
		['farther from it than 5 %, but not than it is wide', 0.82, 0.93, 1, false],
		['around the goal', 0.74, 0.76, 0.75, false],
		['at the goal', 0.75, 0.75, 0.75, false],
		['nearer than 5 %', 0.97, 0.98, 1, false],
		['far away, but wide', 0.3, 0.4, 1, false],
		['narrow, without a goal', 1, 1.1, undefined, true],
		['wide, without a goal', 1, 1.3, undefined, false],
	])('%s', (_, low, high, goal, clear) => {
		expect(isClear(ratio(low, high), goal)).toBe(clear);
	});
});

describe('interleaved', () => {
	const sides = () => {
		const order: string[] = [];
		const side = (name: string) => async () => {
			order.push(name);
			return name;
		};
		return { order, ours: side('ours'), rival: side('rival') };
	};
	const never = () => false;

	it('lets each side go first in every other pair', async () => {
		const { order, ours, rival } = sides();
		const pairs = await interleaved({ fewest: 3, most: 3, isEnough: never }, ours, rival);
		expect(order).toEqual(['ours', 'rival', 'rival', 'ours', 'ours', 'rival']);
		expect(pairs).toEqual(Array(3).fill({ ours: 'ours', rival: 'rival' }));
	});

	it.each([
		['at the fewest, whatever was clear before', 1, 5],
		['as soon as it is enough', 6, 6],
		['at the most', 99, 7],
	])('ends %s', async (_, clearAt, count) => {
		const { ours, rival } = sides();
		const isEnough = ({ length }: unknown[]) => length >= clearAt;
		expect(await interleaved({ fewest: 5, most: 7, isEnough }, ours, rival)).toHaveLength(count);
	});
});
