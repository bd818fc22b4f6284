/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs outside n8n */
import { spawn, spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

export interface ProgramOptions {
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** Called with each piece of output. */
	onOutput?: (text: string, stream: 'stdout' | 'stderr') => void;
}

export interface Program {
	pid: number;
	/** The exit code; null when a signal ended the program. Never rejects. */
	exited: Promise<number | null>;
	/** Resolves when all its output has been read, which may be after it exited. */
	outputEnded: Promise<void>;
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
	for (const stream of ['stdout', 'stderr'] as const) {
		child[stream].setEncoding('utf8').on('data', (text: string) => {
			kept = (kept + text).slice(-KEPT_OUTPUT);
			options.onOutput?.(text, stream);
		});
	}
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
		outputEnded: new Promise((resolve) => child.once('close', () => resolve())),
		output: () => kept,
		stop: async () => await stopGroup(program),
	};
	if (program.pid) running.add(program);
	void exited.then(() => {
		if (!groupLives(program.pid)) running.delete(program);
	});
	return program;
}

/**
 * Runs a program to its end; returns its standard output. An exit code other than 0 throws with the
 * last lines of all it wrote.
 */
export async function runProgram(
	command: string,
	args: string[],
	options: Omit<ProgramOptions, 'onOutput'> = {},
): Promise<string> {
	let stdout = '';
	const onOutput: ProgramOptions['onOutput'] = (text, stream) => {
		if (stream === 'stdout') stdout += text;
	};
	const program = startProgram(command, args, { ...options, onOutput });
	const [code] = await Promise.all([program.exited, program.outputEnded]);
	if (code === 0) return stdout;
	const lastLines = program.output().trim().split('\n').slice(-20).join('\n');
	throw new Error(
		`"${[command, ...args].join(' ')}" ended with ${code ?? 'a signal'}\n${lastLines}`,
	);
}

/** The programs that this process started and that still run. */
export const runningPrograms = (): number[] =>
	[...running].map(({ pid }) => pid).filter(groupLives);

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
