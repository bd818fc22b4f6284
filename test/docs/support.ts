/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { anchorOf } from '../../tools/docs/blocks';
import { pages } from '../../tools/docs/pages';

export const ROOT = resolve(__dirname, '../..');

export const readPaper = (file: string) => readFileSync(join(ROOT, file), 'utf8');

export const DOCS_PAGES = pages();

/** Why the code is as it is. */
export const DESIGN_PAGES = readdirSync(join(ROOT, 'docs/design'));

/** Every text for people, from the root of the repository. */
export const PAPERS = [
	'README.md',
	'CONTRIBUTING.md',
	'CHANGELOG.md',
	'bench/README.md',
	...DOCS_PAGES.map((page) => `docs/${page}`),
	...DESIGN_PAGES.map((page) => `docs/design/${page}`),
];

/** A text without its code: what is in fences and between backticks. */
export const withoutCode = (text: string) => withoutFences(text).replace(/`[^`\n]*`/g, '');

/** The words of a text as they are read: no code, no breaks inside a paragraph, no escapes. */
export const words = (text: string) =>
	withoutCode(text)
		.replace(/(\S)\n(?=\S)/g, '$1 ')
		.replace(/\\([*_%])/g, '$1');

/** Anchors of a page, as GitHub makes them of its headings: a repeated one gets a number. */
export function anchorsIn(text: string): Set<string> {
	const seen = new Map<string, number>();
	const headings = [...withoutFences(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) =>
		anchorOf(heading.replace(/[`_*]/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')),
	);
	return new Set(
		headings.map((anchor) => {
			const times = seen.get(anchor) ?? 0;
			seen.set(anchor, times + 1);
			return times === 0 ? anchor : `${anchor}-${times}`;
		}),
	);
}

/** The sections of a page under headings of any level, each up to the next heading. */
export function sectionsIn(text: string): Array<{ heading: string; text: string }> {
	return withoutFences(text)
		.split(/^#{1,6} /m)
		.slice(1)
		.map((part) => {
			const [heading, ...lines] = part.split('\n');
			return { heading, text: lines.join('\n') };
		});
}

/** Where the links and pictures of a page lead, those to the web left out. */
export function localLinks(text: string): string[] {
	const plain = withoutCode(text);
	return [...plain.matchAll(/\]\(([^)\s]+)\)/g), ...plain.matchAll(/(?:src|href)="([^"]+)"/g)]
		.map(([, target]) => target)
		.filter((target) => !/^[a-z]+:/.test(target));
}

/** A link of a paper as a file from the root, and its anchor. */
export function resolved(paper: string, link: string): { file: string; anchor?: string } {
	const [path, anchor] = link.split('#');
	return { file: path === '' ? paper : join(dirname(paper), path), anchor };
}

function withoutFences(text: string): string {
	return text.replace(/^```[^]*?^```/gm, '');
}
