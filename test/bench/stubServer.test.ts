import { StubServer, type Load } from '../../bench/stubServer';

/** So many requests that come at once; how each was answered, in the order of the answers. */
async function visited(load: Load, count: number) {
	const server = new StubServer(load);
	const order: number[] = [];
	const visits = Array.from({ length: count }, () => server.come());
	await Promise.all(
		visits.map(async (visit, place) => {
			await server.serve(visit);
			order.push(place);
			server.leave();
		}),
	);
	return { order, visits };
}

test('with two workers the third waits for one of them', async () => {
	const { order, visits } = await visited({ delayMs: 20, workers: 2 }, 6);

	expect(order).toEqual([0, 1, 2, 3, 4, 5]);
	expect(visits.map(({ inFlight }) => inFlight)).toEqual([1, 2, 3, 4, 5, 6]);
	expect(visits[5].tookMs).toBeGreaterThan(2 * visits[0].tookMs - 10);
});

test('above the limit one in twenty is refused', async () => {
	const { visits } = await visited({ busyAbove: 12 }, 52);

	expect(visits.flatMap(({ isRefused }, place) => (isRefused ? [place] : []))).toEqual([12, 32]);
});
