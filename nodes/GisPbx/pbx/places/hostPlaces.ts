import { InFlightLimit, MOST_IN_FLIGHT, USUAL_IN_FLIGHT } from './inFlightLimit';
import { Turns, type Turn } from './turns';

/** A PBX that was left alone for so long may be another one now: the limit begins again. */
const IDLE_MS = 60_000;

/** One request on its way, from sending to the last byte. */
export interface Place {
	/** Whether more were in flight when it was taken than any PBX bears. */
	isBeyondUsual: boolean;
	/** The PBX has answered: the time it took says how much it bears. */
	answered(): void;
	/** The last byte is there, or none will come; `isBusy` where the PBX said that it has too much to do. */
	leave(isBusy?: boolean): void;
}

interface Waiting {
	turn: Turn;
	kind: string;
	begin: (place: Place) => void;
}

/**
 * The places of one PBX: how many requests may be on their way at once, and whose turn it is. Reads
 * wait for a place; writes wait for none, but count. The clock, in milliseconds, is one that nobody sets.
 */
export class HostPlaces {
	private limit = new InFlightLimit();
	private readonly turns = new Turns<Waiting>();
	private readonly reads = { first: 0, others: 0 };
	private writes = 0;
	private lastAt = -Infinity;

	constructor(private readonly clock: () => number) {}

	/** How many may be in flight now. */
	get most(): number {
		return this.limit.limit;
	}

	get inFlight(): number {
		return this.reads.first + this.reads.others + this.writes;
	}

	/** Whether nobody has asked for a minute. */
	get isIdle(): boolean {
		return this.inFlight === 0 && this.turns.isEmpty && this.clock() - this.lastAt >= IDLE_MS;
	}

	/**
	 * Takes a place for a read of a kind (those of one kind take about as long as each other): calls
	 * `begin` at once, or when its turn has come. The function returned withdraws who still waits.
	 */
	read(turn: Turn, kind: string, begin: (place: Place) => void): () => void {
		if (this.isIdle) this.limit = new InFlightLimit();
		const waiting = { turn, kind, begin };
		this.turns.add(turn, waiting);
		this.letIn();
		return () => this.turns.remove(turn, waiting);
	}

	/** A write is sent at once; the time that it takes says nothing. */
	write(): Place {
		this.writes++;
		return { ...this.place('', () => this.writes--), answered: () => undefined };
	}

	private letIn(): void {
		for (;;) {
			const next = this.turns.next((goesFirst) => this.may(goesFirst));
			if (!next) break;
			const of = next.turn.goesFirst ? 'first' : 'others';
			this.reads[of]++;
			next.begin(this.place(next.kind, () => this.reads[of]--));
		}
		if (!this.turns.isEmpty) this.limit.reached();
	}

	/** One read of each sort may always be on its way, so that none waits for writes or for the others. */
	private may(goesFirst: boolean): boolean {
		const { first, others } = this.reads;
		if (first + others >= MOST_IN_FLIGHT) return false;
		return this.inFlight < this.limit.limit || (goesFirst ? first : others) === 0;
	}

	private place(kind: string, free: () => void): Place {
		const { inFlight, limit } = this;
		const sentAt = this.clock();
		const ended = () => ({ kind, sentAt, now: this.clock(), inFlight });
		let isLeft = false;
		return {
			isBeyondUsual: inFlight > USUAL_IN_FLIGHT,
			answered: () => limit.answered(ended()),
			leave: (isBusy = false) => {
				if (isLeft) return;
				isLeft = true;
				if (isBusy) limit.busy(ended());
				free();
				this.lastAt = this.clock();
				this.letIn();
			},
		};
	}
}
