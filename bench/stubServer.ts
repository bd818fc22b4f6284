/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import { setTimeout as wait } from 'node:timers/promises';

/** How the stub's server bears what it is asked. Milliseconds; 0 or absent: without that. */
export interface Load {
	delayMs?: number;
	/** So many requests are worked on at a time, the others wait in a queue. */
	workers?: number;
	/** Of what comes with more than this in flight one in twenty is answered with 503. */
	busyAbove?: number;
	/** So long after its first request it answers in four times its delay: its caches are cold. */
	coldMs?: number;
	/** From then on, so long after its first request, it answers 503 for a second. */
	diesAfterMs?: number;
}

/** When a request came, how many were in flight with it, and how long it took. */
export interface Visit {
	atMs: number;
	inFlight: number;
	tookMs: number;
	isRefused: boolean;
}

const DEAD_MS = 1000;

/** One server of the stub from when it is first asked. */
export class StubServer {
	private readonly began = performance.now();
	private readonly queue: Array<() => void> = [];
	private working = 0;
	private inFlight = 0;
	private above = 0;

	constructor(private readonly load: Load) {}

	/** A request has come. */
	come(): Visit {
		this.inFlight++;
		const atMs = performance.now() - this.began;
		return { atMs, inFlight: this.inFlight, tookMs: 0, isRefused: this.refuses() };
	}

	/** Resolves when its answer may go out. */
	async serve(visit: Visit): Promise<void> {
		if (!visit.isRefused) await this.work();
		visit.tookMs = performance.now() - this.began - visit.atMs;
	}

	/** Its answer is out. */
	leave(): void {
		this.inFlight--;
	}

	private refuses(): boolean {
		const { busyAbove = 0, diesAfterMs = 0 } = this.load;
		const now = performance.now() - this.began;
		if (diesAfterMs > 0 && now >= diesAfterMs && now < diesAfterMs + DEAD_MS) return true;
		return busyAbove > 0 && this.inFlight > busyAbove && this.above++ % 20 === 0;
	}

	private async work(): Promise<void> {
		const { delayMs = 0, workers = 0, coldMs = 0 } = this.load;
		if (workers > 0 && this.working >= workers) {
			await new Promise<void>((resolve) => this.queue.push(resolve));
		} else {
			this.working++;
		}
		const isCold = performance.now() - this.began < coldMs;
		if (delayMs > 0) await wait(isCold ? 4 * delayMs : delayMs);
		const next = this.queue.shift();
		if (next) next();
		else this.working--;
	}
}
