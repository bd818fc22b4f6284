import { Arrivals, type Arrival } from './arrivals';
import { evidenceOf, nextFloor, safeFloor, shownBy } from './floor';
import { nextLedger } from './ledger';
import { isLookDue, nextBlanks, type Look } from './look';
import { readPass, type PassEnd } from './pass';
import { nextBusy, readingOf, type Reading } from './reading';
import type { FollowSettings, Timed } from './settings';
import { settle, type Judge, type Settlement } from './settle';
import type { FeedState } from './state';
import type { ReadSoFar, Unit } from './units';
import { inStretches, type LongWork } from '../../pbx/longWork';
import type { Row } from '../../pbx/rows';
import { earliest } from '../../pbx/time/wallText';
import type { Window } from '../../pbx/time/window';
import { DAY_MS } from '../../pbx/time/zoneClock';

/** What one poll brings. */
export interface PollResult<E> {
	/** To be kept once the rows have been handed over; the state given is as it was. */
	state: FeedState;
	/** The new rows, oldest first. */
	rows: E[];
	/** Why the poll read less than it should have; the next one goes on from there. */
	failure?: Error;
}

/** What a feed follows: `R` is what a row tells, `U` what one item tells, `E` what becomes the item. */
interface Feed<R, U extends Unit, E> {
	/** What a slice brings; `isLookDue`: nothing is to be looked at in another form. */
	look(window: Window, isLookDue: boolean): Promise<Look>;
	/** The call of a leg, where legs are told together. */
	groupIdOf?(row: Row): string | null;
	/** What is told together, in the order of the first ones. */
	unitsOf(arrivals: Array<Arrival<R>>, seen: ReadSoFar): LongWork<U[]>;
	/** `told`: calls of which a leg is settled. */
	judge(told: ReadonlySet<string>): Judge<U, E>;
}

/**
 * One poll of a feed (feed.md#a-poll): reads from the floor to a day ahead (a PBX's clock
 * may be), tells the new rows from the settled, emits the oldest and moves the floor as far as is
 * safe. Of a busy PBX most polls read the newest rows only, and move nothing.
 * Rejects, with nothing changed, when the first request fails.
 */
export async function pollFeed<R extends Timed, U extends Unit, E>(
	state: FeedState,
	now: number,
	settings: FollowSettings<R>,
	feed: Feed<R, U, E>,
): Promise<PollResult<E>> {
	const { clock, maximumPerPoll, breathe } = settings;
	const work = async <T>(long: LongWork<T>) => await inStretches(long, breathe);
	const arrivals = new Arrivals(state, now, settings, feed.groupIdOf);
	const { from, extent } = readingOf(state, now, clock);
	// A clock that is behind the floor keeps nothing from being read that is filed there.
	const present = Math.max(now, clock.instantOf(state.floor, 'start') ?? now);
	const span = { start: from, end: clock.textOf(present + DAY_MS) };
	let rowsRead = 0;
	const pass = await readPass(span, {
		look: async (window, isOneOfSeveral) =>
			// What a longer pass has read is not read again.
			await feed.look(window, isOneOfSeveral || extent === 'rest' || isLookDue(state.blanks)),
		async take(rows, window) {
			rowsRead += rows.length;
			// A PBX may answer with more than the slice: only the end of the pass is sure.
			await work(arrivals.add(rows, { start: window.start, end: span.end }));
			return arrivals.count < maximumPerPoll;
		},
		isOver: () => settings.isOver(),
		nowText: clock.textOf(present),
		isWholeList: settings.rows.isWholeList,
	});
	const { floor } = state;
	const { told, toldLegs } = arrivals;
	const seen = { told, toldLegs, floor, from, unreadFrom: pass.unreadFrom };
	const oldestFirst = await work(arrivals.oldestFirst());
	const units = await work(feed.unitsOf(oldestFirst, seen));
	const settlement = await settle(units, state.newSince, settings, feed.judge(told));
	const outcome = { settings, arrivals, extent, rowsRead, pass, settlement };
	const next = await work(nextState(state, now, outcome));
	return { state: next, rows: settlement.emitted, failure: pass.failure };
}

