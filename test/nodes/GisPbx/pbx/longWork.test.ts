import fc from 'fast-check';

import { eachOf, inStretches, mapOf, sortOf } from '../../../../nodes/GisPbx/pbx/longWork';
import { atOnce } from './atOnce';

test('sorts as sort does, equal ones in their order', () => {
	const item = fc.record({ by: fc.integer({ min: 0, max: 9 }), name: fc.integer() });
	const byIt = (a: { by: number }, b: { by: number }) => a.by - b.by;
	fc.assert(
		fc.property(fc.array(item, { maxLength: 40 }), (few) => {
			const items = Array.from({ length: 200 }, () => few).flat();
			expect(atOnce(sortOf(items, byIt))).toEqual([...items].sort(byIt));
		}),
		{ numRuns: 30 },
	);
});

test.each([
	['in their order', (place: number) => place],
	['the other way round', (place: number) => -place],
	['alike', () => 0],
	['the other way round, each twice', (place: number) => -Math.floor(place / 2)],
	['behind some that they equal', (place: number) => (place < 2000 ? 1 + place : place % 2)],
	['in their order but for the last', (place: number) => place % 8999],
])('sorts 9,000 that are %s', (_, by) => {
	const items = Array.from({ length: 9000 }, (_unused, place) => ({ by: by(place), place }));
	const byIt = (a: { by: number }, b: { by: number }) => a.by - b.by;
	expect(atOnce(sortOf(items, byIt))).toEqual([...items].sort(byIt));
});

test('stops now and then, at whatever it does', () => {
	const many = Array.from({ length: 10_000 }, (_, place) => (place * 7919) % 10_000);
	const seen: number[] = [];
	for (const work of [
		mapOf(many, (each) => each),
		sortOf(many, (a, b) => a - b),
		eachOf(many, (each) => seen.push(each)),
	]) {
		const stops = [...work].length;
		expect(stops).toBeGreaterThan(50);
	}
	expect(seen).toEqual(many);
});

test('takes a breath where one is due, and comes to the same', async () => {
	let asked = 0;
	const breathe = () => (++asked % 3 === 0 ? Promise.resolve() : undefined);
	const many = Array.from({ length: 1000 }, (_, place) => place);

	expect(
		await inStretches(
			mapOf(many, (each) => each * 2),
			breathe,
		),
	).toEqual(many.map((each) => each * 2));
	expect(asked).toBeGreaterThan(5);
});
