/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/** `npm run simulator`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** Starts the command; `printed` grows as it prints. Without tsx between us, which ends a busy child by itself. */
function start(...options: string[]) {
	const program = ['--import', 'tsx', join(root, 'simulator/main.ts')];
	const child = spawn(process.execPath, [...program, ...options], { cwd: root });
	const printed = { text: '' };
	for (const stream of [child.stdout, child.stderr]) {
		stream.on('data', (chunk: Buffer) => {
			printed.text += chunk.toString();
		});
	}
	return { child, printed, ended: once(child, 'exit') };
}

describe('the command', () => {
	it('prints what to use, answers with a day of calls, and ends at Ctrl-C', async () => {
		const { child, printed, ended } = start('--key', 'made up+', '--tenant', 'ACME');
		while (!printed.text.includes('Ctrl-C')) await once(child.stdout, 'data');
		expect(printed.text).toMatch(/API key {3}made up\+\n {2}Tenant {4}ACME\n/);
		const url = /API URL {3}(\S+)/.exec(printed.text)?.[1] ?? '';
		const range = { start: '2000-01-01', end: '2100-01-01', format: 'json' };
		const query = new URLSearchParams({
			key: 'made up+',
			tenant: 'ACME',
			reqtype: 'INFO',
			info: 'simplecdrs',
			...range,
		});
		const response = await fetch(`${url}?${query}`);
		expect(await response.json()).toHaveLength(6);
		child.kill('SIGINT');
		expect(await ended).toEqual([0, null]);
	});

	it('refuses an unknown scenario in words', async () => {
		const { printed, ended } = start('--scenario', 'week');
		expect((await ended)[0]).toBe(1);
		expect(printed.text).toContain('--scenario is one of: empty, day');
	});
});
