import type { Result } from '../result';

const WIDTH = 900;
const LABELS = 450;
/** Where the bars begin; the numbers stand before them, clear of the line at 1. */
const BARS = 500;
const BAR = 18;
const LINE = 30;
const TOP = 44;
const LEGEND = 34;
/** Longer bars end at the edge. */
const LARGEST = 1.6;
const COLOURS = { met: '#2f9e6e', limit: '#c98a1b', missed: '#c9463d', shown: '#8a8f98' };
/** Readable on a white page and on a dark one. */
const INK = '#8a8f98';

/** A bar for every result that has a rival: HTTP Request is the line at 1, shorter is better. */
export function pictureOf(results: Result[]): string {
	const drawn = results.filter(({ ratio, goal }) => ratio !== undefined && goal !== '');
	const scale = (WIDTH - BARS - 20) / LARGEST;
	const bottom = TOP + drawn.length * LINE;
	const height = bottom + LEGEND;
	const bars = drawn.map((result, place) => {
		const y = TOP + place * LINE;
		const { median } = result.ratio as NonNullable<Result['ratio']>;
		const length = Math.min(median, LARGEST) * scale;
		return [
			`<text x="${LABELS}" y="${y + 14}" text-anchor="end">${escaped(label(result))}</text>`,
			`<text x="${BARS - 10}" y="${y + 14}" text-anchor="end">${median.toFixed(2)}</text>`,
			`<rect x="${BARS}" y="${y}" width="${length.toFixed(1)}" height="${BAR}" rx="3" fill="${COLOURS[result.verdict]}"/>`,
		].join('\n');
	});
	const one = BARS + scale;
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Cost of this pack as a share of what n8n's HTTP Request node costs">
<g font-family="system-ui, sans-serif" font-size="12.5" fill="${INK}">
<text x="${one}" y="20" text-anchor="middle">HTTP Request = 1</text>
<line x1="${one}" y1="28" x2="${one}" y2="${bottom}" stroke="${INK}" stroke-dasharray="4 4"/>
${bars.join('\n')}
${legend(bottom + 20)}
</g>
</svg>
`;
}

const LEGEND_TEXTS = {
	met: 'within its goal',
	limit: 'decided by how many are asked at a time',
	missed: 'beyond its goal',
};

function legend(y: number): string {
	return Object.entries(LEGEND_TEXTS)
		.map(([verdict, text], place) => {
			const x = 20 + place * 280;
			const colour = COLOURS[verdict as keyof typeof LEGEND_TEXTS];
			return `<rect x="${x}" y="${y - 11}" width="12" height="12" rx="3" fill="${colour}"/>\n<text x="${x + 20}" y="${y}">${text}</text>`;
		})
		.join('\n');
}

function label({ job, measure }: Result): string {
	return `${job
		.replace(/ \(rival: .*\)$/, '')
		.replace(/, the PBX answers at once$/, '')
		.replace('the PBX answers in', 'answers in')}: ${measure}`;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
