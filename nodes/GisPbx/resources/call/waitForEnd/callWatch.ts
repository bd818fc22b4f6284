import type { Row } from '../../../pbx/rows';
import { legRowsOf } from '../../../callRecords/legRows';
import { CallEnding, type CallQuestions } from './callEnding';

/** A call that is followed. Times are milliseconds. */
interface FollowedCall {
	originateId: string;
	/** By n8n's clock. */
	dialledAt: number;
	/** By the clock of the outlook, which nobody sets. */
	giveUpAt: number;
	ask: CallQuestions;
}

/** What was seen of a call by its end, or by the end of the wait. */
export interface Watched {
	/**
	 * filed: it has ended, and its CDR rows are there; up: it goes on; unseen: there is neither;
	 * sourceUnregistered: it has failed, and no row will come.
	 */
	end: 'filed' | 'sourceUnregistered' | 'up' | 'unseen';
	/** Its CDR rows, as far as there are any. */
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
	ending: CallEnding;
	settle(seen: Watched | undefined): void;
};

/** Waits for the ends of calls side by side: one CDR read a round serves all of them. */
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
			this.waiting.add({ ...call, ending: new CallEnding(call.ask), settle });
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
			if (this.outlook.isStopped()) return;
			await this.judge(call, legRowsOf(rows, call.originateId), now);
		}
	}

	private async judge(call: Waiting, found: Row[], now: number): Promise<void> {
		// Rows that cannot be read say nothing: neither that there are none.
		const told = this.failure === undefined ? await call.ending.look(found, now) : 'goesOn';
		if (told === 'seemsOver') this.lookSoon();
		if (told === 'filed' || told === 'sourceUnregistered') this.dismiss(call, told);
		else if (now >= call.giveUpAt) {
			const isUp = await call.ending.mayBeUp();
			this.dismiss(call, isUp ? 'up' : call.ending.rows.length > 0 ? 'filed' : 'unseen');
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

	private lookSoon(): void {
		this.nextPause = 1;
		this.nextLook = Math.min(this.nextLook, this.outlook.now() + PAUSES[0] * 1000);
	}

	private dismiss(call: Waiting, end: Watched['end']): void {
		this.leave(call, { end, rows: call.ending.rows, failure: this.failure });
	}

	private dismissAll(): void {
		for (const call of this.waiting) this.leave(call, undefined);
	}

	private leave(call: Waiting, seen: Watched | undefined): void {
		this.waiting.delete(call);
		if (this.waiting.size === 0) this.nextLook = Infinity;
		call.settle(seen);
	}
}
