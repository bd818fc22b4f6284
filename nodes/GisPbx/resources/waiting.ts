import { NodeOperationError, sleep, type IExecuteFunctions } from 'n8n-workflow';

const FIRST_PAUSE_SECONDS = 1;
const LONGEST_PAUSE_SECONDS = 8;

/**
 * Asks again, with growing pauses, until something is there; undefined when the time is over. Throws
 * when the execution is stopped meanwhile. Only for reads.
 */
export async function untilThere<T>(
	n8n: IExecuteFunctions,
	maxWaitSeconds: number,
	ask: () => Promise<T | undefined>,
): Promise<T | undefined> {
	const end = Date.now() + maxWaitSeconds * 1000;
	for (let pause = FIRST_PAUSE_SECONDS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_SECONDS)) {
		const answer = await ask();
		const left = end - Date.now();
		if (answer !== undefined || left <= 0) return answer;
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
