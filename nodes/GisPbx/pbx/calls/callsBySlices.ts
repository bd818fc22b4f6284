import type { LongWork } from '../longWork';
import { wallOf } from '../time/wallText';
import { HOUR_MS, MINUTE_MS, type PbxClock } from '../time/zoneClock';
import type { Window } from '../time/window';
import { msOf, type Leg } from './callPart';
import { callsOfLegs } from './groupLegs';
import type { CallOfLegs } from './groupedCall';

/** A call goes on for so long at most without a leg. */
export const LONGEST_GAP_MS = HOUR_MS;
/** So long after its last leg a call without the row of its own channel may still be up. */
const MAY_BE_UP_MS = 15 * MINUTE_MS;

/**
 * The calls that began in a window, of legs that come slice by slice, oldest slice first: each call
 * once, when no later slice can hold a leg of it (decisions.md#reports).
 */
export class CallsBySlices {
	/** Legs of calls that may go on in the next slice. */
	private held: Leg[] = [];

	constructor(
		private readonly window: Window,
		private readonly clock: PbxClock,
		private readonly now: number,
	) {}

	/** The calls that are whole once all that was filed until `end` (a wall time) has come. */
	*take(legs: Leg[], end: string): LongWork<CallOfLegs[]> {
		const edge = (this.clock.instantOf(end, 'start') as number) - LONGEST_GAP_MS;
		const calls = yield* this.callsOf(this.held.concat(legs));
		this.held = [];
		const whole: CallOfLegs[] = [];
		for (const each of calls) {
			if (lastEndOf(each) < edge) whole.push(each);
			else for (const leg of legsOf(each)) this.held.push(leg);
		}
		return whole.filter((each) => this.isOver(each));
	}

	/** Those that are left when nothing more comes. */
	*rest(): LongWork<CallOfLegs[]> {
		const calls = yield* this.callsOf(this.held);
		this.held = [];
		return calls.filter((each) => this.isOver(each));
	}

	/** The leg of the channel that a call is named after is filed at the end. */
	private isOver(each: CallOfLegs): boolean {
		const { callId, legs } = each.call;
		const isNamed = legs.some((leg) => leg.callId === callId);
		return isNamed || lastEndOf(each) < this.now - MAY_BE_UP_MS;
	}

	private *callsOf(legs: Leg[]): LongWork<CallOfLegs[]> {
		const calls = yield* callsOfLegs(legs, this.window.start, this.clock);
		return calls.filter((each) => each.call.complete && this.hasBegunInTime(each));
	}

	private hasBegunInTime({ call: { startedAt } }: CallOfLegs): boolean {
		return startedAt === null || wallOf(startedAt) <= this.window.end;
	}
}

function legsOf({ call, rows }: CallOfLegs): Leg[] {
	return call.legs.map((record, place) => ({ record, row: rows[place] }));
}

/** Of a leg without an end, its start. */
function lastEndOf({ call: { legs } }: CallOfLegs): number {
	return Math.max(...legs.map(({ endedAt, startedAt }) => msOf(endedAt ?? startedAt) ?? -Infinity));
}
