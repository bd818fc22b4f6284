/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import type { Bed } from '../bed';
import type { Flow } from '../flow';
import { interleaved, quantile, ratioOf } from '../pairs';
import type { Probe } from '../probe';
import { costOf, type Result } from '../result';
import { addOurs, addRival, httpRequest, ours } from '../sides';
import { OTHER_CLIENT, type Profile } from '../stub';
import type { Visit } from '../stubServer';

const ITEMS = 1000;
const PAIRS = 7;
const EXTENSION = '={{ 1000 + $json.n }}';

const EIGHT_WORKERS: Profile = { delayMs: 50, workers: 8 };
const BUSY_ABOVE_12: Profile = { delayMs: 50, busyAbove: 12 };

const NAME = `${ITEMS.toLocaleString('en')} x extension state on a PBX under load`;

interface Seen {
	milliseconds: number;
	visits: Visit[];
	/** How long single requests of another client took, in milliseconds. */
	otherMs: number[];
}

/** What a PBX that bears no more than so much sees of the pack, of a fixed eight and of HTTP Request. */
export const kindness: Probe = {
	name: NAME,
	isQuick: false,
	async run(bed, report, isQuick) {
		await bed.start();
		try {
			const pairs = isQuick ? 2 : PAIRS;
			return [...(await eightWorkers(bed, pairs)), ...(await busyAbove12(bed))];
		} finally {
			await bed.stop();
		}
	},
};

async function eightWorkers(bed: Bed, pairs: number): Promise<Result[]> {
	const flow = await ourFlow(bed, 'automatic', EIGHT_WORKERS, {});
	const eight = await ourFlow(bed, 'fixed 8', EIGHT_WORKERS, { requestsInParallel: 8 });
	const rival = await rivalFlow(bed, EIGHT_WORKERS);
	for (const each of [flow, eight, rival]) await watched(bed, each, EIGHT_WORKERS); // the first does not count
	const run = (each: Flow) => async () => await watched(bed, each, EIGHT_WORKERS);
	const repeats = { fewest: pairs, most: pairs, isEnough: () => true };
	const besideEight = await interleaved(repeats, run(flow), run(eight));
	const besideRival = await interleaved(repeats, run(flow), run(rival));

	const where = 'a PBX with 8 workers and a queue';
	const time = ratioOf(
		besideEight.map(({ ours: { milliseconds }, rival: { milliseconds: other } }) => ({
			ours: milliseconds,
			rival: other,
		})),
	);
	const delay = ratioOf(
		besideRival.map(({ ours: { otherMs }, rival: { otherMs: other } }) => ({
			ours: quantile(otherMs, 0.5),
			rival: quantile(other, 0.5),
		})),
	);
	const means = besideEight.map(({ ours: { visits } }) => meanInFlight(visits));
	const inFlight = quantile(means, 0.5);
	const job = `1,000 x extension state, ${where}`;
	return [
		{
			...{ job: `${job} (rival: ours with 8 requests in parallel)`, measure: 'time' },
			...{ ours: costOf('time', time.ours), rival: costOf('time', time.rival), ratio: time },
			...{ goal: '<= 1', verdict: time.median <= 1 ? 'met' : 'missed', note: '' },
		},
		{
			...{ job, measure: 'in flight on average', ours: inFlight.toFixed(1) },
			rival: quantile(
				besideRival.map(({ rival: { visits } }) => meanInFlight(visits)),
				0.5,
			).toFixed(1),
			...{ goal: '<= 12', verdict: inFlight <= 12 ? 'met' : 'missed' },
			note: `at most ${Math.max(...besideEight.map(({ ours: { visits } }) => mostInFlight(visits)))}`,
		},
		{
			...{ job, measure: "another client's single request" },
			...{ ours: costOf('time', delay.ours), rival: costOf('time', delay.rival), ratio: delay },
			...{ goal: '<= 0.25', verdict: delay.median <= 0.25 ? 'met' : 'missed' },
			note: 'the median of those sent meanwhile',
		},
	];
}

async function busyAbove12(bed: Bed): Promise<Result[]> {
	const flow = await ourFlow(bed, 'busy above 12', BUSY_ABOVE_12, {});
	const { visits } = await watched(bed, flow, BUSY_ABOVE_12); // fails where an item does
	const first = visits.findIndex(({ isRefused }) => isRefused);
	const later = visits.slice(first).findIndex(({ inFlight }) => inFlight < 12);
	const refused = visits.filter(({ isRefused }) => isRefused).length;
	const isMet = first < 0 || (later >= 0 && later <= 50);
	return [
		{
			job: '1,000 x extension state, one in twenty is refused (503) above 12 in flight',
			measure: 'requests until fewer than 12 are in flight',
			ours: first < 0 ? 'none was refused' : String(later),
			rival: '',
			goal: '<= 50, no item fails',
			verdict: isMet ? 'met' : 'missed',
			note: `${refused} refused, 0 items failed, at most ${mostInFlight(visits)} in flight`,
		},
	];
}

/** Runs the flow while another client asks now and then. */
async function watched(bed: Bed, flow: Flow, profile: Profile): Promise<Seen> {
	const other = otherClient(bed.stub.url(profile));
	const { milliseconds } = await bed.run(flow);
	const otherMs = await other.stop();
	return { milliseconds, visits: bed.stub.seen().visits, otherMs };
}

/** Asks ten times a second, whether or not it was answered: who waits for answers seldom meets a long queue. */
function otherClient(url: string): { stop(): Promise<number[]> } {
	const asked = `?tenant=${OTHER_CLIENT}&reqtype=INFO&info=extstate&ext=1&format=json`;
	const times: Array<Promise<number>> = [];
	const ask = async () => {
		const began = performance.now();
		await (await fetch(`${url}${asked}`)).text();
		return performance.now() - began;
	};
	const timer = setInterval(() => times.push(ask()), 100);
	return {
		async stop() {
			clearInterval(timer);
			return await Promise.all(times);
		},
	};
}

async function ourFlow(
	bed: Bed,
	name: string,
	profile: Profile,
	options: { requestsInParallel?: number },
): Promise<Flow> {
	const node = ours({
		...{ resource: 'extension', operation: 'getState', options },
		extension: { __rl: true, mode: 'id', value: EXTENSION },
	});
	const flow = { name: `${NAME}: ${name}`, input: ITEMS, nodes: [node], output: ITEMS };
	await addOurs(bed, flow, profile);
	return flow;
}

async function rivalFlow(bed: Bed, profile: Profile): Promise<Flow> {
	const query = { reqtype: 'INFO', info: 'extstate', ext: EXTENSION, format: 'json' };
	const node = httpRequest(bed.stub.url(profile), query);
	const flow = { name: `${NAME}: rival`, input: ITEMS, nodes: [node], output: ITEMS };
	await addRival(bed, flow);
	return flow;
}

function meanInFlight(visits: Visit[]): number {
	return visits.reduce((sum, { inFlight }) => sum + inFlight, 0) / visits.length;
}

function mostInFlight(visits: Visit[]): number {
	return visits.reduce((most, { inFlight }) => Math.max(most, inFlight), 0);
}
