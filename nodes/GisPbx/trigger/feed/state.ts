import type { PbxClock } from '../../pbx/time/zoneClock';
import { safeFloor } from './floor';
import { isLedger, type Ledger } from './ledger';
import { areMailboxTimes, type MailboxTimes } from './mailboxes';
import { isRow } from '../../pbx/rows';
import { isPrintedTime } from '../../pbx/time/wallTime';

/** Version 1 knew legs without an `ID` by other keys. */
const VERSION = 2;
const FORMER_VERSION = 1;

/** All that the feed remembers between polls; texts are PBX wall time. Never changed in place. */
export interface FeedState {
	readonly version: typeof VERSION;
	/** Tenant and detail: what the rows are rows of. */
	readonly scope: string;
	/** All that is filed before it is settled. A whole ten minutes; never moves back. */
	readonly floor: string;
	readonly ledger: Ledger;
	/** Up to here rows may be settled under the keys of version 1. */
	readonly formerUpTo?: string;
	/** A pass that one poll could not finish. */
	readonly sweep?: Sweep;
	/** While the first pass is unfinished: only calls that ended at this instant or later are new. */
	readonly newSince?: number;
	/** Since when the PBX has shown nothing new. */
	readonly silentSince?: number;
	/** Since a whole read that brought much and left nothing: polls may read the newest rows only. */
	readonly busy?: Busy;
	/** When rows that wait were first seen of which the PBX tells a later end, by key; epoch milliseconds. */
	readonly seenAt?: Readonly<Record<string, number>>;
	/** How many blank answers in a row there were since one was looked at in another form. */
	readonly blanks?: number;
	/** Of a feed of mailboxes. */
	readonly mailboxes?: MailboxTimes;
}

/** Where the next poll goes on, and the highest floor that the whole pass allows. */
interface Sweep {
	readonly from: string;
	readonly bound: string;
	/** Whether more may be there than came so far. */
	readonly isUnsure?: true;
}

/** When the PBX was read as a whole, and when it was read at all. */
export interface Busy {
	readonly wholeAt: number;
	readonly lastAt: number;
}

/** Where a feed without state begins: what ended before `newSince` is not told. */
export function firstState(
	scope: string,
	newSince: number,
	{ lookbackMinutes, clock }: { lookbackMinutes: number; clock: PbxClock },
): FeedState {
	const floor = safeFloor(newSince, lookbackMinutes, clock);
	return { version: VERSION, scope, floor, ledger: {}, newSince };
}

/**
 * A state that begins anew, but tells nothing again and does not go back behind what is settled. Of mailboxes
 * nothing is known then: what is in them is new as far as it came since.
 */
export function begunAgain({ ledger, formerUpTo, floor }: FeedState, fresh: FeedState): FeedState {
	return {
		...fresh,
		ledger,
		...(formerUpTo !== undefined && { formerUpTo }),
		floor: floor > fresh.floor ? floor : fresh.floor,
	};
}

/** The stored state, or in words why it cannot be used. */
export function readState(stored: unknown, scope: string): FeedState | { problem: string } {
	if (typeof stored !== 'object' || stored === null) return { problem: 'it is no state' };
	const problem = scopeProblem(stored, scope);
	if (problem !== undefined) return { problem };
	const state = updated(stored);
	if (state.version !== VERSION) return { problem: 'another version of this node wrote it' };
	return isWhole(state) ? state : { problem: 'it is damaged' };
}

/** Why a state is one of something else, whoever wrote it; undefined where it is not, or does not say. */
export function scopeProblem(
	{ scope: stored }: { scope?: unknown },
	scope: string,
): string | undefined {
	return typeof stored !== 'string' || stored === scope
		? undefined
		: `it belongs to another tenant, detail or event, ${stored} and not ${scope}`;
}

/** A state of version 1 as one of version 2. */
function updated(stored: object): Partial<Record<keyof FeedState, unknown>> {
	const state: Partial<Record<keyof FeedState, unknown>> = stored;
	if (state.version !== FORMER_VERSION) return state;
	const formerUpTo = isLedger(state.ledger) ? Object.keys(state.ledger).sort().at(-1) : undefined;
	return { ...state, version: VERSION, ...(formerUpTo !== undefined && { formerUpTo }) };
}

function isWhole(state: Partial<Record<keyof FeedState, unknown>>): state is FeedState {
	const { scope, floor, ledger, formerUpTo, sweep, newSince, silentSince, busy, blanks } = state;
	const { seenAt = {}, mailboxes = {} } = state;
	return (
		typeof scope === 'string' &&
		isWallText(floor) &&
		isLedger(ledger) &&
		(formerUpTo === undefined || isWallText(formerUpTo)) &&
		(sweep === undefined || isSweep(sweep)) &&
		isInstant(newSince) &&
		isInstant(silentSince) &&
		isInstant(blanks) &&
		isRow(seenAt) &&
		Object.values(seenAt).every(Number.isFinite) &&
		areMailboxTimes(mailboxes) &&
		(busy === undefined || isBusy(busy))
	);
}

function isSweep(value: unknown): value is Sweep {
	const { from, bound } = (value ?? {}) as Partial<Record<keyof Sweep, unknown>>;
	return isWallText(from) && isWallText(bound);
}

function isBusy(value: unknown): value is Busy {
	const { wholeAt, lastAt } = (value ?? {}) as Partial<Record<keyof Busy, unknown>>;
	return typeof wholeAt === 'number' && typeof lastAt === 'number' && wholeAt <= lastAt;
}

function isWallText(value: unknown): boolean {
	return (
		typeof value === 'string' && isPrintedTime(value) && !Number.isNaN(Date.parse(`${value}Z`))
	);
}

function isInstant(value: unknown): boolean {
	return value === undefined || (typeof value === 'number' && Number.isFinite(value));
}
