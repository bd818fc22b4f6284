import type { Result } from '../result';

/** Of what machine and when the results are. */
export interface Setting {
	date: string;
	versions: string;
	cores: string;
	minutes: number;
}

const COLUMNS = ['job', 'measure', 'ours', 'rival', 'ratio', 'goal', '', 'also seen'];

/** The report as the run writes it: every row with its goal, its spread and whether it is met. */
export function markdownOf(results: Result[], { date, versions, cores, minutes }: Setting): string {
	const rows = results.map((result) => [
		result.job,
		result.measure,
		result.ours,
		result.rival,
		ratioText(result),
		result.goal,
		result.verdict === 'shown' ? '' : `**${result.verdict}**`,
		result.note,
	]);
	return `# Results of \`npm run bench\`

${date}, ${versions}, ${cores}, ${minutes} minutes. Written by the run; [README.md](README.md) says how it measures.

${[COLUMNS, COLUMNS.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}

The ratio is ours to the rival's: the median of the pairs and, in brackets, the middle half of them.
**met**: within the goal. **limit**: beyond it, but within a tenth of the least that any node as kind to
the PBX must spend. **missed**: neither.
`;
}

function ratioText({ ratio }: Result): string {
	if (!ratio) return '';
	const { median, low, high, pairs } = ratio;
	if (pairs === 1) return median.toFixed(2);
	return `${median.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)}, ${pairs} pairs)`;
}
