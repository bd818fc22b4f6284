import type { Bed } from '../bed';
import type { Flow } from '../flow';
import type { Probe } from '../probe';
import { costOf, type Result } from '../result';
import { addOurs, ours } from '../sides';
import type { Profile } from '../stub';
import { quantile } from '../pairs';

const SIZES = [1000, 10_000, 100_000];
/** A hundred times as many may cost each so much more: caches of the machine are no longer enough. */
const MOST_GROWTH = 1.5;
const TIMES = 3;

const NAME = 'Growth: cost of each at 1,000, 10,000 and 100,000';

/** Whether cost grows in proportion to what is asked for. */
export const growth: Probe = {
	name: NAME,
	isQuick: false,
	async run(bed) {
		await bed.start();
		const results = [
			await grown(bed, 'extension states', 1, (items) => ({
				profile: {},
				input: items,
				parameters: {
					resource: 'extension',
					operation: 'getState',
					extension: { __rl: true, mode: 'id', value: '={{ 1000 + $json.n }}' },
					options: {},
				},
			})),
			await grown(bed, 'CDRs, simplified', TIMES, (rows) => ({
				profile: { rows },
				input: 1,
				parameters: {
					resource: 'cdr',
					operation: 'getMany',
					start: '2024-06-03 00:00:00',
					end: '2024-06-09 23:59:59',
					returnAll: true,
					options: {},
				},
			})),
		];
		await bed.stop();
		return results;
	},
};

interface Asked {
	profile: Profile;
	input: number;
	parameters: Parameters<typeof ours>[0];
}

async function grown(
	bed: Bed,
	what: string,
	times: number,
	askFor: (size: number) => Asked,
): Promise<Result> {
	const costs: number[] = [];
	for (const size of SIZES) {
		const { profile, input, parameters } = askFor(size);
		const nodes = [ours(parameters)];
		const flow: Flow = { name: `${size} ${what}`, input, nodes, output: size };
		await addOurs(bed, flow, profile);
		const samples: number[] = [];
		for (let time = 0; time < times; time++) {
			samples.push((await bed.run(flow)).milliseconds);
		}
		costs.push(quantile(samples, 0.5));
	}
	const each = costs.map((cost, place) => cost / SIZES[place]);
	const rate = each[each.length - 1] / each[0];
	return {
		job: `${SIZES.map((size) => size.toLocaleString('en')).join(', ')} ${what}`,
		measure: 'time',
		ours: costs.map((cost) => costOf('time', cost)).join(', '),
		rival: '',
		goal: `each <= ${MOST_GROWTH} x as much at the end`,
		verdict: rate <= MOST_GROWTH ? 'met' : 'missed',
		note: `${each.map((cost) => `${(cost * 1000).toFixed(0)} µs`).join(', ')} each: ${rate.toFixed(2)} x`,
	};
}
