/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { resources } from '../nodes/GisPbx/resources';

const readme = readFileSync('README.md', 'utf8');

/** The operations named in the first column, "Campaign: Start, Stop" standing for two. */
function documented(): string[] {
	return [...readme.matchAll(/^\| ([A-Z][\w ]+): ([\w ,]+?) +\| ([RWP]) /gm)].flatMap(
		([, resource, operations, effect]) =>
			operations.split(', ').map((operation) => `${effect} ${resource}: ${operation}`),
	);
}

const EFFECTS = { reads: 'R', writes: 'W', reachesPeople: 'P' };

test('the table of operations lists every operation once, with what it does to the world', () => {
	const real = Object.values(resources).flatMap(({ name, operations }) =>
		Object.values(operations).map(
			(operation) => `${EFFECTS[operation.effect]} ${name}: ${operation.name}`,
		),
	);
	expect(documented().sort()).toEqual(real.sort());
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
	const { repository } = JSON.parse(readFileSync('package.json', 'utf8')) as {
		repository: { url: string };
	};
	const [, owned] = /github\.com\/(.+)\.git$/.exec(repository.url) ?? [];
	const taken = readdirSync(IMAGES, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.png'))
		.map((file) => join(IMAGES, file));
	const pairs = [...readme.matchAll(/srcset="([^"]+)">\s+<img src="([^"]+)" alt="[^"]+"/g)];

	test('each is shown once, light and dark', () => {
		// npm leads `src` to the repository, but leaves `srcset` as it is
		const raw = `https://raw.githubusercontent.com/${owned}/HEAD/`;
		const shown = pairs.flatMap(([, dark, light]) => [dark.replace(raw, ''), light]);
		expect(shown.sort()).toEqual(taken.sort());
	});

	test('the dark one is that of the light one', () => {
		expect(
			pairs.filter(([, dark, light]) => !dark.endsWith(light.replace('.png', '-dark.png'))),
		).toEqual([]);
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
