/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { npm } from './npm';

export const PROJECT_FOLDER = join(__dirname, '..', '..');

/** Builds the project into `dist`. */
export async function buildProject(): Promise<void> {
	// CI: no moving spinner and no colours in what is shown when it fails
	const env = { ...process.env, CI: 'true', NO_COLOR: '1' };
	await npm(['run', 'build'], { cwd: PROJECT_FOLDER, env });
}

/** Packs the built project as npm would publish it; returns the path of the tarball. */
export async function packProject(intoFolder: string): Promise<string> {
	const output = await npm(
		['pack', '--json', '--loglevel=error', '--pack-destination', intoFolder],
		{
			cwd: PROJECT_FOLDER,
		},
	);
	const [{ filename }] = JSON.parse(output) as Array<{ filename: string }>;
	return join(intoFolder, filename);
}

/**
 * Installs a tarball where n8n looks for community packages. Without peers and development
 * dependencies, as n8n's own installer does: at run time the package finds n8n's copies.
 */
export async function installCommunityPackage(tarball: string, userFolder: string): Promise<void> {
	const nodesFolder = join(userFolder, '.n8n', 'nodes');
	await mkdir(nodesFolder, { recursive: true });
	const bare = ['--ignore-scripts', '--legacy-peer-deps', '--omit=dev', '--offline'];
	await npm(['install', ...bare, '--no-audit', '--no-fund', tarball], { cwd: nodesFolder });
}
