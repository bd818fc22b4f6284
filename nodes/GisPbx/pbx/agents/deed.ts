/**
 * What an operation does to the world. It decides how it runs (decisions.md#concurrency and
 * decisions.md#writes-once), and whether an agent may use it (decisions.md#limits-for-agents):
 * - reads: several items at a time;
 * - writes: one by one in item order, sent once;
 * - reachesPeople: as writes, and it rings, costs money or reaches somebody; where an earlier try
 *   cannot be remembered it refuses to run with Retry On Fail.
 */
export type Effect = 'reads' | 'writes' | 'reachesPeople';

/** Each includes those before it. */
const BY_REACH: Effect[] = ['reads', 'writes', 'reachesPeople'];

/** Whether an effect is no more than another. */
export function isWithin(effect: Effect, most: Effect): boolean {
	return BY_REACH.indexOf(effect) <= BY_REACH.indexOf(most);
}

/** The numbers that one request can ring or write to, and by what. */
export interface Reached {
	/** By `route` callers are sent there from then on, as to a member of a queue. */
	by: 'call' | 'campaign' | 'fax' | 'route' | 'sms';
	/** Each by the name of its field or parameter; the first is whom it is about. */
	numbers: Array<[name: string, number: string]>;
	/** Nobody knows whom such a request reaches: it may be more. */
	isUnknown?: boolean;
	/** When, as the PBX's clock shows it, where that is not at once. */
	at?: string;
}

/** What an agent wants to do. */
export interface Deed {
	/** In words, e.g. `Dial a call`. */
	name: string;
	effect: Effect;
	/** Nothing of it is sent but what reads. */
	isDryRun: boolean;
	/** Whom it reaches, where numbers tell. */
	reached?: Reached;
}
