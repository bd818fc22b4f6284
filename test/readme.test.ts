/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { existsSync, readFileSync } from 'node:fs';

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

test('every file that the README points to is there', () => {
	const files = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, file]) => file);
	expect(files.length).toBeGreaterThan(0);
	expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

test('every heading that the README points to is there', () => {
	const anchors = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
	const headings = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
		heading
			.toLowerCase()
			.replace(/[^\w -]/g, '')
			.replace(/ /g, '-'),
	);
	expect(anchors.filter((anchor) => !headings.includes(anchor))).toEqual([]);
});
