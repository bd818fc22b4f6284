import type { UnreturnedNumber } from '../unreturned';
import { count, duration, shortMoment } from './formats';
import { figure, html, name, type Markup } from './markup';
import { cards, section, table } from './parts';
import type { Words } from './words';

/** Who is to be called back, as Get Unreturned Calls lists them. */
export interface UnreturnedOfPage {
	numbers: UnreturnedNumber[];
	/** Missed calls whose callers withheld the number. */
	withheld: number;
}

const MOST_ROWS = 100;
const TOP = 10;

/** `day`: the one day that the page is about. */
export function unreturnedSection(
	{ numbers, withheld }: UnreturnedOfPage,
	day: string | undefined,
	words: Words,
): Markup {
	const at = (iso: string | null) => shortMoment(iso, day, words);
	const rows = table<UnreturnedNumber>(
		[
			{ head: words.number, isText: true, cell: ({ number }) => number },
			{ head: words.name, isText: true, cell: (row) => name(row.name) },
			{ head: words.timesCalled, cell: ({ timesCalled }) => count(timesCalled) },
			{ head: words.firstAt, cell: ({ firstAt }) => at(firstAt) },
			{ head: words.lastAt, cell: ({ lastAt }) => at(lastAt) },
			{ head: words.waited, cell: ({ waitedSeconds }) => duration(waitedSeconds) },
			{ head: words.rang, cell: ({ queue, did }) => name(queue ?? did) },
			{ head: words.lastAttempt, cell: ({ lastAttempt }) => at(lastAttempt) },
		],
		numbers,
		MOST_ROWS,
		words,
	);
	return section(words.unreturned, words.unreturnedExplained, [
		cards([
			[words.numbers, count(numbers.length)],
			[words.withheldMissed, count(withheld)],
		]),
		...(numbers.length === 0
			? [html`<p class="empty">${words.unreturnedNobody}</p>`]
			: [topTen(numbers, words), rows]),
	]);
}

/** A bar for each of those who called most often; of equals, whoever called last comes first. */
function topTen(numbers: UnreturnedNumber[], words: Words): Markup {
	const top = [...numbers].sort((a, b) => b.timesCalled - a.timesCalled).slice(0, TOP);
	const width = ({ timesCalled }: UnreturnedNumber) =>
		Math.round((timesCalled / top[0].timesCalled) * 1000) / 10;
	return html`<figure>
		<figcaption>${words.topTen}</figcaption>
		<ol class="bars">
			${top.map(
				(row) =>
					html`<li>
						<span>${name(row.name ?? '')} ${figure(row.number)}</span>
						<svg height="14" aria-hidden="true">
							<rect class="abandoned" width="${width(row)}%" height="14" rx="2" />
						</svg>
						<b>${figure(words.times(count(row.timesCalled)))}</b>
					</li> `,
			)}
		</ol>
	</figure>`;
}
