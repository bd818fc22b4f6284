import { summarizeByHour, WEEK } from '../jobs/reports';
import type { Probe } from '../probe';
import { costOf } from '../result';
import { addOurs } from '../sides';

const SIZES = [100, 100_000];
const HOURS = 7 * 24;

const NAME = 'Summarize Calls by hour: its output for 100 and 100,000 calls of a week';

/** Whether a report is as long of few calls as of many. */
export const reportSize: Probe = {
	name: NAME,
	isQuick: true,
	async run(bed) {
		await bed.start();
		const samples = [];
		for (const callsPerWeek of SIZES) {
			const nodes = [summarizeByHour(WEEK)];
			const flow = { name: `${NAME}: ${callsPerWeek}`, input: 1, nodes, output: HOURS };
			await addOurs(bed, flow, { callsPerWeek });
			samples.push(await bed.run(flow));
		}
		await bed.stop();
		const fields = samples.map((sample) => sample.fields);
		return [
			{
				job: NAME,
				measure: 'output',
				ours: fields.map((count) => `${HOURS} items, ${count} fields`).join('; '),
				rival: '',
				goal: 'the same',
				verdict: new Set(fields).size === 1 ? 'met' : 'missed',
				note: samples.map(({ milliseconds }) => costOf('time', milliseconds)).join(', '),
			},
		];
	},
};
