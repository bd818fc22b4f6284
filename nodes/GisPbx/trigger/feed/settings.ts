import type { CallRecord, Detail } from '../../pbx/callRecord';
import type { PbxClock } from '../../pbx/localTime';
import type { Row } from '../../pbx/rows';
import type { Window } from '../../resources/cdr/window';

/** What the feed is told by the node's parameters. */
export interface FeedSettings {
	detail: Detail;
	clock: PbxClock;
	/** How long after its start a row may appear and still be found. */
	lookbackMinutes: number;
	/** How many rows one poll emits at most. */
	maximumPerPoll: number;
	/** A PBX is busy while a whole read brings more rows than this. */
	busyRows: number;
	/** How long after its end an answered call waits for its recording; undefined: none is wanted. */
	recordingWaitMinutes?: number;
	/** Whether a call or leg is wanted; what is not is settled without a word. */
	passes(record: CallRecord): boolean;
	/** Whether this poll must begin no further request. */
	isOver(): boolean;
}

/** A window's rows, or that the PBX did not answer in time: asking for less may help. */
export type Answer = { rows: Row[] } | { timedOut: Error };

/** The feed's eyes: the only part that waits. `A` is a recording as the reader hands it over. */
export interface FeedReader<A> {
	/** Rejects when nothing usable came. */
	rows(window: Window): Promise<Answer>;
	/** The recording of a call; undefined while there is none. Rejects when nothing usable came. */
	recording(record: CallRecord): Promise<A | undefined>;
}

/** A row to emit. */
export interface Emission<A> {
	row: Row;
	record: CallRecord;
	/** Undefined where none was wanted or none came. */
	recording?: A;
}
