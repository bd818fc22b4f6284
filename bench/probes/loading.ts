import { runChild } from '../child';
import { quantile } from '../pairs';
import type { Probe } from '../probe';

const TIMES = 21;
const RIVAL_TIMES = 5;
const MOST_MILLISECONDS = 20;
const MOST_MEGABYTES = 3;

interface Loaded {
	milliseconds: number;
	megabytes: number;
}

const NAME = 'Loading the pack (PackageDirectoryLoader.loadAll() where n8n-core is loaded)';

/** What the pack adds to the start of n8n, each time in a fresh process. */
export const loading: Probe = {
	name: NAME,
	isQuick: true,
	async run(bed) {
		const loads: Loaded[] = [];
		for (let time = 0; time < TIMES; time++) {
			loads.push(await runChild<Loaded>(bed, 'load.js', [], ['--expose-gc']));
		}
		const rivals: number[] = [];
		for (let time = 0; time < RIVAL_TIMES; time++) {
			rivals.push((await runChild<Pick<Loaded, 'milliseconds'>>(bed, 'loadRival.js')).milliseconds);
		}
		const milliseconds = loads.map((load) => load.milliseconds);
		const megabytes = loads.map((load) => load.megabytes);
		const isMet =
			quantile(milliseconds, 0.5) <= MOST_MILLISECONDS &&
			quantile(megabytes, 0.5) <= MOST_MEGABYTES;
		return [
			{
				job: NAME,
				measure: 'time, heap',
				ours: `${quantile(milliseconds, 0.5).toFixed(1)} ms, ${quantile(megabytes, 0.5).toFixed(1)} MB`,
				rival: `${quantile(rivals, 0.5).toFixed(0)} ms (the HTTP Request node alone)`,
				goal: `<= ${MOST_MILLISECONDS} ms, <= ${MOST_MEGABYTES} MB`,
				verdict: isMet ? 'met' : 'missed',
				note: `median of ${TIMES}; half within ${quantile(milliseconds, 0.25).toFixed(1)} to ${quantile(milliseconds, 0.75).toFixed(1)} ms`,
			},
		];
	},
};
