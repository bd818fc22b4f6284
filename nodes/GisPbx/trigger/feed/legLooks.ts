import { MINUTE_MS } from '../../pbx/time/zoneClock';
import type { FeedReader, FeedSettings, ToldRecord } from './settings';

/** So long a call waits for legs that cannot be read; then its own row alone counts. */
const WAIT_MS = 10 * MINUTE_MS;

/** Asks the legs of a call whether it is wanted, where its own row cannot tell. */
export class LegLooks {
	private isFailing = false;

	constructor(
		private readonly settings: Pick<FeedSettings, 'passes' | 'legsMayTell' | 'isOver'>,
		private readonly reader: Pick<FeedReader<unknown>, 'withLegs'>,
		private readonly now: number,
	) {}

	/** Undefined while it cannot be told. */
	async isWanted(record: ToldRecord, endedAt: number): Promise<boolean | undefined> {
		if (!this.settings.legsMayTell?.(record)) return false;
		const detailed = await this.ask(record);
		if (detailed) return this.settings.passes(detailed);
		return this.now >= endedAt + WAIT_MS ? false : undefined;
	}

	/** A PBX that fails here fails for the next call too, and slowly: the rest wait for the next poll. */
	private async ask(record: ToldRecord): Promise<ToldRecord | undefined> {
		if (this.isFailing || this.settings.isOver()) return undefined;
		return await this.reader.withLegs?.(record).catch(() => {
			this.isFailing = true;
			return undefined;
		});
	}
}
