/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
/** The pages of `docs/` against what n8n shows, whoever wrote them: all of it, and nothing else. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { GisPbx } from '../../nodes/GisPbx/GisPbx.node';
import { resources } from '../../nodes/GisPbx/resources';
import { formPages, operations, type FormPage } from '../../tools/docs/blocks';
import { labelsOf } from '../../tools/docs/form';
import { pageOf, readPage, sectionsOf } from '../../tools/docs/pages';
import { DOCS_PAGES, PAPERS, readPaper, ROOT, words } from './support';

/** A heading on the page of a resource that is no operation. */
const TIPS = 'Good to know';
/** What n8n itself calls things that the pages speak of. */
const N8N_LABELS = [
	'Continue (using error output)',
	'Continue On Fail',
	'Execute Workflow',
	'Import from File',
	'On Error',
	'Poll Times',
	'Publish',
	'Remove Duplicates',
	'Retry On Fail',
	'Send and Wait for Response',
	'Stop Workflow',
	'Test step',
];

/** Whether a text names a label: in bold, in italics, as part of an entry, notice or link. */
const names = (text: string, label: string) =>
	[`**${label}**`, `_${label}_`, `_${label}: `, `: ${label}_`, `> ${label}`, `[${label}]`].some(
		(written) => text.includes(written),
	);

const section = (page: string, heading: string) =>
	sectionsOf(readPage(page) ?? '').find((each) => each.heading === heading);

/** The form of the node itself, as n8n gets it. */
const { properties } = new GisPbx().description;

describe.each(operations)('$resource: $operation.name on docs/$page', ({ id, page, operation }) => {
	const [resource, value] = id.split('/');
	const own = properties.filter(
		({ displayOptions: { show } = {} }) =>
			show?.resource?.includes(resource) && show.operation?.includes(value),
	);

	test('has a section with every label of its form', () => {
		const text = section(page, operation.name)?.text ?? '';

		expect(labelsOf(own).length).toBeGreaterThan(0);
		expect(labelsOf(own).filter((label) => !names(text, label))).toEqual([]);
	});

	test('has a sentence that somebody wrote', () => {
		expect(section(page, operation.name)?.prose).toMatch(/\w+ \w+.*[.:]/);
	});
});

test.each(Object.values(resources))('the page of $name names no other operation', (resource) => {
	const headings = sectionsOf(readPage(pageOf(resource.name)) ?? '').map(({ heading }) => heading);
	const names = Object.values(resource.operations).map(({ name }) => name);

	expect(headings.filter((heading) => heading !== TIPS).sort()).toEqual(names.sort());
});

test('triggers and credential have a page with every label of their form', async () => {
	const missing = ({ page, properties: own }: FormPage) =>
		labelsOf(own).filter((label) => !names(readPage(page) ?? '', label));
	const pages = await formPages();

	expect(pages.length).toBeGreaterThanOrEqual(2);
	expect(pages.flatMap(missing)).toEqual([]);
});

test('the index links every page', () => {
	const index = readPage('README.md') ?? '';

	expect(DOCS_PAGES.filter((page) => page !== 'README.md' && !index.includes(`(${page}`))).toEqual(
		[],
	);
});

test.each(PAPERS)('%s names no operation that does not exist', (paper) => {
	const names = Object.values(resources).map(({ name }) => name);
	const mentions = words(readPaper(paper)).matchAll(
		new RegExp(`\\b(${names.join('|')}): ([A-Z]\\w*[^|.\\n]*)`, 'g'),
	);
	const unknown = [...mentions].filter(([, resource, rest]) => {
		const own = Object.values(resources).find(({ name }) => name === resource)?.operations ?? {};
		return !Object.values(own).some(({ name }) => rest.startsWith(name));
	});

	expect(unknown.map(([mention]) => mention)).toEqual([]);
});

/** All texts of the product: what is in italics is a label or an error of it, "…" standing for values. */
test.each(DOCS_PAGES)('what docs/%s puts in italics is said by the product', async (page) => {
	const forms = await formPages();
	const said = [
		...N8N_LABELS,
		...forms.map(({ name }) => name),
		...labelsOf([...properties, ...forms.flatMap((form) => form.properties)]),
		...operations.flatMap(({ resource, operation: { name } }) => [name, `${resource}: ${name}`]),
		...Object.values(resources).map(({ name }) => name),
	];
	const source = sourceOf('nodes') + sourceOf('credentials');
	const isSaid = (text: string) =>
		said.includes(text) || text.split('…').every((piece) => source.includes(piece.trim()));
	const prose = words(proseOf(readPage(page) ?? ''));
	const italics = [...prose.matchAll(/(?<![\w_])_([^_\n]+)_(?![\w_])/g)].map(([, text]) => text);

	expect(italics.filter((text) => !isSaid(text))).toEqual([]);
});

function proseOf(page: string): string {
	return page.replace(/<!-- prettier-ignore-start -->[^]*?<!-- prettier-ignore-end -->/g, '');
}

function sourceOf(folder: string): string {
	return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => readPaper(join(folder, file)))
		.join('\n');
}
