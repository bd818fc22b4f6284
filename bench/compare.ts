import type { Bed, Sample } from './bed';
import type { Flow } from './flow';
import { isOfMemory, type Goal, type Job, type Measure } from './job';
import { interleaved, isClear, quantile, ratioOf, type Ratio } from './pairs';
import { costOf, MEASURE_NAMES, type Result, type Verdict } from './result';
import { addOurs, addRival } from './sides';

/** Fewer pairs than the first of two never do; as many as the second only where the result is not clear before. */
const USUAL_PAIRS = [5, 7];
/** Ten thousand requests in one sample vary little. */
const PAIRS_OF_MANY = [3, 7];
const MANY_ITEMS = 10_000;
/** A goal near 1 may need more of them. */
const PAIRS_NEAR_ONE = [5, 21];
/** Memory hardly varies, and each run takes an n8n of its own. */
const MEMORY_PAIRS = [3, 5];
const QUICK_PAIRS = [2, 2];
/** How far above the least that any node must do a result may lie and still be called its limit. */
const NEAR_LIMIT = 1.1;

/** A job's flows, published in n8n. */
export interface Prepared {
	job: Job;
	ours: Flow;
	rival: Flow;
	bare?: Flow;
}

export async function prepare(bed: Bed, job: Job): Promise<Prepared> {
	const { name, input, rivalInput = input, output, profile, tenant } = job;
	const nodes = job.rival(bed.stub.url(profile));
	const ours: Flow = { name: `${name}: ours`, input, nodes: job.ours, output: output.ours };
	const rival: Flow = { name: `${name}: rival`, input: rivalInput, nodes, output: output.rival };
	const bare = job.bare && { ...ours, name: `${name}: bare`, nodes: job.bare };
	await addOurs(bed, ours, profile, tenant);
	if (job.isRivalOurs) await addOurs(bed, rival, profile, tenant);
	else await addRival(bed, rival, tenant);
	if (bare) await addOurs(bed, bare, profile, tenant);
	return { job, ours, rival, bare };
}

/** Compares time and CPU time in the running n8n; where a goal is missed, with the bare node as well. */
export async function compareTime(
	bed: Bed,
	prepared: Prepared,
	isQuick: boolean,
): Promise<Result[]> {
	const { job, ours, rival, bare } = prepared;
	const goals = job.goals.filter((goal) => !isOfMemory(goal));
	if (goals.length === 0) return [];
	const run = async (flow: Flow) => await sampleOf(bed, flow, job.repeat);
	const [fewest, most] = isQuick ? QUICK_PAIRS : pairsFor(job);
	const compare = async (other: Flow, limits: Goal[]) => {
		// the first run does not count
		for (const flow of [ours, other]) await run(flow);
		return await interleaved(
			{ fewest, most, isEnough: (pairs) => areClear(limits, pairs) },
			async () => await run(ours),
			async () => await run(other),
		);
	};
	const pairs = await compare(rival, goals);
	const missed = goals.filter(
		(goal) => verdictOf(ratioIn(goal.measure, pairs), goal.most) === 'missed',
	);
	const limits = missed.map(({ measure }) => ({ measure, most: NEAR_LIMIT }));
	const barePairs = bare && missed.length > 0 ? await compare(bare, limits) : undefined;
	return goals.map((goal) =>
		resultOf(job, goal, pairs, barePairs && ratioIn(goal.measure, barePairs)),
	);
}

/** Compares the peak of memory, each run in an n8n of its own that did nothing before. */
export async function compareMemory(bed: Bed, { job, ours, rival }: Prepared): Promise<Result[]> {
	const goals = job.goals.filter(isOfMemory);
	if (goals.length === 0) return [];
	const run = async (flow: Flow) => {
		await bed.start();
		try {
			return await bed.run(flow);
		} catch (error) {
			return `did not finish: ${(error as Error).message}`;
		} finally {
			await bed.stop();
		}
	};
	const [fewest, most] = MEMORY_PAIRS;
	const isEnough = (all: MemoryPair[]) => areClear(goals, all.filter(isFinished));
	const pairs = await interleaved<Sample | string>(
		{ fewest, most, isEnough },
		async () => await run(ours),
		async () => await run(rival),
	);
	const finished = pairs.filter(isFinished);
	if (finished.length === pairs.length) {
		return goals.map((goal) => resultOf(job, goal, finished));
	}
	return goals.map((goal) => unfinished(job, goal, pairs));
}

