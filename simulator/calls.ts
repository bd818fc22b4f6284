/** Calls in progress. */
import type { Direction } from './cdr';
import { findExtension, type Pbx } from './pbx';
import type { LiveCall, LiveLeg } from './state';

export type LegPhase = 'notYet' | 'ringing' | 'up' | 'ended';

export function phaseOf(leg: LiveLeg, now: number): LegPhase {
	if (now < leg.startsAt) return 'notYet';
	if (now >= leg.endsAt) return 'ended';
	return leg.answersAt !== null && now >= leg.answersAt ? 'up' : 'ringing';
}

/** Legs that ring or talk now, each with its call. */
export function activeLegs(pbx: Pbx): Array<{ call: LiveCall; leg: LiveLeg; phase: LegPhase }> {
	const now = pbx.clock.now().getTime();
	return pbx.state.calls
		.flatMap((call) => call.legs.map((leg) => ({ call, leg, phase: phaseOf(leg, now) })))
		.filter(({ phase }) => phase === 'ringing' || phase === 'up');
}

export function directionOf(pbx: Pbx, call: LiveCall): Direction {
	const inside = (party: string) =>
		findExtension(pbx, party) ?? pbx.state.queues.find(({ number }) => number === party);
	return inside(call.source) && inside(call.destination) ? 'LOCAL' : 'OUT';
}
