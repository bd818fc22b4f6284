/**
 * A made-up PBX in memory, with a clock of its own: what it files, when it shows it, and how it
 * fails. The feed reads it as it reads the real one.
 */
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
	/** From when on its recording is there; undefined: never. */
	recordedAt?: number;
	/** From when on a part of it is. */
	recordingSince?: number;
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
export type Fault = 'throws' | 'blank' | 'timesOut';

const NOTHING = '0000-00-00 00:00:00';

export class World implements FeedReader<string> {
	now = 0;
	/** Requests for rows since the beginning. */
	requests = 0;
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
	/** A PBX that looks at the dates of a window only: it answers with more than was asked for. */
	readsWholeDays = false;
	/** Turns the order of each answer; nothing guarantees one. */
	shuffle: (rows: Row[]) => Row[] = (rows) => rows;
	/** Every window that was read, for named tests. */
	readonly windows: Window[] = [];
	private readonly filed: Array<{ filedAt: string; appearsAt: number; row: Row; copies: number }>;

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
		const { skew = 0, startedAt, appearsAt, copies = 1 } = planned;
		this.filed.push({
			filedAt: this.clock.textOf(startedAt + skew),
			appearsAt,
			row: this.rowOf(planned),
			copies,
		});
	}

	async rows(window: Window): Promise<Answer> {
		this.windows.push(window);
		const fault = this.fault(this.requests++, window);
		if (fault === 'throws') return await Promise.reject(new Error('the PBX failed'));
		if (fault === 'timesOut') return { timedOut: new Error('the PBX took too long') };
		if (fault === 'blank') {
			this.blanks++;
			return { rows: [] };
		}
		const rows = this.shuffle(this.shown(window));
		this.rowsRead += rows.length;
		return { rows };
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

	private shown(window: Window): Row[] {
		const start = this.readsWholeDays ? window.start.slice(0, 10) : window.start;
		const end = this.readsWholeDays ? `${window.end.slice(0, 10)} 23:59:59` : window.end;
		return this.filed
			.filter(
				({ appearsAt, filedAt }) => appearsAt <= this.now && filedAt >= start && filedAt <= end,
			)
			.flatMap(({ row, copies }) => Array.from({ length: copies }, () => ({ ...row })));
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
		};
	}
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
		detail: world.detail,
		clock: world.clock,
		keys,
		lookbackMinutes: 240,
		maximumPerPoll: 1000,
		busyRows: BUSY_ROWS,
		passes: () => true,
		isOver: () => false,
		...given,
	};
}
