import { html, type Markup } from './markup';

/** One part of every column, by the class that colours it. */
interface Series {
	name: string;
	kind: string;
}

export interface Column {
	/** Under it, where there is room. */
	label: string;
	/** Shown while a pointer rests on it. */
	title: string;
	/** One for each of the series, from the bottom up. */
	values: number[];
}

interface ColumnChart {
	title: string;
	series: Series[];
	columns: Column[];
	/** Sizes of a step of the scale, the smallest first; beyond the last, ten times as much. */
	steps: number[];
	text(value: number): string;
}

const HEIGHT = 170;
const TOP = 12;
const BOTTOM = 22;
const MOST_STEPS = 4;
/** A phone has room for about so many letters beside each other. */
const LETTERS = 44;

/** Steps that people count in. */
export const COUNT_STEPS = [1, 2, 5];
/** Steps of seconds: up to an hour those of a clock. */
export const SECOND_STEPS = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18_000];

/**
 * Columns of stacked parts. Widths are shares of the page and heights are pixels, so that the letters
 * keep their size on a phone; time runs from left to right in any language.
 */
export function columnChart({ title, series, columns, steps, text }: ColumnChart): Markup {
	const longest = columns.reduce((most, { values }) => Math.max(most, sum(values)), 0);
	const step = stepFor(longest, steps);
	const y = (value: number) => rounded(TOP + HEIGHT * (1 - value / (step.size * step.count)));
	const ticks = Array.from({ length: step.count + 1 }, (_, place) => place * step.size);
	const slot = 100 / columns.length;
	const letters = columns.reduce((most, { label }) => Math.max(most, label.length + 1), 0);
	const every = Math.ceil((columns.length * letters) / LETTERS);
	const height = TOP + HEIGHT + BOTTOM;
	return html`<figure>
		<figcaption>${title}</figcaption>
		<ul class="legend">
			${series.map(({ name, kind }) => html`<li><i class="${kind}"></i>${name}</li>`)}
		</ul>
		<div class="chart" dir="ltr">
			<svg class="scale" height="${height}" aria-hidden="true">
				${ticks.map((value) => html`<text x="100%" y="${y(value) + 4}">${text(value)}</text>`)}
			</svg>
			<svg class="plot" height="${height}" role="img" aria-label="${title}">
				${ticks.map((value) => html`<line x1="0" x2="100%" y1="${y(value)}" y2="${y(value)}" />`)}
				${columns.map(({ label, title: tip, values }, place) => {
					const middle = rounded((place + 0.5) * slot);
					return html`<g
						><title>${tip}</title>${partsOf(values).map(
							({ from, to, index }) =>
								html`<rect
									class="${series[index].kind}"
									x="${rounded((place + 0.1) * slot)}%"
									width="${rounded(0.8 * slot)}%"
									y="${y(to)}"
									height="${rounded(y(from) - y(to))}"
								/>`,
						)}${place % every === 0
							? html`<text x="${middle}%" y="${height - 6}">${label}</text>`
							: []}</g
					>`;
				})}
			</svg>
		</div>
	</figure>`;
}

/** The fewest steps, up to four, that reach the longest column. */
function stepFor(most: number, steps: number[]): { size: number; count: number } {
	for (let factor = 1; ; factor *= 10) {
		const step = steps.find((each) => each * factor * MOST_STEPS >= most);
		if (step === undefined) continue;
		const size = step * factor;
		return { size, count: Math.max(1, Math.ceil(most / size)) };
	}
}

/** The parts of a column that are there, each from and to. */
function partsOf(values: number[]) {
	return values
		.map((value, index) => {
			const from = sum(values.slice(0, index));
			return { from, to: from + value, index };
		})
		.filter(({ from, to }) => to > from);
}

function sum(values: number[]): number {
	return values.reduce((a, b) => a + b, 0);
}

function rounded(number: number): number {
	return Math.round(number * 100) / 100;
}
