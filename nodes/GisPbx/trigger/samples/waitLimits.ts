import type { QueueWait } from '../../pbx/lists/queueWait';

/** From when on a queue counts as waiting; without either: from the first caller on. */
interface WaitLimits {
	/** More callers than this. */
	minimumWaiting?: number;
	/** The first of them for longer than this. */
	longestWaitSeconds?: number;
}

type Limit = keyof WaitLimits;

/** Which limits are exceeded; a wait that the PBX does not tell exceeds none. */
export function exceededBy(
	{ waiting, longestWaitSeconds }: QueueWait,
	{ minimumWaiting, longestWaitSeconds: longest }: WaitLimits,
): Limit[] {
	const most = minimumWaiting ?? (longest === undefined ? 0 : Infinity);
	return [
		...(waiting > most ? (['minimumWaiting'] as const) : []),
		...((longestWaitSeconds ?? 0) > (longest ?? Infinity) ? (['longestWaitSeconds'] as const) : []),
	];
}
