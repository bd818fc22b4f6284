import { runChild } from '../child';
import { quantile } from '../pairs';
import type { Probe } from '../probe';

const PAIRS = 21;
const QUICK_PAIRS = 5;
/** Of what n8n's HTTP Request node takes alone. */
const MOST_OF_RIVAL = 0.2;
const MOST_MEGABYTES = 3;

interface Loaded {
	milliseconds: number;
	megabytes: number;
}

const NAME = 'Loading the pack (PackageDirectoryLoader.loadAll() where n8n-core is loaded)';

/** What the pack adds to the start of n8n, by turns with the HTTP Request node, each in a fresh process. */
export const loading: Probe = {
	name: NAME,
	isQuick: true,
	async run(bed, _report, isQuick) {
		const pairs = isQuick ? QUICK_PAIRS : PAIRS;
		const ours: Loaded[] = [];
		const rivals: number[] = [];
		for (let pair = 0; pair < pairs; pair++) {
			ours.push(await runChild<Loaded>(bed, 'load.js', [], ['--expose-gc']));
			rivals.push((await runChild<Pick<Loaded, 'milliseconds'>>(bed, 'loadRival.js')).milliseconds);
		}
		const ratios = ours.map(({ milliseconds }, pair) => milliseconds / rivals[pair]);
		const milliseconds = quantile(
			ours.map((load) => load.milliseconds),
			0.5,
		);
		const megabytes = quantile(
			ours.map((load) => load.megabytes),
			0.5,
		);
		const ratio = quantile(ratios, 0.5);
		return [
			{
				job: NAME,
				measure: 'time, heap',
				ours: `${milliseconds.toFixed(1)} ms, ${megabytes.toFixed(1)} MB`,
				rival: `${quantile(rivals, 0.5).toFixed(0)} ms (the HTTP Request node alone)`,
				goal: `<= ${MOST_OF_RIVAL} of it, <= ${MOST_MEGABYTES} MB`,
				verdict: ratio <= MOST_OF_RIVAL && megabytes <= MOST_MEGABYTES ? 'met' : 'missed',
				note: `median of ${pairs} pairs: ${ratio.toFixed(3)} of the rival; half within ${quantile(ratios, 0.25).toFixed(3)} to ${quantile(ratios, 0.75).toFixed(3)}`,
			},
		];
	},
};
