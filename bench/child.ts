/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { join } from 'node:path';
import { nodeFirst } from '../tools/n8n/install';
import { runProgram } from '../tools/n8n/programs';
import type { Bed } from './bed';

/** Runs a script of `children` with n8n's Node and modules; returns the JSON that it prints. */
export async function runChild<T>(
	{ install, packFolder, userFolder }: Bed,
	script: string,
	args: string[] = [],
	nodeOptions: string[] = [],
): Promise<T> {
	const modules = join(install.folder, 'node_modules');
	const output = await runProgram(
		install.node,
		[...nodeOptions, join(__dirname, 'children', script), modules, packFolder, ...args],
		{
			// how n8n lets a pack find what n8n ships, and where n8n-core may write its settings
			env: { ...nodeFirst(install.node), NODE_PATH: modules, N8N_USER_FOLDER: userFolder },
		},
	);
	return JSON.parse(output) as T;
}
