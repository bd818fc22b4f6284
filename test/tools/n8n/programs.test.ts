/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
import { runProgram, startProgram, stopPrograms } from '../../../tools/n8n/programs';

const node = process.execPath;

/** Runs for ever, starts a child that runs for ever, and prints the child's process ID. */
const parentWithChild = `
	const { spawn } = require('node:child_process');
	const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
	console.log(child.pid);
	setInterval(() => {}, 1000);`;

/** Starts a program and its child; resolves when both run. */
async function startFamily() {
	return await new Promise<{ program: ReturnType<typeof startProgram>; childPid: number }>(
		(resolve) => {
			const program = startProgram(node, ['-e', parentWithChild], {
				onOutput: (text) => resolve({ program, childPid: Number(text) }),
			});
		},
	);
}

function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

async function until(condition: () => boolean): Promise<void> {
	while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}

afterEach(async () => await stopPrograms());

it('ends a program together with the programs it started', async () => {
	const { program, childPid } = await startFamily();
	expect([program.pid, childPid].map(isRunning)).toEqual([true, true]);
	await program.stop();
	expect([program.pid, childPid].map(isRunning)).toEqual([false, false]);
});

it('ends the child of a program that has already ended', async () => {
	const { program, childPid } = await startFamily();
	process.kill(program.pid, 'SIGKILL');
	await program.exited;
	expect(isRunning(childPid)).toBe(true);
	await stopPrograms();
	expect(isRunning(childPid)).toBe(false);
});

it('kills everything when this process ends without cleaning up', async () => {
	const script = `
		const { startProgram } = require('./tools/n8n/programs');
		startProgram(process.execPath, ['-e', ${JSON.stringify(parentWithChild)}], {
			onOutput: (text) => { console.log(text); throw new Error('boom'); } });`;
	const failing = startProgram(node, ['--require', 'tsx/cjs', '-e', script]);
	expect(await failing.exited).toBe(1);
	const childPid = Number(/^\d+/.exec(failing.output())?.[0]);
	expect(childPid).toBeGreaterThan(0);
	// killed a moment ago: the system may still be clearing it away
	await until(() => !isRunning(childPid));
});

it('returns all of the standard output, and nothing of the standard error', async () => {
	const script = 'console.error("a warning"); console.log("x".repeat(100_000))';
	expect(await runProgram(node, ['-e', script])).toBe(`${'x'.repeat(100_000)}\n`);
});

it('throws with the exit code and the last lines of a program that failed', async () => {
	const script = 'console.error("no space left"); process.exit(3)';
	await expect(runProgram(node, ['-e', script])).rejects.toThrow(/ended with 3\nno space left/);
});

it('throws when there is no such program', async () => {
	await expect(runProgram('no-such-program', [])).rejects.toThrow(/ENOENT/);
});
