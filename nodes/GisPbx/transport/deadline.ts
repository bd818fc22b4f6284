import { onAbort } from './onAbort';
import type { N8nContext } from './send';

/** What Node says of a connection that takes too long; see delivery.ts. */
const TOO_LATE = { code: 'ETIMEDOUT' };

/**
 * Does `work`, which must end when its signal does: after so many seconds, or when the execution is
 * stopped. n8n's own time-out counts the silence between two bytes only, and ends with the headers of
 * a stream (n8n.md#requests). Rejects as the network does where time ran out.
 */
export async function beforeDeadline<T>(
	n8n: N8nContext,
	seconds: number,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const stopped = 'getExecutionCancelSignal' in n8n ? n8n.getExecutionCancelSignal() : undefined;
	const deadline = AbortSignal.timeout(Math.max(1, Math.ceil(seconds * 1000)));
	const ending = new AbortController();
	const end = () => ending.abort();
	// Not AbortSignal.any: before Node 22.16 its time-outs may be collected as garbage.
	deadline.addEventListener('abort', end);
	const forget = onAbort(stopped, end);
	try {
		return await work(ending.signal);
	} catch (thrown) {
		throw deadline.aborted && !stopped?.aborted ? TOO_LATE : thrown;
	} finally {
		deadline.removeEventListener('abort', end);
		forget();
	}
}
