/**
 * A made-up PBX in memory, with a clock of its own: what it files, when it shows it, and how it
 * fails. The feed reads it as it reads the real one.
 */
import type { Asked } from '../../../../nodes/GisPbx/pbx/calls/attendedTransfers';
import type { Row } from '../../../../nodes/GisPbx/pbx/rows';
import { PbxClock } from '../../../../nodes/GisPbx/pbx/time/zoneClock';
import type { Detail } from '../../../../nodes/GisPbx/pbx/calls/callIdentity';
import type { Window } from '../../../../nodes/GisPbx/pbx/time/window';
import { BUSY_ROWS } from '../../../../nodes/GisPbx/trigger/feed/reading';
import type {
	Answer,
	FeedReader,
	FeedSettings,
} from '../../../../nodes/GisPbx/trigger/feed/settings';
import { callRows } from '../../../../nodes/GisPbx/trigger/feed/callRows';
import { RowKeys } from '../../../../nodes/GisPbx/trigger/feed/keys';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const CLOCKS = new Map<string, PbxClock>();

/** One clock per zone: it remembers offsets, which are slow to find. */
export function clockOf(zone: string): PbxClock {
	const clock = CLOCKS.get(zone) ?? new PbxClock(zone);
	CLOCKS.set(zone, clock);
	return clock;
}

/** A row that the PBX will show. Instants in real milliseconds. */
export interface Planned {
	/** Identity of the row. */
	id: string;
	startedAt: number;
	endedAt: number;
	/** From when on the PBX shows it. */
	appearsAt: number;
	/** How far the clock of the node that wrote it is ahead of ours. */
	skew?: number;
	answered?: boolean;
	/** Printed instead of the start; the PBX files it under the real one all the same. */
	printedStart?: string;
	/** The unique ID, where several rows share one. */
	uniqueId?: string;
	/** The call that a leg belongs to; the unique ID, where it is not given. */
	linkedId?: string;
	/** Of a leg: its other columns, where they are not those of a call from outside to 204. */
	columns?: Row;
	/** From when on its recording is there; undefined: never. */
	recordedAt?: number;
	/** From when on a part of it is. */
	recordingSince?: number;
	/** Its caller's name is no UTF-8: a list with it is blank as JSON. */
	isBadlyNamed?: boolean;
	/** Columns that hold something else; the PBX files the row where it belongs all the same. */
	replaced?: Row;
	/** Shown this many times in each answer. */
	copies?: number;
}

/** The linked ID of a leg. */
export function callOf({
	id,
	uniqueId,
	linkedId,
}: Pick<Planned, 'id' | 'uniqueId' | 'linkedId'>): string {
	return linkedId ?? uniqueId ?? id;
}

/** How a request goes wrong. */
export type Fault =
	| 'throws'
	/** Nothing in any form. */
	| 'blank'
	| 'timesOut'
	/** A name that is no UTF-8: JSON is blank, csv is whole. */
	| 'badName'
	/** The same, and csv ends early without a sign. */
	| 'badNameAndCut'
	/** JSON lost rows, which csv brings, but it ends early. */
	| 'lostAndCut';

const NOTHING = '0000-00-00 00:00:00';

interface Filed {
	filedAt: string;
	appearsAt: number;
	row: Row;
	copies: number;
	isBadlyNamed: boolean;
}

export class World implements FeedReader<string> {
	now = 0;
	/** Requests for rows since the beginning. */
	requests = 0;
	/** The same by csv. */
	csvRequests = 0;
	/** Rows in the answers to them. */
	rowsRead = 0;
	/** Of these requests, answered with nothing although there may be something. */
	blanks = 0;
	/** Requests for recordings, by unique ID. */
	checks: string[] = [];
	/** Asked before each request for rows; none: it goes well. */
	fault: (request: number, window: Window) => Fault | undefined = () => undefined;
	/** Whether requests for recordings fail. */
	recordingsFail = false;
	/** Questions whether a call is up, by its ID. */
	upChecks: string[] = [];
	/** What it says to them; `fails`: nothing usable. */
	up: (callId: string) => boolean | 'fails' = () => false;
	/** What it says of whoever was asked in a consultation; `fails`: nothing usable. */
	goingOn: (asked: Asked) => boolean | 'fails' = () => false;
	/** A PBX that looks at the dates of a window only: it answers with more than was asked for. */
	readsWholeDays = false;
	private lastFault: Fault | undefined;
	private cuts = 0;
	/** Turns the order of each answer; nothing guarantees one. */
	shuffle: (rows: Row[]) => Row[] = (rows) => rows;
	/** Every window that was read, for named tests. */
	readonly windows: Window[] = [];
	private readonly filed: Filed[];

	constructor(
		readonly detail: Detail,
		readonly clock: PbxClock,
		readonly planned: Planned[] = [],
	) {
		this.filed = [];
		for (const each of planned) this.keep(each);
	}

	/** Plans one row more. */
	file(planned: Planned): void {
		this.planned.push(planned);
		this.keep(planned);
	}

	private keep(planned: Planned): void {
		const { skew = 0, startedAt, appearsAt, copies = 1, isBadlyNamed = false } = planned;
		this.filed.push({
			filedAt: this.clock.textOf(startedAt + skew),
			appearsAt,
			row: { ...this.rowOf(planned), ...planned.replaced },
			copies,
			isBadlyNamed,
		});
	}