interface PollOutcome {
	settings: FollowSettings<unknown>;
	arrivals: Pick<Arrivals<Timed>, 'refiled'>;
	extent: Reading['extent'];
	rowsRead: number;
	pass: PassEnd;
	settlement: Settlement<unknown>;
}

/** How far the feed has come. */
type Progress = Pick<FeedState, 'floor' | 'sweep' | 'newSince' | 'silentSince'>;

function* nextState(
	{
		version,
		scope,
		ledger,
		formerUpTo,
		busy: wasBusy,
		blanks: lastBlanks,
		seenAt: lastSeenAt,
		...last
	}: FeedState,
	now: number,
	outcome: PollOutcome,
): LongWork<FeedState> {
	const { settings, arrivals, extent, rowsRead, pass, settlement } = outcome;
	const { settled, isFull, isBehind } = settlement;
	const isUnfinished = pass.unreadFrom !== undefined || isFull;
	// A short read saw too little to tell how far the PBX's records are complete.
	const progress = extent === 'short' ? last : progressOf(last, now, outcome, isUnfinished);
	const { busyRows } = settings;
	const blanks = nextBlanks(lastBlanks, pass.blank);
	const mayHide = (pass.blank ?? pass.unsureFrom ?? pass.doubtFrom) !== undefined;
	const isAllRead = extent === 'whole' && !isUnfinished && !mayHide;
	const seenAt = nextSeenAt(isAllRead ? {} : lastSeenAt, settlement);
	const brought = { rowsRead, isUnfinished: isUnfinished || isBehind };
	const busy = nextBusy(wasBusy, extent, brought, { now, busyRows });
	return {
		version,
		scope,
		ledger: yield* nextLedger(ledger, [...settled, ...arrivals.refiled], progress.floor),
		...progress,
		...(formerUpTo !== undefined && formerUpTo >= progress.floor && { formerUpTo }),
		...(busy && { busy }),
		...(seenAt && { seenAt }),
		...(blanks !== undefined && { blanks }),
	};
}

/** What is still waited for of the last ones, where not all was read, and of this poll. */
function nextSeenAt(
	last: FeedState['seenAt'],
	{ settled, unsettled }: Pick<Settlement<unknown>, 'settled' | 'unsettled'>,
): FeedState['seenAt'] {
	const seen = new Map(Object.entries(last ?? {}));
	for (const { key } of settled) seen.delete(key);
	for (const { key, seenAt } of unsettled) if (seenAt !== undefined) seen.set(key, seenAt);
	return seen.size > 0 ? Object.fromEntries(seen) : undefined;
}

function progressOf(
	last: Progress,
	now: number,
	{ settings, pass, settlement }: PollOutcome,
	isUnfinished: boolean,
): Progress {
	const { settled, unsettled, isFull } = settlement;
	const safe = (ms: number) => safeFloor(ms, settings.lookbackMinutes, settings.clock);
	const ends = [...settled, ...unsettled].map((arrival) => shownBy(arrival, now));
	const { through, silentSince } = evidenceOf(ends, now, last.silentSince, pass.blank);

	// What the pass read at its beginning may have got rows since then.
	const bound = unsettled.reduce(
		(first, { filedFrom }) => earliest(first, filedFrom),
		earliest(safe(now), last.sweep?.bound),
	);
	const doubtFrom = ends.length > 0 ? pass.doubtFrom : undefined;
	const safeThrough = through === undefined ? undefined : safe(through);
	const floor = nextFloor(last.floor, safeThrough, [
		bound,
		doubtFrom,
		pass.unreadFrom,
		pass.unsureFrom,
	]);

	// What a cut answer hid at the beginning is no newer than the rest of it, however many polls that takes.
	const isUnsure = pass.unsureFrom !== undefined || last.sweep?.isUnsure === true;
	const isBeginning = isUnfinished || isUnsure;
	// A poll that was full begins anew: what it left is older than what it did not read.
	const goesOn = pass.unreadFrom !== undefined && !isFull;
	return {
		floor,
		...(goesOn && {
			sweep: {
				from: pass.unreadFrom as string,
				bound: earliest(bound, pass.doubtFrom, pass.unsureFrom),
				...(isUnsure && { isUnsure: true as const }),
			},
		}),
		...(isBeginning && last.newSince !== undefined && { newSince: last.newSince }),
		...(silentSince !== undefined && { silentSince }),
	};
}
