import type { Row } from '../../../pbx/rows';
import { SECOND_MS } from '../../../pbx/time/zoneClock';

/** What can be asked about one call. */
export interface CallQuestions {
	/** Whether such rows leave it open that it goes on; else it has ended. */
	mayGoOn(rows: Row[]): boolean;
	/** Whether the PBX shows it as up, though these rows are there. */
	isUp(rows: Row[]): Promise<boolean>;
	/** Whether it is clear that its source is not registered, so that no row will come. */
	isSourceUnregistered(now: number): Promise<boolean>;
}

/** What a look at the CDRs told; `changed`: rows came, so that it is worth to look again soon. */
type Told = 'goesOn' | 'changed' | 'filed' | 'sourceUnregistered';

/** A call that was up is not asked about again for so long while its rows stay the same. */
const STAYS_UP_MS = 30 * SECOND_MS;
/** So long the rest of its rows are waited for when a call that was up is so no more. */
const ROWS_COME_WITHIN_MS = 15 * SECOND_MS;

/**
 * Tells from look to look whether a call has ended (decisions.md#the-end-of-a-dialled-call): when
 * two looks show the same rows and, where these leave it open, the PBX shows it as up no more.
 */
export class CallEnding {
	rows: Row[] = [];
	private wasUp = false;
	private isGone = false;
	/** Epoch milliseconds until which there is nothing to ask. */
	private isKnownUntil = -Infinity;

	constructor(private readonly ask: CallQuestions) {}

	/** `found`: all rows of the call that are filed at the moment `now`. */
	async look(found: Row[], now: number): Promise<Told> {
		if (found.length === 0) {
			const isInVain = await this.ask.isSourceUnregistered(now);
			return isInVain ? 'sourceUnregistered' : 'goesOn';
		}
		if (found.length !== this.rows.length) {
			this.rows = found;
			this.wasUp = this.isGone = false;
			this.isKnownUntil = -Infinity;
			return 'changed';
		}
		return (await this.isOver(now)) ? 'filed' : 'goesOn';
	}

	/** Whether the call is up when it is given up. */
	async isUpAfterAll(): Promise<boolean> {
		const { rows } = this;
		return (rows.length === 0 || this.ask.mayGoOn(rows)) && (await this.ask.isUp(rows));
	}

	private async isOver(now: number): Promise<boolean> {
		if (now < this.isKnownUntil) return false;
		if (this.isGone || !this.ask.mayGoOn(this.rows)) return true;
		const isUp = await this.ask.isUp(this.rows);
		if (!isUp && !this.wasUp) return true;
		this.wasUp = true;
		this.isGone = !isUp;
		this.isKnownUntil = now + (isUp ? STAYS_UP_MS : ROWS_COME_WITHIN_MS);
		return false;
	}
}
