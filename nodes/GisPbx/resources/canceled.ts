import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

/** Ends an item that waits when the execution was stopped meanwhile. */
export function endIfCanceled(n8n: IExecuteFunctions): void {
	if (!n8n.getExecutionCancelSignal?.()?.aborted) return;
	// n8n tells a stopped execution from a failed one by this word.
	throw new NodeOperationError(n8n.getNode(), 'The wait was canceled');
}
