import { createHash } from 'node:crypto';

import { ProcessMemory } from '../transport/processMemory';

/** How long n8n may take to store the state of a poll that emitted. */
const STORING_MS = 30_000;

/** The state from which a poll emitted, and when. */
interface PastEmission {
	state: string;
	at: number;
}

/** Why a poll does nothing: the last one is still at work, since when (a clock that nobody sets), or has told from the same state. */
export type Overlap = { kind: 'running'; since: number } | { kind: 'sameState' };

/**
 * Keeps polls of one trigger apart. n8n starts one although the last is still under way, and both
 * would emit the same calls (n8n.md#polling). Its durable engine reads the state of several that
 * are due together before the first has run: the later ones would emit from a state that is no
 * longer true.
 */
export class OverlapGuard {
	/** When the poll of each trigger began, in milliseconds of a clock that nobody sets. */
	private readonly running = new Map<string, number>();
	private readonly emissions = new ProcessMemory<PastEmission[]>();

	/**
	 * Does the work unless the same trigger is at work already, or has just emitted from this very
	 * state; then null, after `skipped` was told why and did not throw. Should n8n fail to store what
	 * the emission left, the state counts again after 30 seconds.
	 */
	async run<T>(
		trigger: string,
		state: unknown,
		work: () => Promise<T | null>,
		skipped: (overlap: Overlap) => void = () => undefined,
	): Promise<T | null> {
		const since = this.running.get(trigger);
		if (since !== undefined) return skip({ kind: 'running', since }, skipped);
		const fingerprint = createHash('sha256')
			.update(JSON.stringify(state) ?? '')
			.digest('base64url');
		const recent = this.recentEmissions(trigger);
		if (recent.some((emission) => emission.state === fingerprint)) {
			return skip({ kind: 'sameState' }, skipped);
		}
		this.running.set(trigger, performance.now());
		try {
			const emitted = await work();
			if (emitted !== null) recent.push({ state: fingerprint, at: performance.now() });
			this.emissions.keep(trigger, recent);
			return emitted;
		} finally {
			this.running.delete(trigger);
		}
	}

	private recentEmissions(trigger: string): PastEmission[] {
		const since = performance.now() - STORING_MS;
		return (this.emissions.recall(trigger) ?? []).filter(({ at }) => at > since);
	}
}

function skip(overlap: Overlap, skipped: (overlap: Overlap) => void): null {
	skipped(overlap);
	return null;
}
