/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CleanUp } from './cleanUp';
import { installN8n, type N8nInstall } from './install';
import { buildProject, installCommunityPackage, packProject } from './package';
import { stopPrograms } from './programs';

/** What an n8n with this project in it is made of. */
export interface Prepared {
	install: N8nInstall;
	/** The packed project. */
	tarball: string;
}

/** A folder for one run; `cleanUp` removes it. */
export async function temporaryFolder(cleanUp: CleanUp): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'gispbx-'));
	cleanUp.add(async () => await rm(folder, { recursive: true, force: true, maxRetries: 5 }));
	return folder;
}

/** A user folder for an n8n that then has the project as a community package; `cleanUp` removes it. */
export async function folderWithPackage(tarball: string, cleanUp: CleanUp): Promise<string> {
	const folder = await temporaryFolder(cleanUp);
	await installCommunityPackage(tarball, folder);
	return folder;
}

/** Installs n8n, builds the project and packs it; `cleanUp` removes the pack and ends every program. */
export async function prepare(cleanUp: CleanUp, report: (line: string) => void): Promise<Prepared> {
	cleanUp.add(stopPrograms);
	const install = await installN8n(undefined, report);
	const folder = await temporaryFolder(cleanUp);
	report('building and packing the project');
	await buildProject();
	return { install, tarball: await packProject(folder) };
}
