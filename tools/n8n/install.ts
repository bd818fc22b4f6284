/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder, isComplete, prepareFolder } from '../cache';
import { timed, type Report } from '../timed';
import { npm } from './npm';

export const N8N_VERSION = '2.41.1';
/** The newest of the 1.x line, which runs on the same Node. */
export const N8N_1X_VERSION = '1.123.81';

/** n8n 2.41 asks for Node 24; the package brings the program and the headers that sqlite3 compiles with. */
const NODE_MAJOR = 24;

/** Where an installed n8n lies and how to run it. */
export interface N8nInstall {
	version: string;
	folder: string;
	/** The Node program that runs it. */
	node: string;
	/** n8n's command line script, the first argument to `node`. */
	script: string;
}

/**
 * Installs n8n with a Node of its own into the user's cache folder, or finds it there.
 * The first time takes minutes and about 3 GB.
 */
export async function installN8n(
	version: string = N8N_VERSION,
	report: Report = () => {},
): Promise<N8nInstall> {
	const folder = join(cacheFolder(), `n8n-${version}`);
	if (await isComplete(folder)) report(`n8n ${version} is in ${folder}`);
	else report(`n8n ${version} goes to ${folder} (about 3 GB, once)`);
	await prepareFolder(folder, async (work) => await fill(work, version, report), report);
	return {
		version,
		folder,
		node: nodeProgram(folder),
		script: join(folder, 'node_modules', 'n8n', 'bin', 'n8n'),
	};
}

/** The environment in which npm, node-gyp and n8n find that Node first. */
export function nodeFirst(node: string, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
	return { ...env, PATH: `${dirname(node)}${delimiter}${env.PATH ?? ''}` };
}

async function fill(work: string, version: string, report: Report): Promise<void> {
	const packageJson = { name: 'n8n-for-gispbx', private: true, ...extraRules(version) };
	await writeFile(join(work, 'package.json'), JSON.stringify(packageJson, null, '\t'));
	const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];

	await timed(`1/3 Node ${NODE_MAJOR}`, report, async () => {
		await npm(['install', ...quiet, `${nodePackage()}@${NODE_MAJOR}`], { cwd: work });
	});
	const node = nodeProgram(work);
	const options = { cwd: work, node, env: nodeFirst(node) };
	await timed(`2/3 n8n ${version} (about 3 minutes)`, report, async () => {
		await npm(['install', ...quiet, `n8n@${version}`], options);
	});
	await timed(
		'3/3 sqlite3, the only part that must be compiled (about 1 minute)',
		report,
		async () => {
			const env = { ...options.env, npm_config_nodedir: nodeFolder(work) };
			await npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], { ...options, env });
		},
	);
}

/** n8n 1.x asks for an xlsx that lies outside the npm registry. */
function extraRules(version: string): object {
	return version.startsWith('1.') ? { overrides: { xlsx: '0.18.5' } } : {};
}

function nodePackage(): string {
	const systems: Partial<Record<NodeJS.Platform, string>> = { win32: 'win' };
	return `node-${systems[process.platform] ?? process.platform}-${process.arch}`;
}

function nodeFolder(folder: string): string {
	return join(folder, 'node_modules', nodePackage());
}

function nodeProgram(folder: string): string {
	return join(nodeFolder(folder), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}
