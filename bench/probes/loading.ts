import { runChild } from '../child';
import { quantile } from '../pairs';
import type { Probe } from '../probe';

const TIMES = { ours: 21, rival: 5 };
const QUICK_TIMES = { ours: 5, rival: 1 };
const MOST_MILLISECONDS = 20;
const MOST_MEGABYTES = 3;

interface Loaded {
	milliseconds: number;
	megabytes: number;
	/** What the first call of a node in a process takes on top. */
	firstCallMilliseconds: number;
}

const NAME = 'Loading the pack (PackageDirectoryLoader.loadAll() where n8n-core is loaded)';

/** What the pack adds to the start of n8n, each time in a fresh process. */
export const loading: Probe = {
	name: NAME,
	isQuick: true,
	async run(bed, _report, isQuick) {
		const times = isQuick ? QUICK_TIMES : TIMES;
		const loads: Loaded[] = [];
		for (let time = 0; time < times.ours; time++) {
			loads.push(await runChild<Loaded>(bed, 'load.js', [], ['--expose-gc']));
		}
		const rivals: number[] = [];
		for (let time = 0; time < times.rival; time++) {
			rivals.push((await runChild<Pick<Loaded, 'milliseconds'>>(bed, 'loadRival.js')).milliseconds);
		}
		const milliseconds = loads.map((load) => load.milliseconds);
		const megabytes = loads.map((load) => load.megabytes);
		const firstCalls = loads.map((load) => load.firstCallMilliseconds);
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
				note: `median of ${times.ours}; half within ${quantile(milliseconds, 0.25).toFixed(1)} to ${quantile(milliseconds, 0.75).toFixed(1)} ms; the first call of a node takes ${quantile(firstCalls, 0.5).toFixed(1)} ms more`,
			},
		];
	},
};