type SamplePair = { ours: Sample; rival: Sample };
/** A text says why a side did not finish. */
type MemoryPair = { ours: Sample | string; rival: Sample | string };

const isFinished = (pair: MemoryPair): pair is SamplePair =>
	typeof pair.ours !== 'string' && typeof pair.rival !== 'string';

/** Where a side did not finish there is no ratio; the goal is met when only the rival failed. */
function unfinished({ name }: Job, { measure, most }: Goal, pairs: MemoryPair[]): Result {
	const side = (samples: Array<Sample | string>) => {
		const failure = samples.find((sample) => typeof sample === 'string');
		if (failure !== undefined) return failure;
		const peaks = (samples as Sample[]).map((sample) => costIn(measure, sample));
		return costOf(measure, quantile(peaks, 0.5));
	};
	const weFinished = pairs.every(({ ours }) => typeof ours !== 'string');
	return {
		job: name,
		measure: MEASURE_NAMES[measure],
		ours: side(pairs.map(({ ours }) => ours)),
		rival: side(pairs.map(({ rival }) => rival)),
		goal: goalText(most),
		verdict: weFinished ? 'met' : 'missed',
		note: weFinished ? 'only our side finished in the default heap' : '',
	};
}

function pairsFor({ goals, input }: Job): number[] {
	const isNearOne = goals.some(
		(goal) => !isOfMemory(goal) && goal.most !== undefined && goal.most >= 0.95 && goal.most <= 1.1,
	);
	if (isNearOne) return PAIRS_NEAR_ONE;
	return typeof input === 'number' && input >= MANY_ITEMS ? PAIRS_OF_MANY : USUAL_PAIRS;
}

/** Whether more pairs would change no verdict. */
function areClear(goals: Goal[], pairs: SamplePair[]): boolean {
	if (pairs.length === 0) return false;
	return goals.every(({ measure, most }) => isClear(ratioIn(measure, pairs), most));
}

/** The sum of several runs, where one is too short to be measured. */
async function sampleOf(bed: Bed, flow: Flow, repeat = 1): Promise<Sample> {
	const sum = await bed.run(flow);
	for (let run = 1; run < repeat; run++) {
		const { milliseconds, cpuMilliseconds, peakMegabytes, mostInFlight } = await bed.run(flow);
		sum.milliseconds += milliseconds;
		sum.cpuMilliseconds += cpuMilliseconds;
		sum.peakMegabytes = peakMegabytes;
		sum.mostInFlight = Math.max(sum.mostInFlight, mostInFlight);
	}
	return sum;
}

function ratioIn(measure: Measure, pairs: SamplePair[]): Ratio {
	return ratioOf(
		pairs.map(({ ours, rival }) => ({
			ours: costIn(measure, ours),
			rival: costIn(measure, rival),
		})),
	);
}

function costIn(measure: Measure, sample: Sample): number {
	const costs: Record<Measure, number> = {
		time: sample.milliseconds,
		cpu: sample.cpuMilliseconds,
		memory: sample.peakMegabytes,
		aboveIdle: sample.peakMegabytes - sample.idleMegabytes,
	};
	return costs[measure];
}

function resultOf(job: Job, { measure, most }: Goal, pairs: SamplePair[], toBare?: Ratio): Result {
	const ratio = ratioIn(measure, pairs);
	const inFlight = (side: keyof SamplePair) =>
		Math.max(...pairs.map((pair) => pair[side].mostInFlight));
	const isKind = job.mostInFlight === undefined || inFlight('ours') <= job.mostInFlight;
	const repeat = job.repeat ?? 1;
	return {
		job: job.name,
		measure: MEASURE_NAMES[measure],
		ours: costOf(measure, ratio.ours / repeat),
		rival: costOf(measure, ratio.rival / repeat),
		ratio,
		goal: goalText(most),
		verdict: isKind ? verdictOf(ratio, most, toBare) : 'missed',
		note: [
			`in flight ${inFlight('ours')} / ${inFlight('rival')}`,
			toBare && `${toBare.median.toFixed(2)} of the least that a node must do`,
		]
			.filter(Boolean)
			.join('; '),
	};
}

function verdictOf({ median }: Ratio, most: number | undefined, toBare?: Ratio): Verdict {
	if (most === undefined) return 'shown';
	if (median <= most) return 'met';
	return toBare && toBare.median <= NEAR_LIMIT ? 'limit' : 'missed';
}

function goalText(most: number | undefined): string {
	return most === undefined ? '' : `<= ${most}`;
}
