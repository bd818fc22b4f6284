/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { readFileSync } from 'node:fs';

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

test('the headings that n8n asks of a community node are there', () => {
	const headings = [...readme.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);

	expect(headings).toEqual(
		expect.arrayContaining([
			'Installation',
			'Operations',
			'Credentials',
			'Compatibility',
			'Usage',
			'Resources',
			'Version history',
		]),
	);
});
