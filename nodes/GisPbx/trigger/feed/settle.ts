import type { Arrival } from './arrivals';
import type { FollowSettings } from './settings';
import type { Unit } from './units';

/** What became of a poll's arrivals. */
export interface Settlement<E> {
	emitted: E[];
	/** Emitted, or unwanted: they go into the ledger. */
	settled: Arrival[];
	/** Held back for a recording or for more legs, or beyond what one poll may emit: they hold the floor. */
	unsettled: Arrival[];
	/** Whether the poll had to leave rows to the next one. */
	isFull: boolean;
	/** Whether it left rows of which something was due. */
	isBehind: boolean;
}

/** Waits for a later poll. */
export const HELD = 'held';
/** Settled without a word. */
export const UNWANTED = 'unwanted';

/** Decides what becomes of a unit: an emission, or one of the words above. */
export interface Judge<U extends Unit, E> {
	outcomeOf(unit: U): Promise<E | typeof HELD | typeof UNWANTED>;
	/** Whether no further unit may be judged in this poll. */
	isBudgetSpent(): boolean;
	/** Whether more was due than this poll could do. */
	isBehind?(): boolean;
}

/** `newSince`: only what ended at this instant or later is new; undefined: all is. */
export async function settle<U extends Unit, E>(
	units: U[],
	newSince: number | undefined,
	settings: Pick<FollowSettings<unknown>, 'breathe' | 'maximumPerPoll'>,
	judge: Judge<U, E>,
): Promise<Settlement<E>> {
	const result: Settlement<E> = {
		emitted: [],
		settled: [],
		unsettled: [],
		isFull: false,
		isBehind: false,
	};
	const judged = async (unit: U) =>
		unit.arrivals.some((arrival) => isNew(arrival, newSince))
			? await judge.outcomeOf(unit)
			: UNWANTED;
	for (const unit of units) {
		const breath = settings.breathe();
		if (breath) await breath;
		result.isFull ||= result.emitted.length >= settings.maximumPerPoll || judge.isBudgetSpent();
		const outcome = result.isFull ? HELD : await judged(unit);
		const arrivals = outcome === HELD ? result.unsettled : result.settled;
		for (const arrival of unit.arrivals) arrivals.push(arrival);
		if (outcome !== HELD && outcome !== UNWANTED) result.emitted.push(outcome);
	}
	return { ...result, isBehind: judge.isBehind?.() ?? false };
}

/** Whether it ended at this instant or later. */
export function isNew({ startedAt, endedAt }: Arrival, newSince = -Infinity): boolean {
	return (endedAt ?? startedAt ?? -Infinity) >= newSince;
}
