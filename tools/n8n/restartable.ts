import type { RunningN8n } from './process';

/** A process of n8n that can be ended and started again with all it remembers. */
export interface Restartable {
	/** n8n's process. */
	pid(): number;
	/** What it wrote lately. */
	log(): string;
	start(): Promise<void>;
	/** Ends it in good order. */
	stop(): Promise<void>;
	/** kill -9; the signal is out when this returns. */
	kill(): Promise<void>;
}

/** What `start` starts; it does not run yet. */
export function restartable(start: () => Promise<RunningN8n>): Restartable {
	let running: RunningN8n | undefined;
	const theRunning = () => {
		if (!running) throw new Error('n8n does not run');
		return running;
	};
	return {
		pid: () => theRunning().pid,
		log: () => theRunning().log(),
		start: async () => {
			running = await start();
		},
		stop: async () => await theRunning().stop(),
		kill: async () => await theRunning().kill(),
	};
}
