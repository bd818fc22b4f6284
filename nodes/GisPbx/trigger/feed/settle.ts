import type { Arrival } from './arrivals';
import { LegLooks } from './legLooks';
import { OpenCalls } from './openCalls';
import type { Emission, FeedReader, FeedSettings, ToldRecord } from './settings';
import type { Unit } from './units';
import { MINUTE_MS } from '../../pbx/time/zoneClock';

/** What became of a poll's arrivals. */
export interface Settlement<A> {
	emitted: Array<Emission<A>>;
	/** Emitted, or unwanted: they go into the ledger. */
	settled: Arrival[];
	/** Held back for a recording or for more legs, or beyond what one poll may emit: they hold the floor. */
	unsettled: Arrival[];
	/** Whether the poll had to leave rows to the next one. */
	isFull: boolean;
}

interface Occasion {
	now: number;
	/** Only calls that ended at this instant or later are new; undefined: all are. */
	newSince?: number;
	/** Calls of which a leg is settled. */
	told: ReadonlySet<string>;
}

export async function settle<A>(
	units: Unit[],
	{ now, newSince, told }: Occasion,
	settings: FeedSettings,
	reader: FeedReader<A>,
): Promise<Settlement<A>> {
	const recordings = new Recordings(settings, reader, now);
	const openCalls = new OpenCalls(settings, reader, now, told);
	const legLooks = new LegLooks(settings, reader, now);
	const outcomeOf = async (unit: Unit): Promise<Emission<A> | typeof HELD | typeof UNWANTED> => {
		if (!unit.arrivals.some((arrival) => isNew(arrival, newSince))) return UNWANTED;
		const record = unit.open ? await openCalls.recordOf(unit.open) : unit.record;
		if (record === undefined) return HELD;
		const isWanted = settings.passes(record) || (await legLooks.isWanted(record, unit.waitsFrom));
		if (!isWanted) return isWanted === undefined ? HELD : UNWANTED;
		const recording = await recordings.of(record, unit.waitsFrom);
		return recording === HELD ? HELD : { record, rows: unit.rows, ...(recording && { recording }) };
	};
	const result: Settlement<A> = { emitted: [], settled: [], unsettled: [], isFull: false };
	for (const unit of units) {
		const breath = settings.breathe();
		if (breath) await breath;
		result.isFull ||=
			result.emitted.length >= settings.maximumPerPoll || recordings.isBudgetSpent();
		const outcome = result.isFull ? HELD : await outcomeOf(unit);
		const arrivals = outcome === HELD ? result.unsettled : result.settled;
		for (const arrival of unit.arrivals) arrivals.push(arrival);
		if (outcome !== HELD && outcome !== UNWANTED) result.emitted.push(outcome);
	}
	return result;
}

function isNew({ startedAt, endedAt }: Arrival, newSince = -Infinity): boolean {
	return (endedAt ?? startedAt ?? -Infinity) >= newSince;
}

const HELD = 'held';
const UNWANTED = 'unwanted';

/** Asks for recordings, once per call and poll; a failure of it never fails the poll. */
class Recordings<A> {
	private checks = 0;
	private isFailing = false;

	constructor(
		private readonly settings: FeedSettings,
		private readonly reader: FeedReader<A>,
		private readonly now: number,
	) {}

	/** Every poll asks for one at least, so that it gets on. */
	isBudgetSpent(): boolean {
		return this.checks > 0 && !this.isFailing && this.settings.isOver();
	}

	async of(record: ToldRecord, waitsFrom: number): Promise<A | undefined | typeof HELD> {
		const { recordingWaitMinutes } = this.settings;
		if (recordingWaitMinutes === undefined || record.disposition !== 'answered') return undefined;
		const isLast = this.now >= waitsFrom + recordingWaitMinutes * MINUTE_MS;
		const recording = this.isFailing ? undefined : await this.ask(record, isLast);
		return recording ?? (isLast ? undefined : HELD);
	}

	private async ask(record: ToldRecord, isLast: boolean): Promise<A | undefined> {
		this.checks++;
		return await this.reader.recording(record, isLast).catch(() => {
			// A PBX that fails here fails for the next call too, and slowly: the rest wait for their time.
			this.isFailing = true;
			return undefined;
		});
	}
}
