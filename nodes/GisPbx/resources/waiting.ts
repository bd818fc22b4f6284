import { NodeOperationError, sleep, type IExecuteFunctions } from 'n8n-workflow';

const FIRST_PAUSE_SECONDS = 1;
const LONGEST_PAUSE_SECONDS = 8;

/**
 * Asks again, with growing pauses, until something is there; undefined when the time is over. `ask`
 * is told when it is asked for the last time. Throws when the execution is stopped meanwhile. Only
 * for reads.
 */
export async function untilThere<T>(
	n8n: IExecuteFunctions,
	maxWaitSeconds: number,
	ask: (isLast: boolean) => Promise<T | undefined>,
): Promise<T | undefined> {
	// By a clock that nobody sets.
	const end = performance.now() + maxWaitSeconds * 1000;
	let isLast = maxWaitSeconds <= 0;
	for (let pause = FIRST_PAUSE_SECONDS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_SECONDS)) {
		const answer = await ask(isLast);
		if (answer !== undefined || isLast) return answer;
		const left = Math.max(0, end - performance.now());
		isLast = left <= pause * 1000;
		await sleep(Math.min(pause * 1000, left));
		endIfCanceled(n8n);
	}
}

/** Ends an item that waits when the execution was stopped meanwhile. */
export function endIfCanceled(n8n: IExecuteFunctions): void {
	if (!n8n.getExecutionCancelSignal?.()?.aborted) return;
	// n8n tells a stopped execution from a failed one by this word.
	throw new NodeOperationError(n8n.getNode(), 'The wait was canceled');
}
