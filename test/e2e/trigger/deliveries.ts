import type { StoredExecution } from './database';
import { endedCalls, type FollowedEvent } from './followedEvents';

/** Which executions brought which call, or what else the trigger follows. */
export class Deliveries {
	/** By ID: `execution/position` for each time that the call is in the trigger's output. */
	private readonly placesOf = new Map<string, Set<string>>();

	constructor(private readonly event: FollowedEvent = endedCalls) {}

	/** Adds what n8n's database holds now. Read again after each kill: n8n rewrites crashed executions at its start. */
	add(executions: StoredExecution[]): void {
		for (const { id, triggerOutput } of executions) {
			triggerOutput.forEach(({ json }, position) => {
				const told = this.event.idOf(json);
				if (told === undefined) return;
				const known = this.placesOf.get(told) ?? new Set();
				this.placesOf.set(told, known.add(`${id}/${position}`));
			});
		}
	}

	has(id: string): boolean {
		return this.placesOf.has(id);
	}

	/** Those of this list that are in no execution. */
	missing(ids: string[]): string[] {
		return ids.filter((id) => !this.has(id));
	}

	/** How many times one came again after its first time, over all. */
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
		const texts = [...counts].map(
			([executions, count]) => `${count} ${this.event.noun} in ${executions}`,
		);
		return texts.join(', ') || 'none';
	}
}
