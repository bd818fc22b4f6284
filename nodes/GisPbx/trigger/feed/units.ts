import type { CallRecord } from '../../pbx/calls/callRecord';
import { askedIn, channelOf, type Asked, type LegGroup } from '../../pbx/calls/attendedTransfers';
import type { Leg } from '../../pbx/calls/callPart';
import { beginOf, groupIdOf, groupLegs } from '../../pbx/calls/groupLegs';
import { groupedCall } from '../../pbx/calls/groupedCall';
import { mapOf, type LongWork } from '../../pbx/longWork';
import type { Row } from '../../pbx/rows';
import { earliestTextFrom, windowBetween } from '../../pbx/time/window';
import type { Arrival } from './arrivals';
import type { FeedSettings, ToldRecord, ToldCall } from './settings';
import { MINUTE_MS } from '../../pbx/time/zoneClock';

/** What one item tells: a row, or rows that are told together. */
export interface Unit<R = unknown> {
	arrivals: Array<Arrival<unknown>>;
	record: R;
	rows: Row[];
	/** From when on it is waited for: of its last row, in milliseconds. */
	waitsFrom: number;
}

/** A row of the call feed, or the legs of a call. */
export interface CallUnit extends Unit<ToldRecord> {
	/** Undefined where nothing is waited for: a row alone, or a late leg. */
	open?: OpenCall;
}

type CallArrival = Arrival<CallRecord>;

/** What tells how long more legs of a call may come. */
export interface OpenCall {
	record: ToldCall;
	/** When its first and its last leg ended, or were first seen, in milliseconds. */
	firstEnd: number;
	lastEnd: number;
	/** Whether this poll did not read all that may hold legs of it. */
	isReadInPart: boolean;
	/** Who may go on in the call that this one was about. */
	asked?: Asked;
}

/** What a poll has read. */
export interface ReadSoFar {
	/** Calls of which a leg is settled, and these legs. */
	told: ReadonlySet<string>;
	toldLegs: Row[];
	floor: string;
	/** Where the reading began: at the floor, unless it was a part. */
	from: string;
	/** Where it ended early. */
	unreadFrom?: string;
}

/** The arrivals as they are told, in the order of their first ones. */
export function* unitsOf(
	arrivals: CallArrival[],
	seen: ReadSoFar,
	settings: FeedSettings,
): LongWork<CallUnit[]> {
	if (settings.groupQuietMinutes === undefined) return yield* mapOf(arrivals, unitOfRow);
	const groups = yield* groupsOf(arrivals, seen, settings);
	const units = yield* mapOf(groups, ({ callId, legs }) =>
		unitsOfCall(legs, callId, seen, settings),
	);
	return units.flat();
}

/**
 * The arrivals by their call. A consultation that comes when the call that it was about has been told
 * is put to that one by the legs that are settled.
 */
function* groupsOf(
	arrivals: CallArrival[],
	{ toldLegs }: ReadSoFar,
	{ rows }: FeedSettings,
): LongWork<Array<LegGroup<CallArrival>>> {
	const channels = new Set(arrivals.map(({ row }) => channelOf(row)));
	channels.delete(null);
	const goingOn = new Set(
		toldLegs.filter((row) => channels.has(channelOf(row))).map((row) => groupIdOf(row)),
	);
	const known = yield* mapOf(
		toldLegs.filter((row) => goingOn.has(groupIdOf(row))),
		(row) => ({ row, record: rows.recordOf(row) }),
	);
	const places = new Map<Leg, number>(arrivals.map((arrival, place) => [arrival, place]));
	const isArrival = (leg: Leg): leg is CallArrival => places.has(leg);
	const groups = yield* groupLegs<Leg>([...arrivals, ...known]);
	return groups
		.map(({ callId, legs }) => ({ callId, legs: legs.filter(isArrival) }))
		.filter(({ legs }) => legs.length > 0)
		.sort((a, b) => (places.get(a.legs[0]) ?? 0) - (places.get(b.legs[0]) ?? 0));
}

/** A row that is told alone. */
export function unitOfRow<R>(arrival: Arrival<R>): Unit<R> {
	const { record, row, waitsFrom } = arrival;
	return { arrivals: [arrival], record, rows: [row], waitsFrom };
}

/** A call in one, or each leg that comes after its call was told. */
function unitsOfCall(
	arrivals: CallArrival[],
	callId: string | null,
	seen: ReadSoFar,
	settings: FeedSettings,
): CallUnit[] {
	const { call, rows } = groupedCall(arrivals, callId);
	const begin = beginOf(call);
	// All that is filed before the floor is settled.
	const isBelowFloor = begin !== undefined && settings.clock.textOf(begin) < seen.floor;
	const isTold = callId !== null && (isBelowFloor || seen.told.has(callId));
	if (isTold) return arrivals.map((arrival) => unitOfLateLeg(arrival, callId));
	const record = { ...call, lateLeg: false };
	const ends = arrivals.map(({ waitsFrom }) => waitsFrom);
	const [firstEnd, lastEnd] = ends.reduce(
		([first, last], end) => [Math.min(first, end), Math.max(last, end)],
		[Infinity, -Infinity],
	);
	const isReadInPart = mayBeUnread(record, lastEnd, seen, settings);
	const open = { record, firstEnd, lastEnd, isReadInPart, asked: askedIn(arrivals) };
	return [{ arrivals, record, rows, waitsFrom: lastEnd, open }];
}

function unitOfLateLeg(arrival: CallArrival, callId: string): CallUnit {
	const { call, rows } = groupedCall([arrival], callId);
	const record = { ...call, complete: false, lateLeg: true };
	return { arrivals: [arrival], record, rows, waitsFrom: arrival.waitsFrom };
}

/** Whether legs of a call may be filed where this poll did not read: before it began or behind its end. */
function mayBeUnread(
	call: ToldCall,
	lastEnd: number,
	{ floor, from, unreadFrom }: ReadSoFar,
	{ clock, groupQuietMinutes = 0 }: FeedSettings,
): boolean {
	const begin = beginOf(call);
	const isBegunBefore = begin === undefined || earliestTextFrom(begin, clock) < from;
	if (from > floor && isBegunBefore) return true;
	if (unreadFrom === undefined) return false;
	const quietAt = lastEnd + groupQuietMinutes * MINUTE_MS;
	return windowBetween(begin ?? lastEnd, quietAt, clock).end >= unreadFrom;
}
