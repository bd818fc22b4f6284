import type { FeedReader, FeedSettings, ToldCall } from './settings';
import type { OpenCall } from './units';
import { MINUTE_MS } from '../../pbx/time/zoneClock';

/**
 * Tells which calls may still get legs (feed.md#grouped-legs): at most one question per call and
 * poll.
 */
export class OpenCalls {
	private isFailing = false;
	private toldLookUp: Promise<boolean> | undefined;

	constructor(
		private readonly settings: FeedSettings,
		private readonly reader: Pick<FeedReader<unknown>, 'isUp'>,
		private readonly now: number,
		private readonly told: ReadonlySet<string>,
	) {}

	/** The call as it is told; undefined while more legs are waited for. */
	async recordOf(call: OpenCall): Promise<ToldCall | undefined> {
		if (!(await this.isOpen(call))) return call.record;
		// Its oldest leg has waited for the longest call that can be found.
		const isOverdue = this.now >= call.firstEnd + this.longestMs;
		return isOverdue ? { ...call.record, complete: false } : undefined;
	}

	/** Whether a leg is younger than the quiet time, legs may be unread, or the call is still up. */
	private async isOpen({ record, lastEnd, isReadInPart }: OpenCall): Promise<boolean> {
		if (isReadInPart || this.now < lastEnd + this.quietMs) return true;
		// Legs that a call gets still later are not found either.
		const isRecent = this.now < lastEnd + this.longestMs;
		return isRecent && record.callId !== null && (await this.isUp(record.callId));
	}

	private get quietMs(): number {
		return (this.settings.groupQuietMinutes ?? 0) * MINUTE_MS;
	}

	private get longestMs(): number {
		return this.settings.lookbackMinutes * MINUTE_MS + this.quietMs;
	}

	/** The answer is documented nowhere: a PBX that says the same of a call that is over tells nothing. */
	private async isUp(callId: string): Promise<boolean> {
		if (!(await this.ask(callId))) return false;
		const [over] = this.told;
		this.toldLookUp ??= over === undefined ? Promise.resolve(false) : this.ask(over);
		return !(await this.toldLookUp);
	}

	/** A PBX that fails here fails for the next call too, and slowly: the rest are told unasked. */
	private async ask(callId: string): Promise<boolean> {
		if (this.isFailing || this.settings.isOver()) return false;
		return await this.reader.isUp(callId).catch(() => {
			this.isFailing = true;
			return false;
		});
	}
}
