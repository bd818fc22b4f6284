import { eachOf, mapOf, sortOf, type LongWork } from '../../pbx/longWork';
import type { Row } from '../../pbx/rows';
import type { Window } from '../../pbx/time/window';
import { msOf } from '../../pbx/calls/callPart';
import { Settled, type Entry } from './ledger';
import type { FollowSettings, Timed } from './settings';
import type { FeedState } from './state';
import { cutToTenMinutes, earliest, filingText } from '../../pbx/time/wallText';

/** A row that is not settled yet. */
export interface Arrival<R = unknown> extends Entry {
	row: Row;
	record: R;
	/** The earliest text under which the PBX may file it. */
	filedFrom: string;
	/** Milliseconds; null where the PBX tells none, or a start under which it cannot file the row. */
	startedAt: number | null;
	/** Milliseconds; null where the PBX tells none. */
	endedAt: number | null;
	/** From when on it is waited for: its end, or when it was first seen if that came before. */
	waitsFrom: number;
	/**
	 * When it was first seen, where the PBX tells a later end: a row is there only once its call is over. Also where it
	 * tells none.
	 */
	seenAt?: number;
}

/** Where the PBX files a row: under its start, or somewhere in the window that brought it. */
interface Filing {
	from: string;
	upTo: string;
}

/** Collects what a pass brings and tells the new from the settled. */
export class Arrivals<R extends Timed> {
	private readonly settled: Settled;
	private readonly unsettled: Row[] = [];
	private readonly filings = new Map<string, Filing>();
	/** Settled rows that turned up again under a later start. */
	readonly refiled: Entry[] = [];
	/** Calls of which a settled leg was seen, and these legs. */
	readonly told = new Set<string>();
	readonly toldLegs: Row[] = [];

	constructor(
		private readonly state: Pick<FeedState, 'ledger' | 'floor' | 'formerUpTo' | 'seenAt'>,
		private readonly now: number,
		private readonly settings: FollowSettings<R>,
		/** The call of a leg, where legs are told together. */
		private readonly groupIdOf?: (row: Row) => string | null,
	) {
		this.settled = new Settled(state.ledger);
	}

	/** How many rows are new so far. */
	get count(): number {
		return this.filings.size;
	}

	/** Takes the rows of one answer; `window` is where those lie whose start cannot be read. */
	*add(rows: Row[], window: Window): LongWork<void> {
		yield* eachOf(rows, (row) => {
			const isNew = this.addIfNew(row, window);
			const call = isNew ? null : (this.groupIdOf?.(row) ?? null);
			if (call === null) return;
			this.told.add(call);
			this.toldLegs.push(row);
		});
	}

	/** One arrival per key, oldest first. */
	*oldestFirst(): LongWork<Array<Arrival<R>>> {
		const rows = yield* this.settings.rows.unique(this.unsettled);
		const arrivals = yield* mapOf(rows, (row) => this.arrivalOf(row));
		const timed = arrivals.map((arrival) => ({
			arrival,
			at: arrival.startedAt ?? this.instantOf(arrival.filedFrom),
		}));
		return (yield* sortOf(timed, (a, b) => a.at - b.at)).map(({ arrival }) => arrival);
	}

	private instantOf(filedFrom: string): number {
		return this.settings.clock.instantOf(filedFrom, 'start') ?? 0;
	}

	private addIfNew(row: Row, window: Window): boolean {
		const { rows, keys } = this.settings;
		const printed = rows.startOf(row);
		const key = keys.of(rows.identityOf(row));
		// Of a quiet poll this is every row.
		if (this.settled.isIn(printed, key)) return false;
		const start = filedIn(window, printed);
		if (start !== undefined && start < this.state.floor) return false;
		const bucket = this.settled.bucketOf(key) ?? this.formerBucketOf(row);
		if (bucket === undefined) this.addNew(row, key, start, window);
		else this.refileIfLater(key, bucket, start ?? (rows.isWholeList ? window.end : bucket));
		return bucket === undefined;
	}

	/** Where a row is settled that was told before an update of this pack, under the key of that time. */
	private formerBucketOf(row: Row): string | undefined {
		const { rows, keys } = this.settings;
		return this.state.formerUpTo === undefined
			? undefined
			: this.settled.bucketOf(keys.of(rows.formerIdentityOf(row)));
	}

	private addNew(row: Row, key: string, start: string | undefined, window: Window): void {
		const filing = { from: start ?? window.start, upTo: start ?? window.end };
		const known = this.filings.get(key);
		this.unsettled.push(row);
		this.filings.set(key, known ? spanOf(known, filing) : filing);
	}

	/** A row without a start that a whole list shows for ever stays settled for as long. */
	private refileIfLater(key: string, bucket: string, start: string): void {
		if (cutToTenMinutes(start) <= bucket) return;
		this.settled.move(key, cutToTenMinutes(start));
		this.refiled.push({ key, filedUpTo: start });
	}

	private arrivalOf(row: Row): Arrival<R> {
		const { rows, keys } = this.settings;
		const key = keys.of(rows.identityOf(row));
		const record = rows.recordOf(row);
		const { from, upTo } = this.filings.get(key) as Filing;
		const startedAt = from === upTo ? msOf(record.startedAt) : null;
		const endedAt = msOf(record.endedAt);
		const seenAt = this.state.seenAt?.[key] ?? this.now;
		const end = endedAt ?? startedAt ?? seenAt;
		const isUntimed = endedAt === null && startedAt === null;
		return {
			row,
			key,
			record,
			filedFrom: from,
			filedUpTo: upTo,
			startedAt,
			endedAt,
			waitsFrom: Math.min(end, seenAt),
			...((end > seenAt || isUntimed) && { seenAt }),
		};
	}
}

/** The start under which a row is filed; undefined where it cannot be read, or lies behind what was asked for. */
function filedIn({ end }: Window, printed: string): string | undefined {
	const start = filingText(printed);
	return start === undefined || start > end ? undefined : start;
}

function spanOf(a: Filing, b: Filing): Filing {
	return { from: earliest(a.from, b.from), upTo: a.upTo > b.upTo ? a.upTo : b.upTo };
}
