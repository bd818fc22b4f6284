/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs outside n8n */
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

export interface ProgramOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** Called with each piece of standard output and standard error. */
	onOutput?: (text: string) => void;
}

export interface Program {
	pid: number;
	/** The exit code; null when a signal ended the program. Never rejects. */
	exited: Promise<number | null>;
	/** The last 20,000 characters the program wrote. */
	output(): string;
	/** Ends the program and everything it started; resolves when none of them is left. */
	stop(): Promise<void>;
}

const KEPT_OUTPUT = 20_000;
const GRACE_MS = 10_000;
const isWindows = process.platform === 'win32';
const running = new Set<Program>();

/**
 * Starts a program in a process group of its own, so that it can be ended together with all its
 * children. Whatever still runs when this process exits is killed.
 */
export function startProgram(
	command: string,
	args: string[],
	options: ProgramOptions = {},
): Program {
	const child = spawn(command, args, {
		cwd: options.cwd,
		env: options.env,
		detached: !isWindows,
		stdio: ['ignore', 'pipe', 'pipe'],
		// npm is a batch file there, which only a shell can start
		shell: isWindows && command.endsWith('.cmd'),
	});
	let kept = '';
	const keep = (chunk: Buffer) => {
		const text = chunk.toString('utf8');
		kept = (kept + text).slice(-KEPT_OUTPUT);
		options.onOutput?.(text);
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	const exited = new Promise<number | null>((resolve) => {
		child.once('exit', (code) => resolve(code));
		child.once('error', (error) => {
			kept += `${error.message}\n`;
			resolve(null);
		});
	});
	const program: Program = {
		pid: child.pid ?? 0,
		exited,
		output: () => kept,
		stop: async () => await stopGroup(program),
	};
	if (program.pid) running.add(program);
	void exited.then(() => {
		if (!groupLives(program.pid)) running.delete(program);
	});
	return program;
}

/** Runs a program to its end; returns what it wrote. An exit code other than 0 throws with the last lines. */
export async function runProgram(
	command: string,
	args: string[],
	options: ProgramOptions = {},
): Promise<string> {
	const program = startProgram(command, args, options);
	const code = await program.exited;
	if (code === 0) return program.output();
	const lastLines = program.output().trim().split('\n').slice(-20).join('\n');
	throw new Error(
		`"${[command, ...args].join(' ')}" ended with ${code ?? 'a signal'}\n${lastLines}`,
	);
}

/** Ends every program that this process started. */
export async function stopPrograms(): Promise<void> {
	await Promise.all([...running].map(async (program) => await program.stop()));
}

async function stopGroup(program: Program): Promise<void> {
	signalGroup(program.pid, 'SIGTERM');
	const killAt = Date.now() + GRACE_MS;
	while (groupLives(program.pid) && Date.now() < killAt) await wait(50);
	signalGroup(program.pid, 'SIGKILL');
	while (groupLives(program.pid) && Date.now() < killAt + GRACE_MS) await wait(50);
	running.delete(program);
}

/** True while any process of the group is left. */
function groupLives(pid: number): boolean {
	return signalGroup(pid, 0);
}

function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
	try {
		if (!isWindows) return process.kill(-pid, signal);
		if (signal === 0) return process.kill(pid, 0);
		return spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']).status === 0;
	} catch {
		return false; // nobody left
	}
}

process.on('exit', () => {
	for (const program of running) signalGroup(program.pid, 'SIGKILL');
});
