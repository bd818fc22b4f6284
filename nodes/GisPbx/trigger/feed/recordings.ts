import { NONE, type FollowSettings } from './settings';
import { HELD } from './settle';
import { MINUTE_MS } from '../../pbx/time/zoneClock';

interface Waiting<A, R> extends Pick<FollowSettings<R>, 'isOver'> {
	now: number;
	/** How long after its end a record waits for its audio. */
	waitMinutes: number;
	/** The audio, undefined while there is none or not all of it; see FeedReader. */
	ask(record: R, isLast: boolean): Promise<A | typeof NONE | undefined>;
}

/** Asks for recordings, once per record and poll; a failure of it never fails the poll. */
export class Recordings<A, R> {
	private checks = 0;
	private isFailing = false;

	constructor(private readonly waiting: Waiting<A, R>) {}

	/** Every poll asks for one at least, so that it gets on. */
	isBudgetSpent(): boolean {
		return this.checks > 0 && !this.isFailing && this.waiting.isOver();
	}

	/** Undefined where there will be none, or the time to wait is over without one. */
	async of(record: R, waitsFrom: number): Promise<A | undefined | typeof HELD> {
		const { now, waitMinutes } = this.waiting;
		const isLast = now >= waitsFrom + waitMinutes * MINUTE_MS;
		const recording = this.isFailing ? undefined : await this.ask(record, isLast);
		if (recording === NONE) return undefined;
		return recording ?? (isLast ? undefined : HELD);
	}

	private async ask(record: R, isLast: boolean): Promise<A | typeof NONE | undefined> {
		this.checks++;
		return await this.waiting.ask(record, isLast).catch(() => {
			// A PBX that fails here fails for the next one too, and slowly: the rest wait for their time.
			this.isFailing = true;
			return undefined;
		});
	}
}
