import { MINUTE_MS } from '../pbx/time/zoneClock';

/** A PBX that fails for so many in a row fails for the next one, too. */
const MOST_FAILURES = 3;

/** What a poll read of several mailboxes or queues. */
interface ReadInTurn<T> {
	found: Map<string, T>;
	/** Why others were not read. */
	failure?: Error;
}

/**
 * Reads one after the other as far as the time of the poll goes; one that fails stops no other. Rejects when
 * all that were tried failed.
 */
export async function readInTurn<T>(
	names: string[],
	isOver: () => boolean,
	read: (name: string) => Promise<T>,
): Promise<ReadInTurn<T>> {
	const found = new Map<string, T>();
	let failure: Error | undefined;
	let failuresInRow = 0;
	for (const name of turned(names)) {
		if (failuresInRow === MOST_FAILURES || (found.size > 0 && isOver())) break;
		try {
			found.set(name, await read(name));
			failuresInRow = 0;
		} catch (error) {
			failure = error as Error;
			failuresInRow++;
		}
	}
	return failure && found.size === 0 ? await Promise.reject(failure) : { found, failure };
}

/** From another one on each minute, so that those at the end have their turn where time is short. */
function turned(names: string[]): string[] {
	if (names.length === 0) return names;
	const first = Math.floor(Date.now() / MINUTE_MS) % names.length;
	return [...names.slice(first), ...names.slice(0, first)];
}