	async rows(window: Window): Promise<Answer> {
		this.windows.push(window);
		const fault = this.fault(this.requests++, window);
		if (fault === 'throws') return await Promise.reject(new Error('the PBX failed'));
		this.lastFault = fault;
		if (fault === 'timesOut') return { unfinished: new Error('the PBX took too long') };
		const shown = this.filedIn(window);
		const rows = this.shuffle(rowsOf(shown));
		if (fault === 'lostAndCut') return { rows: this.cut(rows), isUnsure: true };
		if (fault !== undefined || shown.some(({ isBadlyNamed }) => isBadlyNamed)) {
			this.blanks++;
			return { rows: [], isBlank: true };
		}
		this.rowsRead += rows.length;
		// A list of legs has a sign of its own for none: `]`.
		return rows.length === 0 && this.detail === 'calls' ? { rows, isBlank: true } : { rows };
	}

	async rowsByCsv(window: Window): Promise<Answer> {
		this.csvRequests++;
		if (this.lastFault === 'blank') return { rows: [] };
		const rows = this.shuffle(rowsOf(this.filedIn(window)));
		this.rowsRead += rows.length;
		const isCut = this.lastFault === 'badNameAndCut' || this.lastFault === 'lostAndCut';
		return { rows: isCut ? this.cut(rows) : rows };
	}

	/** Ends early, never twice in a row at the same place. */
	private cut(rows: Row[]): Row[] {
		this.cuts++;
		return rows.length < 3 ? rows : rows.slice(0, rows.length - 1 - (this.cuts % 2));
	}

	async recording(
		{ callId }: { callId: string | null },
		isLast: boolean,
	): Promise<string | undefined> {
		this.checks.push(String(callId));
		if (this.recordingsFail) return await Promise.reject(new Error('no recordings today'));
		const call = this.planned.find(({ id, uniqueId }) => (uniqueId ?? id) === callId);
		if ((call?.recordedAt ?? Infinity) <= this.now) return `audio of ${callId}`;
		const hasBegun = (call?.recordingSince ?? Infinity) <= this.now;
		return isLast && hasBegun ? `part of the audio of ${callId}` : undefined;
	}

	async isUp(callId: string): Promise<boolean> {
		this.upChecks.push(callId);
		const answer = this.up(callId);
		return answer === 'fails' ? await Promise.reject(new Error('no answer')) : answer;
	}

	async goesOn(asked: Asked): Promise<boolean> {
		this.upChecks.push(`${asked.extension} after ${asked.until}`);
		const answer = this.goingOn(asked);
		return answer === 'fails' ? await Promise.reject(new Error('no answer')) : answer;
	}

	private filedIn(window: Window): Filed[] {
		const start = this.readsWholeDays ? window.start.slice(0, 10) : window.start;
		const end = this.readsWholeDays ? `${window.end.slice(0, 10)} 23:59:59` : window.end;
		return this.filed.filter(
			({ appearsAt, filedAt }) => appearsAt <= this.now && filedAt >= start && filedAt <= end,
		);
	}

	private rowOf({ id, startedAt, endedAt, skew = 0, ...more }: Planned): Row {
		const start = more.printedStart ?? this.clock.textOf(startedAt + skew);
		const duration = String(Math.round((endedAt - startedAt) / SECOND));
		const answered = more.answered ?? true;
		if (this.detail === 'calls') {
			return {
				tenantcode: 'DEMOCO',
				sc_start: start,
				sc_direction: 'IN',
				sc_calleridnum: '0500000001',
				sc_dialednum: '0700000000',
				sc_disposition: answered ? 'ANSWERED' : 'NO ANSWER',
				sc_duration: duration,
				sc_uniqueid: more.uniqueId ?? id,
				sc_whoanswered: answered ? '204' : '',
			};
		}
		return {
			ID: id,
			accountcode: 'DEMOCO',
			start,
			answer: answered ? start : NOTHING,
			end: this.clock.textOf(endedAt + skew),
			duration,
			billsec: answered ? duration : '0',
			disposition: answered ? 'ANSWERED' : 'NO ANSWER',
			userfield: '[inbound]',
			uniqueid: more.uniqueId ?? id,
			linkedid: callOf({ id, ...more }),
			realsrc: '0500000001',
			firstdst: '0700000000',
			lastdst: '204-DEMOCO',
			...more.columns,
		};
	}
}

function rowsOf(filed: Filed[]): Row[] {
	const rows: Row[] = [];
	for (const { row, copies } of filed) {
		for (let shown = 0; shown < copies; shown++) rows.push({ ...row });
	}
	return rows;
}

/** A unique ID as the PBX makes them. */
export function uniqueId(startedAt: number, sequence: number): string {
	return `pbx01-${Math.floor(startedAt / SECOND)}.${sequence}`;
}

/** Of all worlds together, as the trigger has them. */
const keys = new RowKeys();

/** Settings of a feed on this world; what is not given is the node's default. */
export function settingsFor(world: World, given: Partial<FeedSettings> = {}): FeedSettings {
	return {
		rows: callRows(world),
		clock: world.clock,
		keys,
		breathe: () => undefined,
		lookbackMinutes: 240,
		maximumPerPoll: 1000,
		busyRows: BUSY_ROWS,
		passes: () => true,
		isOver: () => false,
		...given,
	};
}
