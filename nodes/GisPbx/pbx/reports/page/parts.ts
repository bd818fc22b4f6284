import { count, percent } from './formats';
import { figure, html, type Markup } from './markup';
import type { Words } from './words';

/** A column of a table: what stands above it and in it. */
interface TableColumn<Row> {
	head: string;
	/** Words, which begin where reading does; figures end where it ends. */
	isText?: true;
	/** A text is a number or a time, written from left to right; anything else is a piece itself. */
	cell(row: Row): Markup | string;
}

/** A table of so many rows at most, which says so where there are more. */
export function table<Row>(
	columns: Array<TableColumn<Row>>,
	rows: Row[],
	most: number,
	words: Words,
): Markup {
	const shown = rows.slice(0, most);
	return html`<div class="wide">
			<table>
				<thead>
					<tr>
						${columns.map((column) => html`<th scope="col" ${classOf(column)}>${column.head}</th>`)}
					</tr>
				</thead>
				<tbody>
					${shown.map(
						(row) =>
							html`<tr>
								${columns.map(
									(column) => html`<td${classOf(column)}>${cellOf(column.cell(row))}</td>`,
								)}
							</tr> `,
					)}
				</tbody>
			</table>
		</div>
		${rows.length > most
			? html`<p class="note">${words.more(count(most), count(rows.length))}</p>`
			: []}`;
}

/** The figures that people look for first. */
export function cards(
	figures: Array<[label: string, value: string, share?: number | null, of?: string]>,
): Markup {
	return html`<dl class="cards">
		${figures.map(
			([label, value, share, of = '']) =>
				html`<div>
					<dt>${label}</dt>
					<dd>
						${figure(value)}${share === undefined || share === null
							? []
							: html` <small>${figure(percent(share))} ${of}</small>`}
					</dd>
				</div>`,
		)}
	</dl>`;
}

/** A part of the page under its heading. */
export function section(title: string, explained: string, content: Markup[]): Markup {
	return html`<section>
		<h2>${title}</h2>
		<p class="note">${explained}</p>
		${content}
	</section> `;
}

function classOf({ isText }: Pick<TableColumn<unknown>, 'isText'>): Markup {
	return isText ? html` class="text"` : html``;
}

function cellOf(cell: Markup | string): Markup {
	return typeof cell === 'string' ? figure(cell) : cell;
}
