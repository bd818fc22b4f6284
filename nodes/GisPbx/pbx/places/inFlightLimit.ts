import { AnswerTimes } from './answerTimes';

/** Reads in flight that no PBX minds: where the limit begins. */
export const USUAL_IN_FLIGHT = 8;
/** So many are in flight where all fails: who asks one by one waits for ever for a PBX that never answers. */
const LEAST_IN_FLIGHT = 2;
/** More are never in flight, whatever the PBX bears. */
export const MOST_IN_FLIGHT = 32;

/** Answers may take so many times as long as with few in flight before the limit stops growing, or falls. */
const GROWS_UP_TO = 1.2;
const FALLS_BEYOND = 1.4;
/** Fewer answers would judge by chance. */
const FEWEST = 32;
/** Where the PBX was too busy, this share of what was in flight is the most for so long. */
const CEILING_SHARE = 0.75;
const CEILING_MS = 60_000;
/**
 * What answers usually take is learnt anew by so many that are asked few at a time: soon at first, as
 * the first of all are slow on both sides, and at longer and longer intervals.
 */
const RENEWED_BY = 24;
const FIRST_RENEWAL_MS = 2_000;
const LAST_RENEWAL_MS = 30_000;
/** A PBX that answers slowly is left alone for so many times what that took. */
const RENEWAL_SHARE = 10;

/** A request that has come to its end; times in milliseconds of a clock that nobody sets. */
interface Ended {
	sentAt: number;
	now: number;
	/** How many were in flight when it was sent, itself included. */
	inFlight: number;
}

/**
 * How many requests may be in flight at one PBX. It follows the answers as TCP's congestion control
 * follows packets: doubled at first, a quarter more later, as long as answers take hardly longer than
 * with few in flight; less in proportion where they do (a gradient, as Netflix's limits have it); back
 * at once to the usual, then half, where the PBX says that it is busy (decisions.md#concurrency).
 */
export class InFlightLimit {
	private current = USUAL_IN_FLIGHT;
	private isDoubling = true;
	private readonly times = new AnswerTimes();
	private ceiling = { most: MOST_IN_FLIGHT, until: -Infinity };
	private renewedAt: number | undefined;
	private renewAfterMs = FIRST_RENEWAL_MS;
	/** When the PBX last said that it was busy, and the limit fell. */
	private busyAt = -Infinity;
	/** The limit from before the usual times are learnt anew. */
	private returnTo: number | undefined;

	/** Of the requests sent since the limit last changed. */
	private since = -Infinity;
	private answers = 0;
	private tookMs = 0;
	private usuallyMs = 0;
	private wasReached = false;

	get limit(): number {
		return this.current;
	}

	/** Somebody has to wait: only then is it worth while to allow more. */
	reached(): void {
		this.wasReached = true;
	}

	/** Requests of one kind take about as long as each other. */
	answered({ kind, sentAt, now, inFlight }: Ended & { kind: string }): void {
		const ms = now - sentAt;
		if (inFlight <= USUAL_IN_FLIGHT) this.times.learn(kind, ms);
		if (sentAt < this.since) return;
		if (this.current < USUAL_IN_FLIGHT && now - this.busyAt >= CEILING_MS) {
			return this.change(USUAL_IN_FLIGHT, now);
		}
		this.answers++;
		this.tookMs += ms;
		this.usuallyMs += this.times.usualOf(kind) ?? ms;
		this.judge(now);
	}

	/** The PBX, or the server in front of it, says that it has too much to do. */
	busy({ sentAt, now, inFlight }: Ended): void {
		// Up to the usual it is no matter of how many: a PBX that was down is asked as before when it is back.
		if (inFlight > USUAL_IN_FLIGHT) {
			const most = Math.min(this.mostAt(now), Math.floor(inFlight * CEILING_SHARE));
			this.ceiling = { most: Math.max(most, USUAL_IN_FLIGHT), until: now + CEILING_MS };
		}
		if (sentAt < this.busyAt) return; // one of many that were sent together
		this.busyAt = now;
		this.isDoubling = false;
		const isBeyondUsual = Math.max(this.current, this.returnTo ?? 0) > USUAL_IN_FLIGHT;
		this.returnTo = undefined;
		const half = Math.max(LEAST_IN_FLIGHT, this.current >> 1);
		this.change(isBeyondUsual ? USUAL_IN_FLIGHT : half, now);
	}

	private judge(now: number): void {
		if (this.returnTo !== undefined) {
			if (this.answers < RENEWED_BY) return;
			const tookMs = now - this.since;
			this.renewedAt = now;
			this.renewAfterMs = Math.max(
				Math.min(2 * this.renewAfterMs, LAST_RENEWAL_MS),
				RENEWAL_SHARE * tookMs,
			);
			this.change(Math.min(this.returnTo, this.mostAt(now)), now);
			this.returnTo = undefined;
			return;
		}
		if (this.answers < (this.isDoubling ? this.current : Math.max(FEWEST, this.current))) return;
		if (this.current <= USUAL_IN_FLIGHT) this.renewedAt = now;
		const slowness = this.usuallyMs > 0 ? this.tookMs / this.usuallyMs : 1;
		const next = this.next(slowness, now);
		const isStale = now - (this.renewedAt ?? now) >= this.renewAfterMs;
		if (isStale && next > USUAL_IN_FLIGHT) {
			this.returnTo = next;
			this.times.doubt();
			this.change(USUAL_IN_FLIGHT, now);
		} else if (next === this.current) {
			this.judgeAnew();
		} else {
			this.change(next, now);
		}
	}

	/** Slower answers bring the limit back to the usual and no further: they may be larger ones. */
	private next(slowness: number, now: number): number {
		const { current } = this;
		if (slowness > FALLS_BEYOND && current > USUAL_IN_FLIGHT) {
			this.isDoubling = false;
			return Math.max(USUAL_IN_FLIGHT, Math.floor((current * GROWS_UP_TO) / slowness));
		}
		if (!this.wasReached || (slowness > GROWS_UP_TO && current >= USUAL_IN_FLIGHT)) return current;
		return Math.min(this.more(), this.mostAt(now));
	}

	private more(): number {
		if (this.isDoubling) return this.current * 2;
		return this.current < USUAL_IN_FLIGHT
			? Math.min(this.current * 2, USUAL_IN_FLIGHT)
			: this.current + (this.current >> 2);
	}

	private mostAt(now: number): number {
		return now < this.ceiling.until ? this.ceiling.most : MOST_IN_FLIGHT;
	}

	private change(limit: number, now: number): void {
		this.current = limit;
		this.since = now;
		this.judgeAnew();
	}

	private judgeAnew(): void {
		this.answers = 0;
		this.tookMs = 0;
		this.usuallyMs = 0;
		this.wasReached = false;
	}
}
