import type { CallRecord } from '../../pbx/calls/callRecord';
import { ANSWERED } from '../../pbx/calls/disposition';
import { mapOf } from '../../pbx/longWork';
import { MINUTE_MS } from '../../pbx/time/zoneClock';
import { LegLooks } from './legLooks';
import { looksWith } from './look';
import { pollFeed, type PollResult } from './poll';
import {
	NONE,
	type Emission,
	type FeedReader,
	type FeedSettings,
	type FollowSettings,
} from './settings';
import { HELD, isNew, UNWANTED, type Judge } from './settle';
import type { FeedState } from './state';
import { turnOf, type Askings } from './turns';
import { unitOfRow, type Unit } from './units';

/** What the feed of recordings is told by the node's parameters. */
export interface RecordedCallSettings
	extends FollowSettings<CallRecord>,
		Pick<FeedSettings, 'passes' | 'legsMayTell'> {
	/** How many recordings one poll asks for at most, and so how many calls it emits. */
	maximumPerPoll: number;
	/** How long after its end a call waits for its recording. */
	giveUpMinutes: number;
	/** Whether a call that has none is told then. */
	tellsWithout: boolean;
	askings: Askings;
}

type RecordedCallReader<A> = Pick<FeedReader<A>, 'rows' | 'rowsByCsv' | 'recording' | 'withLegs'>;

/** One poll of the recordings: each answered call once, when its recording is there. */
export async function pollRecordedCalls<A>(
	state: FeedState,
	now: number,
	settings: RecordedCallSettings,
	reader: RecordedCallReader<A>,
): Promise<PollResult<Emission<A>>> {
	const asking = new Asking(settings, reader, now);
	const result = await pollFeed<CallRecord, CallUnit, Emission<A>>(state, now, settings, {
		look: looksWith(reader, settings),
		*unitsOf(arrivals) {
			const units = yield* mapOf(arrivals, (arrival) => unitOfRow(arrival));
			return asking.inOrder(units, state.newSince);
		},
		judge: () => asking,
	});
	const rows = asking.oldestFirst(result.rows);
	return { ...result, rows, failure: result.failure ?? asking.failure };
}

type CallUnit = Unit<CallRecord>;

/** Asks for the recordings of a poll. One that fails stops no other, and is no sign that there is none. */
class Asking<A> implements Judge<CallUnit, Emission<A>> {
	/** Why the last recording that failed could not be had. */
	failure?: Error;
	private turn: ReadonlySet<CallUnit> = new Set();
	/** Of those whose turn it is, among all. */
	private readonly places = new Map<unknown, number>();
	private isLeft = false;
	private asked = 0;
	private readonly legLooks: LegLooks;

	constructor(
		private readonly settings: RecordedCallSettings,
		private readonly reader: RecordedCallReader<A>,
		private readonly now: number,
	) {
		this.legLooks = new LegLooks(settings, reader, now);
	}

	/** The units as they are judged: those that are asked for last, in the order of their turns. */
	inOrder(units: CallUnit[], newSince: number | undefined): CallUnit[] {
		const { askings, maximumPerPoll } = this.settings;
		const waiting = units.filter(
			({ arrivals: [arrival], record }) => isNew(arrival, newSince) && this.mayBeTold(record),
		);
		const occasion = { now: this.now, giveUpMs: this.giveUpMs, askings };
		const { units: turn, isBehind } = turnOf(waiting, maximumPerPoll, occasion);
		this.turn = turn;
		units.forEach((unit, place) => turn.has(unit) && this.places.set(unit.record, place));
		this.isLeft = isBehind;
		return [...units.filter((unit) => !turn.has(unit)), ...turn];
	}

	oldestFirst(told: Array<Emission<A>>): Array<Emission<A>> {
		const placeOf = ({ record }: Emission<A>) => this.places.get(record) ?? 0;
		return told.sort((a, b) => placeOf(a) - placeOf(b));
	}

	isBudgetSpent(): boolean {
		return false;
	}

	isBehind(): boolean {
		return this.isLeft;
	}

	async outcomeOf(unit: CallUnit): Promise<Emission<A> | typeof HELD | typeof UNWANTED> {
		const { record, waitsFrom } = unit;
		if (!this.mayBeTold(record)) return UNWANTED;
		if (!this.turn.has(unit)) return HELD;
		// Every poll asks for one at least, so that it gets on.
		if (this.asked > 0 && this.settings.isOver()) {
			this.isLeft = true;
			return HELD;
		}
		const isWanted =
			this.settings.passes(record) || (await this.legLooks.isWanted(record, waitsFrom));
		if (!isWanted) return isWanted === undefined ? HELD : UNWANTED;
		return await this.ask(unit);
	}

	private async ask({ record, rows, waitsFrom, arrivals: [{ key }] }: CallUnit) {
		this.asked++;
		const isLast = this.now >= waitsFrom + this.giveUpMs;
		let hasFailed = false;
		const recording = await this.reader.recording(record, isLast).catch((error: Error) => {
			this.failure = error;
			hasFailed = true;
			return undefined;
		});
		if (recording !== undefined && recording !== NONE) return { record, rows, recording };
		if (recording === undefined && !isLast) {
			// What is told or settled is not kept: should the poll fail after this, it is as it was.
			this.settings.askings.keep(key, this.now);
			return HELD;
		}
		return this.settings.tellsWithout || hasFailed ? { record, rows } : UNWANTED;
	}

	/** Whether a call is answered and wanted, as far as its own row tells. */
	private mayBeTold(record: CallRecord): boolean {
		const { passes, legsMayTell } = this.settings;
		return record.disposition === ANSWERED && (passes(record) || legsMayTell?.(record) === true);
	}

	private get giveUpMs(): number {
		return this.settings.giveUpMinutes * MINUTE_MS;
	}
}
