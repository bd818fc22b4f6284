/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/** `npm run probe`. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { startSimulator, type Simulator } from '../../../simulator';

const root = join(__dirname, '../../..');
const KEY = 'canary-key';
const AS_IN_PACKAGE_JSON = [
	join(root, 'node_modules/tsx/dist/cli.mjs'),
	join(root, 'tools/probe/main.ts'),
];
let pbx: Simulator;
let folder: string;
/** The same program in JavaScript, made once: tsx takes longer to start than the program to refuse. */
let compiled: string;

beforeAll(() => {
	const parent = mkdtempSync(join(tmpdir(), 'gispbx-probe-'));
	compiled = join(parent, 'main.js');
	const esbuild = join(root, 'node_modules/esbuild/bin/esbuild');
	const how = ['--bundle', '--platform=node', '--packages=external', `--outfile=${compiled}`];
	execFileSync(esbuild, ['tools/probe/main.ts', ...how], { cwd: root, stdio: 'pipe' });
});
afterAll(() => rmSync(dirname(compiled), { recursive: true }));

beforeEach(async () => {
	pbx = await startSimulator({ key: KEY });
	folder = mkdtempSync(join(tmpdir(), 'gispbx-probe-'));
});
afterEach(async () => {
	await pbx.stop();
	rmSync(folder, { recursive: true });
});

/** Runs the command to its end. */
async function run(
	options: string[],
	environment: NodeJS.ProcessEnv = {},
	program: string[] = [compiled],
) {
	const child = spawn(process.execPath, [...program, ...options], {
		cwd: folder,
		env: {
			...process.env,
			NODE_PATH: join(root, 'node_modules'),
			// spawn leaves out what is undefined
			GISPBX_API_KEY: undefined,
			...environment,
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let printed = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => {
			printed += chunk.toString();
		});
	}
	const [code] = (await once(child, 'close')) as [number];
	return { code, printed };
}

const which = () => ['--url', pbx.url, '--tenant', pbx.tenant, '--allow-insecure-http'];

test('asks with the key of the environment, and writes a report without it', async () => {
	const { code, printed } = await run(
		[...which(), '--out', 'report.md'],
		{ GISPBX_API_KEY: KEY },
		AS_IN_PACKAGE_JSON,
	);
	const report = readFileSync(join(folder, 'report.md'), 'utf8');

	expect({ code, printed }).toMatchObject({ code: 0 });
	expect(printed).toContain('INFO queues: names by ID');
	expect(printed).toContain('The report is in report.md.');
	expect(report).toContain('# What a PBX answered');
	expect(printed + report).not.toContain(KEY);
	expect(report).not.toContain(pbx.tenant);
});

test.each([
	['a key on the command line', ['--key', KEY], { GISPBX_API_KEY: KEY }, "Unknown option '--key'"],
	['no key and no terminal', [], {}, 'set GISPBX_API_KEY'],
	['a wrong key', [], { GISPBX_API_KEY: 'wrong' }, 'The PBX refused the API key'],
])('%s is refused in words', async (_, options, environment, words) => {
	const { code, printed } = await run([...which(), ...options], environment);

	expect(code).toBe(1);
	expect(printed).toContain(words);
	expect(printed).not.toContain(KEY);
	expect(existsSync(join(folder, 'pbx-probe.md'))).toBe(false);
	expect(pbx.requests.length).toBeLessThan(2);
});

test.each([
	[['--tenant', 'DEMOCO'], 'Say which PBX'],
	[['--url', 'http://pbx.invalid/gisapi.php', '--tenant', 'DEMOCO'], 'would travel unencrypted'],
	[['--url', 'pbx.invalid', '--tenant', 'DEMOCO'], 'API URL is no web address'],
	[['--url', 'https://pbx.invalid/x.php', '--tenant', '%'], 'Tenant must not hold %'],
])('%j is refused before anything is asked', async (options, words) => {
	const { code, printed } = await run(options, { GISPBX_API_KEY: KEY });

	expect(code).toBe(1);
	expect(printed).toContain(words);
});
