import { InFlightLimit, MOST_IN_FLIGHT, USUAL_IN_FLIGHT } from './inFlightLimit';
import { Turns, type Turn } from './turns';

/** A PBX that was left alone for so long may be another one now: the limit begins again. */
const IDLE_MS = 60_000;
/** So many that go first may be on their way however many others are: a long one does not keep the next waiting. */
const KEPT_FOR_FIRST = 3;

/** One request on its way, from sending to the last byte. */
export interface Place {
	/** The PBX has answered: the time it took says how much it bears, and what goes wrong later is not its being busy. */
	answered(): void;
	/** The last byte is there, or none will come; `isBusy` where the PBX said that it has too much to do. */
	leave(isBusy?: boolean): void;
	/** Whether it was left as busy, more being in flight when it was taken than every PBX bears. */
	readonly wasTooMuch: boolean;
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
		this.beginAnew();
		const waiting = { turn, kind, begin };
		this.turns.add(turn, waiting);
		this.letIn();
		return () => this.turns.remove(turn, waiting);
	}

	/** A write is sent at once; the time that it takes says nothing. */
	write(): Place {
		this.beginAnew();
		this.writes++;
		return this.place(undefined, () => this.writes--);
	}

	private beginAnew(): void {
		if (this.isIdle) this.limit = new InFlightLimit();
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

	/** Some reads of each sort may always be on their way, so that none waits for writes or for the others. */
	private may(goesFirst: boolean): boolean {
		const { first, others } = this.reads;
		if (first + others >= MOST_IN_FLIGHT) return false;
		if (goesFirst) return this.inFlight < this.limit.limit || first < KEPT_FOR_FIRST;
		if (others >= MOST_IN_FLIGHT - 1) return false;
		return this.inFlight < this.limit.limit || others === 0;
	}

	private place(kind: string | undefined, free: () => void): Place {
		const { inFlight, limit, clock } = this;
		const sentAt = clock();
		const ended = () => ({ sentAt, now: clock(), inFlight });
		let state: 'asked' | 'answered' | 'left' | 'tooMuch' = 'asked';
		return {
			answered: () => {
				if (state !== 'asked') return;
				state = 'answered';
				if (kind !== undefined) limit.answered({ kind, ...ended() });
			},
			leave: (isBusy = false) => {
				if (state === 'left' || state === 'tooMuch') return;
				const isBusyYet = isBusy && state === 'asked';
				state = isBusyYet && inFlight > USUAL_IN_FLIGHT ? 'tooMuch' : 'left';
				if (isBusyYet) limit.busy(ended());
				free();
				this.lastAt = clock();
				this.letIn();
			},
			get wasTooMuch() {
				return state === 'tooMuch';
			},
		};
	}
}
