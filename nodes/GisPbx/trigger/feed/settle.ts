import type { Arrival } from './arrivals';
import type { Emission, FeedReader, FeedSettings } from './settings';

/** What became of a poll's arrivals. */
export interface Settlement<A> {
	emitted: Array<Emission<A>>;
	/** Emitted, or unwanted: they go into the ledger. */
	settled: Arrival[];
	/** Held back for a recording, or beyond what one poll may emit: they hold the floor. */
	unsettled: Arrival[];
	/** Whether the poll had to leave rows to the next one. */
	isFull: boolean;
}

/** Only calls that ended at `newSince` or later are new; undefined: all are. */
export async function settle<A>(
	arrivals: Arrival[],
	{ now, newSince }: { now: number; newSince?: number },
	settings: FeedSettings,
	reader: FeedReader<A>,
): Promise<Settlement<A>> {
	const recordings = new Recordings(settings, reader, now);
	const result: Settlement<A> = { emitted: [], settled: [], unsettled: [], isFull: false };
	for (const arrival of arrivals) {
		const { row, record } = arrival;
		result.isFull ||=
			result.emitted.length >= settings.maximumPerPoll || recordings.isBudgetSpent();
		if (result.isFull) {
			result.unsettled.push(arrival);
		} else if (!isNew(arrival, newSince) || !settings.passes(record)) {
			result.settled.push(arrival);
		} else {
			const recording = await recordings.of(arrival);
			if (recording === HELD) {
				result.unsettled.push(arrival);
			} else {
				result.settled.push(arrival);
				result.emitted.push({ row, record, ...(recording && { recording }) });
			}
		}
	}
	return result;
}

function isNew({ startedAt, endedAt }: Arrival, newSince = -Infinity): boolean {
	return (endedAt ?? startedAt ?? -Infinity) >= newSince;
}

const HELD = 'held';
const MINUTE_MS = 60_000;

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

	async of({ record, startedAt, endedAt }: Arrival): Promise<A | undefined | typeof HELD> {
		const { recordingWaitMinutes } = this.settings;
		if (recordingWaitMinutes === undefined || record.disposition !== 'answered') return undefined;
		const recording = this.isFailing ? undefined : await this.ask(record);
		const deadline = (endedAt ?? startedAt ?? 0) + recordingWaitMinutes * MINUTE_MS;
		return recording ?? (this.now < deadline ? HELD : undefined);
	}

	private async ask(record: Arrival['record']): Promise<A | undefined> {
		this.checks++;
		return await this.reader.recording(record).catch(() => {
			// A PBX that fails here fails for the next call too, and slowly: the rest wait for their time.
			this.isFailing = true;
			return undefined;
		});
	}
}
