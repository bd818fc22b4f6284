import { createHash } from 'node:crypto';

/** How long n8n may take to store the state of a poll that emitted. */
const STORING_MS = 30_000;

/** The state from which a poll emitted, and when. */
interface PastEmission {
	state: string;
	at: number;
}

/**
 * Keeps polls of one trigger apart. n8n starts one although the last is still under way, and both
 * would emit the same calls (n8n.md#polling). Its durable engine reads the state of several that
 * are due together before the first has run: the later ones would emit from a state that is no
 * longer true.
 */
export class OverlapGuard {
	private readonly running = new Set<string>();
	private readonly emissions = new Map<string, PastEmission[]>();

	/**
	 * Does the work unless the same trigger is at work already, or has just emitted from this very
	 * state; null then. Should n8n fail to store what the emission left, the state counts again
	 * after 30 seconds.
	 */
	async run<T>(trigger: string, state: unknown, work: () => Promise<T | null>): Promise<T | null> {
		if (this.running.has(trigger)) return null;
		const fingerprint = createHash('sha256')
			.update(JSON.stringify(state) ?? '')
			.digest('base64url');
		const recent = this.recentEmissions(trigger);
		if (recent.some((emission) => emission.state === fingerprint)) return null;
		this.running.add(trigger);
		try {
			const emitted = await work();
			if (emitted !== null) recent.push({ state: fingerprint, at: Date.now() });
			this.emissions.set(trigger, recent);
			return emitted;
		} finally {
			this.running.delete(trigger);
		}
	}

	private recentEmissions(trigger: string): PastEmission[] {
		const since = Date.now() - STORING_MS;
		return (this.emissions.get(trigger) ?? []).filter(({ at }) => at > since);
	}
}
