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
		private readonly reader: Pick<FeedReader<unknown>, 'isUp' | 'goesOn'>,
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

	/**
	 * Whether a leg is younger than the quiet time, legs may be unread, or the call is still up; of a
	 * consultation, the call that it was about.
	 */
	private async isOpen({ record, lastEnd, isReadInPart, asked }: OpenCall): Promise<boolean> {
		if (isReadInPart || this.now < lastEnd + this.quietMs) return true;
		// Legs that a call gets still later are not found either.
		if (this.now >= lastEnd + this.longestMs) return false;
		if (record.callId !== null && (await this.isUp(record.callId))) return true;
		return asked !== undefined && (await this.ask(async () => await this.reader.goesOn(asked)));
	}

	private get quietMs(): number {
		return (this.settings.groupQuietMinutes ?? 0) * MINUTE_MS;
	}

	private get longestMs(): number {
		return this.settings.lookbackMinutes * MINUTE_MS + this.quietMs;
	}

	/** The answer is documented nowhere: a PBX that says the same of a call that is over tells nothing. */
	private async isUp(callId: string): Promise<boolean> {
		const isUp = async (id: string) => await this.ask(async () => await this.reader.isUp(id));
		if (!(await isUp(callId))) return false;
		const [over] = this.told;
		this.toldLookUp ??= over === undefined ? Promise.resolve(false) : isUp(over);
		return !(await this.toldLookUp);
	}

	/** A PBX that fails here fails for the next call too, and slowly: the rest are told unasked. */
	private async ask(question: () => Promise<boolean>): Promise<boolean> {
		if (this.isFailing || this.settings.isOver()) return false;
		return await question().catch(() => {
			this.isFailing = true;
			return false;
		});
	}
}
