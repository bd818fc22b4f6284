/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { StubServer, type Load } from '../../bench/stubServer';

/** So many requests that come at once, and how many were answered when the first was. */
async function visited(load: Load, count: number) {
	const server = new StubServer(load);
	let answered = 0;
	const serve = async (visit: ReturnType<StubServer['come']>) => {
		await server.serve(visit);
		answered++;
		server.leave();
	};
	const visits = Array.from({ length: count }, () => server.come());
	const served = visits.map(serve);
	await Promise.race(served);
	// All timers that are due have rung by then; whoever was waiting has begun just now.
	await new Promise((resolve) => setImmediate(resolve));
	const withTheFirst = answered;
	await Promise.all(served);
	expect(answered).toBe(count);
	return { withTheFirst, visits };
}

test('with two workers the third waits for one of them', async () => {
	const { withTheFirst, visits } = await visited({ delayMs: 20, workers: 2 }, 6);

	expect(withTheFirst).toBeLessThanOrEqual(2);
	expect(visits.map(({ inFlight }) => inFlight)).toEqual([1, 2, 3, 4, 5, 6]);
});

test('above the limit one in twenty is refused', async () => {
	const { visits } = await visited({ busyAbove: 12 }, 52);

	expect(visits.flatMap(({ isRefused }, place) => (isRefused ? [place] : []))).toEqual([12, 32]);
});
