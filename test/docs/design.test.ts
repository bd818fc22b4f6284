/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
/** Every citation in the code leads to a section of `docs/design`, and every fact there names who says so. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { QUESTIONS } from '../../tools/probe/questions';
import { anchorsIn, DESIGN_PAGES, readPaper, ROOT, sectionsIn } from './support';

const FOLDERS = ['nodes', 'credentials', 'simulator', 'tools', 'bench', 'demo', 'test'];
/** Their texts hold links and old citations on purpose. */
const OWN_TESTS = 'test/docs/';

const SOURCES = [
	'gulpfile.js',
	...FOLDERS.flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => /\.[cm]?[jt]s$/.test(file))
			.map((file) => join(folder, file)),
	),
].filter((file) => !file.startsWith(OWN_TESTS) && !file.includes('node_modules'));

/** `pbx.md#cdrs`: a page of docs/design and the anchor of a heading. */
const CITATION = /\b(?!README\b)([\w-]+\.md)#([\w-]+)/g;

/** How papers were cited that are not in the repository. */
const OLD = [
	/pbx-protocol|n8n-platform/,
	/\b[Dd]esign(?:,? \d|, decision| ")/,
	/\bdecisions? \d/,
	/\bsheet (?:"|\(?\d)/,
	/\b(?:asterisk|web-server)(?:\.md)? \d/,
	/\bStatements? \d|\bsection \d/,
	// Bare numbers of sections.
	/^\s*(?:\/\*\*|\*|\/\/).*\(\d\.\d{1,2}(?:, \d\.\d{1,2})*\)/,
	/^\s*\/\*\* \d\.\d{1,2}(?:,|:| \*\/)/,
];

const pages = Object.fromEntries(
	DESIGN_PAGES.map((page) => [page, anchorsIn(readPaper(`docs/design/${page}`))]),
);

const leadsNowhere = (text: string) =>
	[...text.matchAll(CITATION)]
		.filter(([, page, anchor]) => !pages[page]?.has(anchor))
		.map(([citation]) => citation);

const oldIn = (text: string) =>
	text.split('\n').filter((line) => OLD.some((old) => old.test(line)));

test('every citation leads to a section of docs/design', () => {
	const dead = SOURCES.flatMap((file) =>
		leadsNowhere(readPaper(file)).map((citation) => `${file}: ${citation}`),
	);

	expect(dead).toEqual([]);
});

test('nothing is cited that is not in the repository', () => {
	const old = SOURCES.flatMap((file) =>
		oldIn(readPaper(file)).map((line) => `${file}: ${line.trim()}`),
	);

	expect(old).toEqual([]);
});

test('the probe names sections of pbx.md', () => {
	// `simple-cdrs (12 fields)`
	const sections = QUESTIONS.flatMap(({ known }) =>
		known.map(({ section }) => section.split(' ')[0]),
	);

	expect(sections.filter((section) => !pages['pbx.md'].has(section))).toEqual([]);
});

test('citations are found, dead and old ones too', () => {
	expect(leadsNowhere('/** A (pbx.md#cdrs), pbx.md#nowhere and none.md#cdrs. */')).toEqual([
		'pbx.md#nowhere',
		'none.md#cdrs',
	]);
	expect(
		oldIn(
			['(sheet 6, x)', '/** 8.11 */', '// it (2.4) is', 'design "Times"', 'a (2.4) b'].join('\n'),
		),
	).toHaveLength(4);
});

test.each(DESIGN_PAGES)('no two sections of %s have one name', (page) => {
	const headings = sectionsIn(readPaper(`docs/design/${page}`)).map(({ heading }) => heading);

	// GitHub gives the second one a number, which the next change of the page may give to another.
	expect(headings.filter((heading, place) => headings.indexOf(heading) < place)).toEqual([]);
});

test.each(DESIGN_PAGES)('%s names no file that is gone', (page) => {
	const named = [...readPaper(`docs/design/${page}`).matchAll(/`(?!dist\/)([\w/.-]+\.[jt]s)`/g)];
	const files = [...SOURCES, ...readdirSync(ROOT)].map((file) => `/${file}`);

	expect(
		named.map(([, file]) => file).filter((file) => !files.some((one) => one.endsWith(`/${file}`))),
	).toEqual([]);
});

test('the index of the design links every page of it', () => {
	const index = readPaper('docs/design/README.md');
	const others = DESIGN_PAGES.filter((page) => page !== 'README.md');

	expect(others.filter((page) => !index.includes(`](${page})`))).toEqual([]);
});

describe.each(['pbx.md', 'asterisk.md'])('the facts of %s', (page) => {
	const sections = sectionsIn(readPaper(`docs/design/${page}`));
	const marks = /^\| (\w+) +\| /gm;
	const evidence = sectionsIn(readPaper('docs/design/pbx.md')).find(
		({ heading }) => heading === 'Evidence',
	);
	const known = [...(evidence?.text.matchAll(marks) ?? [])]
		.map(([, mark]) => mark)
		.filter((mark) => mark !== 'Mark');
	const isEvidence = (text: string | undefined) =>
		text !== undefined && text.split(', ').every((mark) => known.includes(mark));

	/** What ends in `[Sheet, HELP]`. */
	const bullets = (text: string) => text.split(/^- /m).slice(1);
	const evidenceOf = (bullet: string) => /\[([^\][]+)\]$/.exec(bullet.split('\n\n')[0].trim())?.[1];
	/** Rows of a table whose last column is Evidence. */
	const tableRows = (text: string) =>
		/\| Evidence +\|\n/.test(text)
			? [...text.matchAll(/^\|.*\| ([^|]+?) +\|$/gm)].slice(1).map(([, last]) => last)
			: [];
	const cells = (text: string) => tableRows(text).filter((cell) => !/^-+$/.test(cell));

	test('name who says so', () => {
		expect(known).toContain('Assumed');
		const unmarked = sections.flatMap(({ heading, text }) => [
			...bullets(text)
				.filter((bullet) => !isEvidence(evidenceOf(bullet)))
				.map((bullet) => `${heading}: ${bullet}`),
			...cells(text)
				.filter((cell) => !isEvidence(cell))
				.map((cell) => `${heading}: ${cell}`),
		]);

		expect(unmarked).toEqual([]);
	});

	test('stand in every section that says something', () => {
		const without = sections
			.slice(1)
			.filter(({ heading, text }) => heading !== 'Evidence' && text.trim() !== '')
			.filter(({ text }) => bullets(text).length + cells(text).length === 0);

		expect(without.map(({ heading }) => heading)).toEqual([]);
	});
});
