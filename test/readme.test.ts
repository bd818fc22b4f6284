/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const readme = readFileSync('README.md', 'utf8');

test('it is read in one go', () => {
	expect(readme.split(/\s+/).length).toBeLessThan(1500);
});

test('the headings that n8n asks of a community node are there, in its order', () => {
	const official = [
		'Installation',
		'Operations',
		'Credentials',
		'Compatibility',
		'Usage',
		'Resources',
		'Version history',
	];
	const headings = [...readme.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);

	expect(headings.filter((heading) => official.includes(heading))).toEqual(official);
});

describe('the pictures', () => {
	const IMAGES = 'docs/images';
	const taken = readdirSync(IMAGES, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.png'))
		.map((file) => join(IMAGES, file));
	const pages = readdirSync('docs').filter((file) => file.endsWith('.md'));
	const pairs = pages.flatMap((page) => [
		...readFileSync(join('docs', page), 'utf8').matchAll(
			/srcset="([^"]+)">\s+<img src="([^"]+)" alt="[^"]+"/g,
		),
	]);

	test('each is shown once in the documentation, light and dark', () => {
		const shown = pairs.flatMap(([, dark, light]) => [dark, light]);
		expect(shown.map((file) => join('docs', file)).sort()).toEqual(taken.sort());
	});

	test('the dark one is that of the light one', () => {
		expect(
			pairs.filter(([, dark, light]) => !dark.endsWith(light.replace('.png', '-dark.png'))),
		).toEqual([]);
	});

	test('the README, which npm shows too, has light ones only, by paths that npm completes', () => {
		expect(readme).not.toContain('srcset');
		const images = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file]) => file);
		expect(images.length).toBeGreaterThan(0);
		expect(images.filter((file) => !existsSync(file))).toEqual([]);
	});

	test('every example has one', () => {
		const examples = readdirSync('examples').map((file) =>
			join(IMAGES, 'examples', file.replace('.json', '.png')),
		);
		expect(taken).toEqual(expect.arrayContaining(examples));
	});

	test('none is large', () => {
		expect(taken.filter((file) => statSync(file).size > 150_000)).toEqual([]);
	});
});
