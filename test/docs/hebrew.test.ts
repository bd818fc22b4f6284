import { resources } from '../../nodes/GisPbx/resources';
import { pageOf } from '../../tools/docs/pages';
import { readPaper, words } from './support';

const hebrew = readPaper('docs/README.he.md');
const english = readPaper('docs/README.md');

/** Operations that a page links, as `Call: Dial`. */
const linked = (text: string) =>
	Object.values(resources)
		.flatMap(({ name }) =>
			[...words(text).matchAll(new RegExp(`\\[([^\\]]+)\\]\\(${pageOf(name)}#`, 'g'))].map(
				([, label]) => (label.startsWith(`${name}: `) ? label : `${name}: ${label}`),
			),
		)
		.filter((mention, place, all) => all.indexOf(mention) === place)
		.sort();

test('both indexes name every operation, and no other', () => {
	const all = Object.values(resources).flatMap(({ name, operations }) =>
		Object.values(operations).map((operation) => `${name}: ${operation.name}`),
	);

	expect(linked(english)).toEqual(all.sort());
	expect(linked(hebrew)).toEqual(linked(english));
});

test('the Hebrew guide reads from right to left and starts like the README', () => {
	const [, quickStart] = /```shell\n([^]*?)```/.exec(readPaper('README.md')) ?? [];

	expect(quickStart).toContain('npm');
	expect(hebrew).toContain(quickStart);
	expect(hebrew.trim()).toMatch(/^<div dir="rtl">\n\n[^]*\n\n<\/div>$/);
});

interface Schema {
	properties: Record<string, { type: string | string[] }>;
}

/** What is counted: a number, or several in one. */
const figuresIn = ({ properties }: Schema) =>
	Object.entries(properties)
		.filter(([, { type }]) => ['number', 'object'].some((counted) => type.includes(counted)))
		.map(([name]) => name);

test.each(Object.keys(resources.report.operations))(
	'every figure of report/%s is explained in both languages',
	(operation) => {
		const path = `nodes/GisPbx/__schema__/v1.0.0/report/${operation}.json`;
		const figures = figuresIn(JSON.parse(readPaper(path)) as Schema);
		expect(figures.length).toBeGreaterThan(2);
		for (const page of [hebrew, readPaper('docs/report.md')]) {
			const prose = page.replace(/```[^]*?```/g, '');
			expect(figures.filter((name) => !prose.includes(`\`${name}\``))).toEqual([]);
		}
	},
);
