/** By signal who is told: Node 20 takes more than ten listeners of one signal for a leak, and says so in n8n's log. */
const told = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls `end` when the signal aborts, at once if it has; the function returned takes that back. */
export function onAbort(signal: AbortSignal | undefined, end: () => void): () => void {
	if (!signal) return () => {};
	if (signal.aborted) {
		end();
		return () => {};
	}
	const ends = told.get(signal) ?? new Set();
	if (!told.has(signal)) {
		told.set(signal, ends);
		signal.addEventListener('abort', () => [...ends].forEach((each) => each()), { once: true });
	}
	ends.add(end);
	return () => ends.delete(end);
}
