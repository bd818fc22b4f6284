import type { Bed, Sample } from '../../bench/bed';
import { compareMemory, compareTime, type Prepared } from '../../bench/compare';
import type { Flow } from '../../bench/flow';
import type { Goal } from '../../bench/job';
import { markdownOf } from '../../bench/report/markdown';
import { pictureOf } from '../../bench/report/picture';

const flow = (name: string): Flow => ({ name, input: 1, nodes: [], output: 1 });

/** What a side costs in time, CPU time and memory alike, and how many requests it has in flight. */
type Costs = Record<string, { cost: number; inFlight?: number; dies?: boolean }>;

function prepared(goal: Goal, withBare = false): Prepared {
	const job = {
		name: '1,000 x dial',
		profile: {},
		input: 1,
		output: { ours: 1, rival: 1 },
		ours: [],
		rival: () => [],
		goals: [goal],
		mostInFlight: 1,
	};
	return { job, ours: flow('ours'), rival: flow('rival'), ...(withBare && { bare: flow('bare') }) };
}

const IDLE = 20;

/** Stands where n8n and the stub stand. */
function bedOf(costs: Costs) {
	const runs: string[] = [];
	const bed = {
		runs,
		start: async () => {},
		stop: async () => {},
		run: async ({ name }: Flow): Promise<Sample> => {
			runs.push(name);
			const { cost, inFlight = 1, dies } = costs[name];
			if (dies) throw new Error('socket hang up');
			return {
				milliseconds: cost,
				cpuMilliseconds: cost,
				peakMegabytes: cost,
				idleMegabytes: IDLE,
				fields: 0,
				mostInFlight: inFlight,
			};
		},
	};
	return bed as typeof bed & Bed;
}

describe('a verdict', () => {
	it.each([
		['met', 75, 0.75, 70, 7],
		['met', 40, 0.75, 70, 5],
		['limit', 110, 0.75, 100, 5],
		['missed', 112, 0.75, 100, 5],
		['shown', 500, undefined, 100, 5],
	])(
		'is %s at %d to 100 with a goal of %d and a least of %d',
		async (verdict, cost, most, least, count) => {
			const bed = bedOf({ ours: { cost }, rival: { cost: 100 }, bare: { cost: least } });
			const [result] = await compareTime(bed, prepared({ measure: 'time', most }, true), false);
			expect(result).toMatchObject({ verdict, ratio: { median: cost / 100, pairs: count } });
		},
	);

	it('is missed when more requests were in flight than may be', async () => {
		const bed = bedOf({ ours: { cost: 1, inFlight: 2 }, rival: { cost: 100 } });
		const [result] = await compareTime(bed, prepared({ measure: 'time', most: 0.75 }), false);
		expect(result.verdict).toBe('missed');
	});

	it.each([
		[1, 21],
		[0.8, 5],
	])(
		'on a goal near 1 takes pairs until it is clear, after one run of each side that does not count: %d',
		async (cost, count) => {
			const bed = bedOf({ ours: { cost }, rival: { cost: 1 } });
			const [result] = await compareTime(bed, prepared({ measure: 'cpu', most: 1 }), false);
			expect(result.ratio?.pairs).toBe(count);
			expect(bed.runs).toHaveLength(2 * count + 2);
		},
	);

	it('on ten thousand items takes three pairs, or seven where they are not clear', async () => {
		const pairsAt = async (cost: number) => {
			const bed = bedOf({ ours: { cost }, rival: { cost: 100 } });
			const { job, ...flows } = prepared({ measure: 'time', most: 0.75 });
			const many = { ...flows, job: { ...job, input: 10_000 } };
			return (await compareTime(bed, many, false))[0].ratio?.pairs;
		};
		expect([await pairsAt(40), await pairsAt(74)]).toEqual([3, 7]);
	});

	it('on memory takes three pairs, or five where they are not clear', async () => {
		const goal: Goal = { measure: 'memory', most: 1 };
		const pairsAt = async (cost: number) => {
			const bed = bedOf({ ours: { cost }, rival: { cost: 100 } });
			return (await compareMemory(bed, prepared(goal)))[0].ratio?.pairs;
		};
		expect([await pairsAt(80), await pairsAt(99)]).toEqual([3, 5]);
	});

	it('on memory above idle leaves out what n8n had before', async () => {
		const bed = bedOf({ ours: { cost: 40 }, rival: { cost: 100 } });
		const [result] = await compareMemory(bed, prepared({ measure: 'aboveIdle', most: 0.25 }));
		expect(result).toMatchObject({ verdict: 'met', ours: '20 MB', rival: '80 MB' });
		expect(await compareTime(bed, prepared({ measure: 'aboveIdle' }), false)).toEqual([]);
	});

	it('on memory says which side did not finish', async () => {
		const goal: Goal = { measure: 'memory', most: 1.05 };
		const [rivalDied] = await compareMemory(
			bedOf({ ours: { cost: 900 }, rival: { cost: 1, dies: true } }),
			prepared(goal),
		);
		expect(rivalDied).toMatchObject({
			verdict: 'met',
			ours: '900 MB',
			rival: 'did not finish: socket hang up',
		});
		const [weDied] = await compareMemory(
			bedOf({ ours: { cost: 1, dies: true }, rival: { cost: 900 } }),
			prepared(goal),
		);
		expect(weDied).toMatchObject({ verdict: 'missed', ours: 'did not finish: socket hang up' });
	});
});

describe('the report', () => {
	it('holds every row, and draws those that have a goal', async () => {
		const costs = { ours: { cost: 40 }, rival: { cost: 100 } };
		const withGoal = await compareTime(
			bedOf(costs),
			prepared({ measure: 'time', most: 0.75 }),
			false,
		);
		const shown = await compareTime(bedOf(costs), prepared({ measure: 'cpu' }), false);
		const text = markdownOf([...withGoal, ...shown], {
			date: '2026-01-01',
			versions: 'n8n 2',
			cores: '2 cores',
			minutes: 1,
		});
		expect(text).toContain(
			'| 1,000 x dial | time | 40 ms | 100 ms | 0.40 (0.40 to 0.40, 5 pairs) | <= 0.75 | **met** |',
		);
		expect(text).toContain('| 1,000 x dial | CPU time |');
		const picture = pictureOf([...withGoal, ...shown]);
		expect(picture.match(/height="18"/g)).toHaveLength(1); // the height of a bar
		expect(picture).toContain('>0.40</text>');
	});
});
