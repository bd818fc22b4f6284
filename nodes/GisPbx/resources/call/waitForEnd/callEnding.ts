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

/** What a look at the CDRs told; `seemsOver`: it is worth to look again soon. */
type Told = 'goesOn' | 'seemsOver' | 'filed' | 'sourceUnregistered';

/** A call that is up is not asked about again for so long while its rows stay the same. */
const STAYS_UP_MS = 30 * SECOND_MS;
/** So long the rest of its rows are waited for when a call that was up is so no more. */
const ROWS_COME_WITHIN_MS = 15 * SECOND_MS;

/**
 * Tells from look to look whether a call has ended (decisions.md#the-end-of-a-dialled-call): when
 * its rows, or where they leave it open the PBX, say so, and the next look shows the same rows.
 */
export class CallEnding {
	rows: Row[] = [];
	private isUp = true;
	/** Until when, by the clock of the looks, there is nothing to ask. */
	private isKnownUntil = -Infinity;

	constructor(private readonly ask: CallQuestions) {}

	/** `found`: all rows of the call that are filed at the moment `now`. */
	async look(found: Row[], now: number): Promise<Told> {
		if (found.length === 0) {
			const isInVain = await this.ask.isSourceUnregistered(now);
			return isInVain ? 'sourceUnregistered' : 'goesOn';
		}
		const isNew = found.length !== this.rows.length;
		if (!isNew && now < this.isKnownUntil) return 'goesOn';
		if (!isNew && !this.isUp) return 'filed';
		this.rows = found;
		this.isUp = await this.mayBeUp();
		this.isKnownUntil = now + (this.isUp ? STAYS_UP_MS : isNew ? 0 : ROWS_COME_WITHIN_MS);
		return this.isUp ? 'goesOn' : 'seemsOver';
	}

	/** Whether the call is up as far as its rows and the PBX tell now. */
	async mayBeUp(): Promise<boolean> {
		const { rows } = this;
		return (rows.length === 0 || this.ask.mayGoOn(rows)) && (await this.ask.isUp(rows));
	}
}
