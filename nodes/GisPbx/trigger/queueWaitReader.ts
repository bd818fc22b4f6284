import { notUnderstood } from '../directory/entriesOf';
import { fetchStatistics } from '../directory/queues';
import type { CurrentCall } from '../pbx/calls/currentCall';
import { longestWaitOf, queueWaitFrom, type QueueWait } from '../pbx/lists/queueWait';
import type { PbxClock } from '../pbx/time/zoneClock';
import { waitingCallers } from '../resources/queue/snapshotParts';
import type { PbxConnection } from '../transport/connection';

/** Who waits in a queue at this moment. */
export interface WaitSeen extends QueueWait {
	/** Asked for once, when it is wanted; null where the PBX does not show them. */
	callers(): Promise<CurrentCall[] | null>;
}

/**
 * How many wait in a queue, and where `isLongestWanted` for how long the first one, from the figures or else
 * from the callers; undefined where the PBX says nothing of the queue (pbx.md#queue-figures).
 */
export async function readQueueWait(
	pbx: PbxConnection,
	queueId: string,
	{ clock, isLongestWanted }: { clock: PbxClock; isLongestWanted: boolean },
): Promise<WaitSeen | undefined> {
	const statistics = await fetchStatistics(pbx, queueId);
	if (!statistics) return undefined;
	const wait = queueWaitFrom(statistics) ?? notUnderstood(pbx, statistics);
	let asked: Promise<CurrentCall[] | null> | undefined;
	const ask = async () => {
		const callers = waitingCallers({ pbx, clock, queueId, statistics });
		return (await callers.catch(() => undefined)) ?? null;
	};
	const callers = async () => (wait.waiting === 0 ? [] : await (asked ??= ask()));
	const isUntold = isLongestWanted && wait.longestWaitSeconds === null;
	const longestWaitSeconds = isUntold
		? longestWaitOf((await callers()) ?? [])
		: wait.longestWaitSeconds;
	return { ...wait, longestWaitSeconds, callers };
}
