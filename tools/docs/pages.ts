/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/**
 * The pages of `docs/`: prose written by hand, and blocks that `npm run docs` writes between two
 * comments. A page that lacks a block gets it at its end, under a heading.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const DOCS = resolve(__dirname, '../../docs');

/** One block of a page. */
export interface Block {
	/** File name in `docs/`. */
	page: string;
	/** Title that a new page begins with. */
	title: string;
	/** Heading that a new block gets; none for a block that stands right under the title. */
	heading?: string;
	/** Names the block, e.g. `call/dial`. */
	id: string;
	text: string;
}

const begin = (id: string) =>
	`<!-- prettier-ignore-start -->\n<!-- ${id}: written by \`npm run docs\` -->\n`;
const END = '<!-- prettier-ignore-end -->';

/** `Virtual Extension` as a file name: `virtual-extension.md`. */
export function pageOf(name: string): string {
	return `${name.toLowerCase().replace(/ /g, '-')}.md`;
}

/** The text of a page, or undefined where there is none yet. */
export function readPage(page: string): string | undefined {
	const file = join(DOCS, page);
	return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Files of `docs/`, the index among them. */
export function pages(): string[] {
	return readdirSync(DOCS).filter((file) => file.endsWith('.md'));
}

/** The page that holds a block. */
export function pageWith(id: string): string | undefined {
	return pages().find((page) => readPage(page)?.includes(begin(id)));
}

export function writePage(page: string, text: string): void {
	writeFileSync(join(DOCS, page), text);
}

/** What stands in a block of a page now; undefined where the page does not have it. */
export function blockIn(pageText: string, id: string): string | undefined {
	const [, after] = pageText.split(begin(id));
	return after?.split(END)[0].trim();
}

/** The page with a block brought up to date, or added. */
export function withBlock(pageText: string | undefined, block: Block): string {
	const { id, heading, title, text } = block;
	const whole = `${begin(id)}\n${text.trim()}\n\n${END}`;
	const page = pageText ?? `# ${title}\n`;
	const old = blockIn(page, id);
	if (old === undefined) {
		return `${page.trimEnd()}\n\n${heading ? `## ${heading}\n\n` : ''}${whole}\n`;
	}
	const [before, after] = page.split(begin(id));
	const [, ...rest] = after.split(END);
	return before + whole + rest.join(END);
}

/** A section of a page: its heading and what is under it. */
export interface Section {
	heading: string;
	text: string;
	/** The same without the blocks: what somebody wrote. */
	prose: string;
}

/** The sections of a page under headings of the second level. */
export function sectionsOf(pageText: string): Section[] {
	return pageText
		.split(/^## /m)
		.slice(1)
		.map((part) => {
			const [heading, ...lines] = part.split('\n');
			const text = lines.join('\n');
			return { heading, text, prose: withoutBlocks(text) };
		});
}

function withoutBlocks(text: string): string {
	return text
		.replace(/<!-- prettier-ignore-start -->[^]*?<!-- prettier-ignore-end -->/g, '')
		.trim();
}
