/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs outside n8n */
/**
 * `npm run docs`: brings the blocks of `docs/` up to date. The examples are what n8n's engine and the
 * simulated PBX did, so it is the test of the pages that writes them.
 */
import { spawnSync } from 'node:child_process';

const steps = [
	['npm', 'run', 'build'],
	['npx', 'jest', '--selectProjects', 'engine-2x', '--testPathPatterns', 'test/engine/docs'],
];
for (const [command, ...args] of steps) {
	const { status } = spawnSync(command, args, {
		stdio: 'inherit',
		shell: process.platform === 'win32',
		env: { ...process.env, GISPBX_DOCS: 'write' },
	});
	if (status !== 0) process.exit(status ?? 1);
}
