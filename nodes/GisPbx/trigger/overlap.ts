/**
 * Keeps polls of one trigger apart: n8n starts one although the last is still under way, and both
 * would emit the same calls (n8n-platform 5.1).
 */
export class OverlapGuard {
	private readonly running = new Set<string>();

	/** Does the work unless the same trigger is at work already; null then. */
	async run<T>(trigger: string, work: () => Promise<T>): Promise<T | null> {
		if (this.running.has(trigger)) return null;
		this.running.add(trigger);
		return await work().finally(() => this.running.delete(trigger));
	}
}
