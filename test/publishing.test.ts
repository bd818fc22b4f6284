/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs outside n8n */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');
const WORKFLOWS = '.github/workflows';
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const workflows = readdirSync(join(root, WORKFLOWS)).map((file) => read(join(WORKFLOWS, file)));

/** Each job of a workflow as text, by its name. */
function jobsOf(workflow: string): Map<string, string> {
	const [, jobs] = workflow.split(/^jobs:\n/m);
	const parts = jobs.split(/^ {2}(\w+):\n/m).slice(1);
	return new Map(parts.flatMap((part, at) => (at % 2 ? [] : [[part, parts[at + 1]] as const])));
}

const permissionsIn = (job: string) =>
	[.../^ {4}permissions:\n((?: {6}.*\n)+)/m.exec(job)!.slice(1)]
		.join('')
		.split('\n')
		.map((line) => line.replace(/#.*/, '').trim())
		.filter(Boolean);

test('every action is pinned by its commit', () => {
	const uses = workflows.flatMap((text) =>
		[...text.matchAll(/uses: (.*)/g)].map(([, used]) => used),
	);
	expect(uses.length).toBeGreaterThan(4);
	const pinned = /^[\w.-]+\/[\w.-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/;
	expect(uses.filter((used) => !pinned.test(used))).toEqual([]);
});

describe('the workflow that publishes', () => {
	const publish = read(join(WORKFLOWS, 'publish.yml'));
	const jobs = jobsOf(publish);

	test('gives no right that a job does not name', () => {
		expect(publish).toMatch(/^permissions: \{\}$/m);
		expect([...jobs.keys()]).toEqual(['pack', 'publish']);
	});

	test('tests without rights', () => {
		const pack = jobs.get('pack')!;
		expect(permissionsIn(pack)).toEqual(['contents: read']);
		expect(pack).toContain('persist-credentials: false');
		expect(pack).not.toMatch(/secrets\.|npm publish|npm run release/);
	});

	test('publishes the tarball in a job that runs nothing of the repository', () => {
		const job = jobs.get('publish')!;
		expect(permissionsIn(job)).toEqual(['id-token: write']);
		expect(job).toContain('needs: pack');
		expect(job).toMatch(/npm publish \.\/\*\.tgz --provenance .*--ignore-scripts/);
		expect(job).not.toMatch(/checkout|npm ci|npm install|npm run|npx/);
	});
});

test('nobody publishes by hand, although npm runs no scripts here', async () => {
	expect(read('.npmrc')).toContain('ignore-scripts=true');
	const asked: string[] = [];
	const registry = createServer((request, response) => {
		asked.push(request.method ?? '');
		response.statusCode = 404;
		response.end('{}');
	});
	await new Promise<void>((listening) => registry.listen(0, '127.0.0.1', listening));
	const host = `127.0.0.1:${(registry.address() as AddressInfo).port}`;
	const { PATH, HOME } = process.env;
	const npm = spawn(
		'npm',
		['publish', `--registry=http://${host}/`, `--//${host}/:_authToken=none`, '--fetch-retries=0'],
		{ cwd: root, env: { PATH, HOME, npm_config_ignore_scripts: 'true' } },
	);
	let said = '';
	npm.stderr.on('data', (data: Buffer) => (said += data.toString()));
	const code = await new Promise((ended) => npm.on('close', ended));
	await new Promise((closed) => {
		registry.close(closed);
		registry.closeAllConnections();
	});
	expect(code).not.toBe(0);
	expect(said).toMatch(/provenance/i);
	expect(asked).not.toContain('PUT');
}, 120_000);
