import { InFlightLimit } from '../../../../../nodes/GisPbx/pbx/places/inFlightLimit';
import { HostPlaces } from '../../../../../nodes/GisPbx/pbx/places/hostPlaces';
import { exponential, readAll, readAllAtMost, World, type ServerKind } from './modelServer';

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const SEEDS = [11, 31_337, 8_675_309];
const WORKERS = [1, 2, 4, 8, 12, 16, 24, 32, 1000];

/** Servers that take 50 ms: always, or on average and exponentially, as in an M/M/c queue. */
const servers: Array<[string, (seed: number) => ServerKind]> = WORKERS.flatMap((workers) => [
	[`${workers} workers, each 50 ms`, () => ({ workers, serviceMs: () => 50 })],
	[
		`M/M/${workers}, 50 ms on average`,
		(seed: number) => ({ workers, serviceMs: exponential(50, seed) }),
	],
]);

describe.each(servers)('a server with %s', (_, kindOf) => {
	const READS = 3000;

	test('is read within 15 % of the best fixed limit, never with more than 32 in flight', () => {
		const ratios = SEEDS.map((seed) => {
			const run = readAll(kindOf(seed), READS);
			const fixed = [8, 16, 32].map((most) => readAllAtMost(most, kindOf(seed), READS));

			expect(run.server.mostInFlight).toBeLessThanOrEqual(32);
			expect(run.answers).toHaveLength(READS);
			return run.ms / Math.min(...fixed);
		});

		expect(mean(ratios)).toBeLessThanOrEqual(1.15);
	});
});

test.each([
	[8, 12],
	[4, 12],
	[1, 12],
])('%i workers see %i in flight on average at the most, and work as fast', (workers, most) => {
	const kind = () => ({ workers, serviceMs: () => 50 });
	const run = readAll(kind(), 1000);

	expect(mean(run.server.seen)).toBeLessThanOrEqual(most);
	expect(run.ms).toBeLessThanOrEqual(readAllAtMost(8, kind(), 1000));
});

test('begins at 8, doubles to 32 while answers take as long as ever', () => {
	const { limits } = readAll({ workers: 1000, serviceMs: () => 100 }, 200);

	expect([...new Set(limits)]).toEqual([8, 16, 32]);
	expect(limits.filter((limit) => limit === 8).length).toBeLessThan(20);
});

describe('a server that refuses one in twenty of what comes above 12 in flight', () => {
	const run = () => {
		let above = 0;
		const refuses = (inFlight: number) => inFlight > 12 && above++ % 20 === 0;
		return readAll({ workers: 1000, serviceMs: () => 50, refuses }, 5000);
	};

	test('is soon below 12, and most of the time', () => {
		const { seen } = run().server;
		const first = seen.findIndex((inFlight) => inFlight > 12);

		expect(first).toBeGreaterThan(0);
		expect(Math.min(...seen.slice(first, first + 50))).toBeLessThan(12);
		expect(seen.filter((inFlight) => inFlight > 12).length).toBeLessThan(0.02 * seen.length);
	});

	test('fails no read that succeeds with 8 in flight', () => {
		expect(run().answers.filter((answer) => answer !== 'ok')).toEqual([]);
	});
});

test('a server that refuses all is asked two at a time, and more once it is back', () => {
	const world = new World();
	const isDown = (now: number) => now > 2000 && now < 4000;
	const kind = {
		workers: 1000,
		serviceMs: () => 50,
		refuses: (_: number, now: number) => isDown(now),
	};
	const run = readAll(kind, 8000, { world });
	const whenDown = run.answers.findIndex((answer) => answer === 'busy');

	expect(Math.min(...run.limits)).toBe(2);
	expect(run.answers.slice(0, whenDown).every((answer) => answer === 'ok')).toBe(true);
	expect(run.answers.at(-1)).toBe('ok');
	expect(run.limits.at(-1)).toBeGreaterThan(8);
});

test('a server that refused all for a second is asked 8 at a time within three', () => {
	const isDown = (now: number) => now > 2000 && now < 3000;
	const refuses = (_: number, now: number) => isDown(now);
	const { limits, sentAt } = readAll({ workers: 1000, serviceMs: () => 50, refuses }, 8000);
	const since = limits.findIndex((limit, place) => limit >= 8 && sentAt[place] > 3000);

	expect(Math.min(...limits)).toBe(2);
	expect(sentAt[since]).toBeLessThan(6000);
});

