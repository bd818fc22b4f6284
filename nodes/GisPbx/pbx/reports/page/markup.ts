/** A piece of HTML, complete in itself. */
export class Markup {
	constructor(readonly text: string) {}
}

type Part = Markup | string | number | readonly Part[];

/** A template of HTML: whatever is put into it is a text, and shown as one, unless it is such a piece itself. */
export function html(pieces: TemplateStringsArray, ...parts: Part[]): Markup {
	// How the source is indented is nobody's business on the page.
	const texts = pieces
		.map((piece) => piece.replace(/\n\s*/g, '\n'))
		.map((piece, place) => (place < parts.length ? piece + textOf(parts[place]) : piece));
	return new Markup(texts.join(''));
}

/** HTML that stands there as it is: our own style and nothing that comes from outside. */
export function ownMarkup(text: string): Markup {
	return new Markup(text);
}

function textOf(part: Part): string {
	if (part instanceof Markup) return part.text;
	return Array.isArray(part) ? part.map(textOf).join('') : escaped(String(part));
}

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Control characters, but for a new line, and halves of others are no text of a page. */
const NO_TEXT = /(?!\n)[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

function escaped(text: string): string {
	return text.replace(NO_TEXT, ' ').replace(/[&<>"']/g, (letter) => ENTITIES[letter]);
}

/** Of a name no more is shown. */
const LONGEST_NAME = 60;

/** A text from outside, whatever its direction: what it holds turns nothing around beside it. */
export function name(text: string | null): Markup {
	return html`<bdi>${shortened(text ?? '')}</bdi>`;
}

/** Numbers, times and the like, from left to right within any text. */
export function figure(text: string | number): Markup {
	return html`<bdi dir="ltr">${shortened(String(text))}</bdi>`;
}

function shortened(text: string): string {
	// A character takes two places at most.
	const letters = Array.from(text.slice(0, 2 * LONGEST_NAME + 2));
	return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME).join('')}…` : text;
}
