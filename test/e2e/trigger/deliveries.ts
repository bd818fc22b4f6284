import type { StoredExecution } from './database';

/** Which executions brought which call. */
export class Deliveries {
	/** By call ID: the executions, one entry for each time the call is in the trigger's output. */
	private readonly executionsOf = new Map<string, Set<string>>();

	/** Adds what n8n's database holds now. Read again after each kill: n8n rewrites crashed executions at its start. */
	add(executions: StoredExecution[]): void {
		for (const { id, triggerOutput } of executions) {
			triggerOutput.forEach(({ json }, position) => {
				if (typeof json.callId !== 'string') return;
				const known = this.executionsOf.get(json.callId) ?? new Set();
				this.executionsOf.set(json.callId, known.add(`${id}/${position}`));
			});
		}
	}

	has(callId: string): boolean {
		return this.executionsOf.has(callId);
	}

	/** The calls of this list that are in no execution. */
	missing(callIds: string[]): string[] {
		return callIds.filter((callId) => !this.has(callId));
	}

	/** How many times a call came again after its first time, over all calls. */
	get repeats(): number {
		return [...this.executionsOf.values()].reduce((sum, { size }) => sum + size - 1, 0);
	}

	/** How many different calls came. */
	get calls(): number {
		return this.executionsOf.size;
	}
}
