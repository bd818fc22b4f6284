import type { Asked } from '../../pbx/calls/attendedTransfers';
import type { CallRecord } from '../../pbx/calls/callRecord';
import type { GroupedCall } from '../../pbx/calls/groupedCall';
import type { PbxClock } from '../../pbx/time/zoneClock';
import type { Breath, LongWork } from '../../pbx/longWork';
import type { Row } from '../../pbx/rows';
import type { Window } from '../../pbx/time/window';
import type { RowKeys } from './keys';

/** What a feed has to know of its rows; `R` is what one tells. */
export interface RowKind<R> {
	/** What tells a row from any other, from poll to poll. */
	identityOf(row: Row): string;
	/** What told it from others in a state of version 1. */
	formerIdentityOf(row: Row): string;
	/** The start under which it is filed, as it is printed. */
	startOf(row: Row): string;
	recordOf(row: Row): R;
	/** One row for each identity. */
	unique(rows: Row[]): LongWork<Row[]>;
	/** Whether every answer is the whole list, old rows too, whatever was asked for. */
	isWholeList?: boolean;
}

/** When something was, as its record tells: ISO times. */
export interface Timed {
	startedAt: string | null;
	endedAt: string | null;
}

/** What every feed is told, whatever it follows. */
export interface FollowSettings<R> {
	clock: PbxClock;
	rows: RowKind<R>;
	/** Keys of rows, remembered from poll to poll. */
	keys: RowKeys;
	/** How long after its start a row may appear and still be found. */
	lookbackMinutes: number;
	/** How many rows one poll emits at most. */
	maximumPerPoll: number;
	/** A PBX is busy while a whole read brings more rows than this. */
	busyRows: number;
	/** Lets n8n have its turn during long work. */
	breathe: Breath;
	/** Whether this poll must begin no further request. */
	isOver(): boolean;
}

/** What the call feed is told by the node's parameters. */
export interface FeedSettings extends FollowSettings<CallRecord> {
	/** How long after its end an answered call waits for its recording; undefined: none is wanted. */
	recordingWaitMinutes?: number;
	/** How long all legs of a call must be over before it is told as one; undefined: each row alone. */
	groupQuietMinutes?: number;
	/** Whether a call or leg is wanted; what is not is settled without a word. */
	passes(record: ToldRecord): boolean;
	/** Whether legs may show that a call is wanted which its own row does not show to be. */
	legsMayTell?(record: ToldRecord): boolean;
}

/** What a request for rows brought, or that its end did not come, in time or at all: asking for less may help. */
export type Answer = AnsweredRows | { unfinished: Error };

interface AnsweredRows {
	rows: Row[];
	/** 0 bytes came: there is nothing, or a name that is no UTF-8 made the whole list nothing. */
	isBlank?: true;
	/** Some of the rows came by csv, of which nobody can tell whether its end is missing. */
	isUnsure?: true;
}

/** There is no recording, and there will be none. */
export const NONE = 'none';

/** The call feed's eyes: the only part that waits. `A` is a recording as the reader hands it over. */
export interface FeedReader<A> {
	/** Rejects when nothing usable came. */
	rows(window: Window): Promise<Answer>;
	/** The same in another form, in which one name cannot hide the others. */
	rowsByCsv(window: Window): Promise<Answer>;
	/**
	 * The recording of a call, or that there will be none; undefined while there is none, or not all
	 * of it. `isLast`: it is not asked for again, so that a part is better than nothing. Rejects when
	 * nothing usable came.
	 */
	recording(record: CallRecord, isLast: boolean): Promise<A | typeof NONE | undefined>;
	/** A call with what its legs tell. Rejects when they cannot be read. */
	withLegs?(record: CallRecord): Promise<ToldRecord>;
	/** Whether a call is still up. Rejects when nothing usable came. */
	isUp(callId: string): Promise<boolean>;
	/** Whether whoever was asked still talks, in a call that is older. Rejects when nothing usable came. */
	goesOn(asked: Asked): Promise<boolean>;
}

/** A call of which the trigger tells the legs together. */
export interface ToldCall extends GroupedCall {
	/** A leg that came after its call had been told. */
	lateLeg: boolean;
}

/** A call or leg, or the legs of a call. */
export type ToldRecord = CallRecord | ToldCall;

/** What becomes an item. */
export interface Emission<A> {
	record: ToldRecord;
	/** As the PBX answered: one, or those of a call's legs in their order. */
	rows: Row[];
	/** Undefined where none was wanted or none came. */
	recording?: A;
}
