import type { Row } from '../../../pbx/rows';
import { legRowsOf } from '../../../callRecords/legRows';

/** A call that is followed. Times are epoch milliseconds of n8n's clock. */
interface FollowedCall {
	originateId: string;
	dialledAt: number;
	giveUpAt: number;
}

/** What was seen of a call by its end, or by the end of the wait. */
export interface Watched {
	/** Its CDR rows; none where it has not ended. */
	rows: Row[];
	/** Why the PBX could not be read the last time. */
	failure?: string;
}

/** The world as the watch needs it. */
interface Outlook {
	/** All CDR rows filed since an instant; rejects with an Error when the PBX cannot be read. */
	read(since: number): Promise<Row[]>;
	now(): number;
	sleep(ms: number): Promise<void>;
	/** Whether nothing more is to be asked. */
	isStopped(): boolean;
}

/** Seconds between looks: soon at first, since a call that is refused ends at once. */
const PAUSES = [1, 2, 3, 5, 8, 10];
/** No sleep is longer, so that a stopped execution ends its waits soon. */
const LONGEST_SLEEP_MS = 1000;

type Waiting = FollowedCall & {
	rows: Row[];
	settle(seen: Watched | undefined): void;
};

/**
 * Waits for the ends of calls side by side: one CDR read a round serves all of them. A PBX files the
 * legs of a call one after the other, so a call has ended when two rounds show the same rows.
 */
export class CallWatch {
	private readonly waiting = new Set<Waiting>();
	private isWatching = false;
	private nextLook = Infinity;
	/** Its place among the pauses. */
	private nextPause = 0;
	private failure: string | undefined;

	constructor(private readonly outlook: Outlook) {}

	/** What was seen of the call once it has ended or is given up; undefined when the wait was stopped. */
	async endOf(call: FollowedCall): Promise<Watched | undefined> {
		const end = new Promise<Watched | undefined>((settle) => {
			this.waiting.add({ ...call, rows: [], settle });
		});
		this.lookSoon();
		void this.watch();
		return await end;
	}

	private async watch(): Promise<void> {
		if (this.isWatching) return;
		this.isWatching = true;
		while (this.waiting.size > 0) {
			if (this.outlook.isStopped()) this.dismissAll();
			else await this.sleepOrLook();
		}
		this.nextLook = Infinity;
		this.isWatching = false;
	}

	private async sleepOrLook(): Promise<void> {
		const givenUp = [...this.waiting].map(({ giveUpAt }) => giveUpAt);
		const left = Math.min(this.nextLook, ...givenUp) - this.outlook.now();
		if (left > 0) await this.outlook.sleep(Math.min(left, LONGEST_SLEEP_MS));
		else await this.look();
	}

	private async look(): Promise<void> {
		// A call that joins meanwhile waits for the next round: this one may not reach back to it.
		const asked = [...this.waiting];
		const rows = await this.read(Math.min(...asked.map(({ dialledAt }) => dialledAt)));
		const now = this.outlook.now();
		this.nextLook = now + PAUSES[this.nextPause] * 1000;
		this.nextPause = Math.min(this.nextPause + 1, PAUSES.length - 1);
		for (const call of asked) {
			if (this.hasEnded(call, rows) || now >= call.giveUpAt) this.dismiss(call);
		}
	}

	/** A read that fails is no reason to give a call up: the next round asks again. */
	private async read(since: number): Promise<Row[]> {
		this.failure = undefined;
		try {
			return await this.outlook.read(since);
		} catch (thrown) {
			this.failure = (thrown as Error).message;
			return [];
		}
	}

	private hasEnded(call: Waiting, rows: Row[]): boolean {
		const found = legRowsOf(rows, call.originateId);
		if (found.length === 0) return false;
		const isAllThere = found.length === call.rows.length;
		call.rows = found;
		if (!isAllThere) this.lookSoon();
		return isAllThere;
	}

	private lookSoon(): void {
		this.nextPause = 1;
		this.nextLook = Math.min(this.nextLook, this.outlook.now() + PAUSES[0] * 1000);
	}

	private dismiss(call: Waiting): void {
		this.waiting.delete(call);
		call.settle({ rows: call.rows, failure: this.failure });
	}

	private dismissAll(): void {
		for (const { settle } of this.waiting) settle(undefined);
		this.waiting.clear();
	}
}