test('a server that is slow at first is not taken for one that never bears more', () => {
	const serviceMs = (now: number) => (now < 1000 ? 400 : 50);
	const { limits } = readAll({ workers: 1000, serviceMs }, 4000);

	expect(limits.at(-1)).toBe(32);
});

test('a server that becomes slow is back at 8 within two answers of each', () => {
	const serviceMs = (now: number) => (now < 1000 ? 50 : 500);
	const { limits, sentAt } = readAll({ workers: 1000, serviceMs }, 1200);
	const later = limits.filter((_, place) => sentAt[place] > 2001 && sentAt[place] < 3000);

	expect(limits[sentAt.findIndex((at) => at > 990)]).toBe(32);
	expect(later.length).toBeGreaterThanOrEqual(8);
	expect(Math.max(...later)).toBe(8);
});

test('what is usual is learnt anew every 30 seconds: a server that got slower for good bears more again', () => {
	const serviceMs = (now: number) => (now < 1000 ? 50 : 200);
	const { limits } = readAll({ workers: 1000, serviceMs }, 9000);

	expect(limits.at(-1)).toBe(32);
});

test('a kind of request that takes long is not taken for a slow server', () => {
	const world = new World();
	const places = new HostPlaces(() => world.now);
	let begun = 0;
	const work = () => {
		if (begun++ >= 2000) return;
		const isList = begun % 4 === 0;
		places.read(
			{ tenant: 'A', run: world, goesFirst: false },
			isList ? 'INFO/cdrs' : 'INFO/extstate',
			(place) =>
				world.after(isList ? 900 : 30, () => {
					place.answered();
					place.leave();
					work();
				}),
		);
	};
	for (let worker = 0; worker < 32; worker++) work();
	world.run();

	expect(places.most).toBe(32);
});

/** The limit by itself, at 32: all answers took 50 ms. */
function atMost32(): { limit: InFlightLimit; at: (now: number, inFlight?: number) => Sent } {
	const limit = new InFlightLimit();
	const at = (sentAt: number, inFlight = 32) => ({ sentAt, inFlight });
	for (let n = 0; n < 100; n++) {
		limit.reached();
		limit.answered({ kind: 'state', sentAt: n, now: n + 50, inFlight: Math.min(8, n + 1) });
	}
	expect(limit.limit).toBe(32);
	return { limit, at };
}
type Sent = { sentAt: number; inFlight: number };

test('a time-out of what was sent long ago counts, however the limit moved since', () => {
	const { limit, at } = atMost32();
	limit.busy({ ...at(0), now: 30_000 });

	expect(limit.limit).toBe(8);
});

test('many that are refused together count once', () => {
	const { limit, at } = atMost32();
	for (let n = 0; n < 20; n++) limit.busy({ ...at(100), now: 200 + n });

	expect(limit.limit).toBe(8);
});

test('what is refused while the usual time is learnt anew is not forgotten', () => {
	const { limit, at } = atMost32();
	let now = 3000;
	const answer = () => {
		limit.reached();
		limit.answered({ kind: 'state', sentAt: now, now: now + 50, inFlight: 8 });
		now += 10;
	};
	for (let n = 0; n < 1000 && limit.limit === 32; n++) answer();
	expect(limit.limit).toBe(8); // it is being learnt
	limit.busy({ ...at(now - 20), now });
	for (let n = 0; n < 40; n++) answer();

	expect(limit.limit).toBeLessThanOrEqual(24);
});

test('a minute without a busy answer brings the limit back to the usual', () => {
	const limit = new InFlightLimit();
	for (const now of [1000, 2000, 3000]) limit.busy({ sentAt: now - 10, now, inFlight: 4 });
	expect(limit.limit).toBe(2);

	limit.answered({ kind: 'state', sentAt: 40_000, now: 40_050, inFlight: 1 });
	expect(limit.limit).toBe(2);
	limit.answered({ kind: 'state', sentAt: 63_000, now: 63_050, inFlight: 1 });
	expect(limit.limit).toBe(8);
});

test.each([300, 3000])(
	'a PBX that takes %i ms on average is read within 15 %% of the best limit, too',
	(ms) => {
		const kind = (seed: number) => ({ workers: 1000, serviceMs: exponential(ms, seed) });
		const ratios = SEEDS.map(
			(seed) => readAll(kind(seed), 4000).ms / readAllAtMost(31, kind(seed), 4000),
		);

		expect(mean(ratios)).toBeLessThanOrEqual(1.15);
	},
);
