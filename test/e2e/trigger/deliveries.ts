import type { StoredExecution } from './database';

/** Which executions brought which call. */
export class Deliveries {
	/** By call ID: `execution/position` for each time that the call is in the trigger's output. */
	private readonly placesOf = new Map<string, Set<string>>();

	/** Adds what n8n's database holds now. Read again after each kill: n8n rewrites crashed executions at its start. */
	add(executions: StoredExecution[]): void {
		for (const { id, triggerOutput } of executions) {
			triggerOutput.forEach(({ json }, position) => {
				if (typeof json.callId !== 'string') return;
				const known = this.placesOf.get(json.callId) ?? new Set();
				this.placesOf.set(json.callId, known.add(`${id}/${position}`));
			});
		}
	}

	has(callId: string): boolean {
		return this.placesOf.has(callId);
	}

	/** The calls of this list that are in no execution. */
	missing(callIds: string[]): string[] {
		return callIds.filter((callId) => !this.has(callId));
	}

	/** How many times a call came again after its first time, over all calls. */
	get repeats(): number {
		return [...this.placesOf.values()].reduce((sum, { size }) => sum + size - 1, 0);
	}

	/** Which executions share calls, and how many: `40 calls in 5+6, 2 calls in 9+10`. */
	get repeatsInWords(): string {
		const counts = new Map<string, number>();
		for (const places of this.placesOf.values()) {
			if (places.size === 1) continue;
			const executions = [...places].map((place) => place.split('/')[0]).join('+');
			counts.set(executions, (counts.get(executions) ?? 0) + 1);
		}
		const texts = [...counts].map(([executions, count]) => `${count} calls in ${executions}`);
		return texts.join(', ') || 'none';
	}
}
