/** What becomes of a call that is transferred (pbx.md#transfer). */
import { DEFAULT_RING_SECONDS, endLegs, giveUp, planLeg } from './dialling';
import { bareNumber, type Pbx } from './pbx';
import type { LiveCall, LiveLeg } from './state';

/**
 * Sends the party on `leg` on, as AMI Redirect does: the others are dropped at once
 * (asterisk.md#click-to-call).
 */
export function redirect(pbx: Pbx, call: LiveCall, leg: LiveLeg, to: string): void {
	const now = pbx.clock.now().getTime();
	const added = planTransfer(pbx, leg, to);
	endLegs(call, now, leg);
	leg.answersAt ??= now;
	leg.disposition = 'ANSWERED';
	leg.endsAt = added.endsAt;
	call.legs = [...call.legs, added];
}

/**
 * Lets whoever is on `transferer` talk to another phone first, as AMI Atxfer does: when that answers,
 * the transferer leaves the others to it; when it does not, the call goes on as it was
 * (asterisk.md#click-to-call).
 */
export function consult(pbx: Pbx, call: LiveCall, transferer: LiveLeg, to: string): void {
	const added = planTransfer(pbx, transferer, to);
	if (added.answersAt !== null) {
		for (const leg of call.legs) if (leg !== transferer) stayUntil(leg, added);
		giveUp(transferer, added.answersAt);
	}
	call.legs = [...call.legs, added];
}

/** The phone that a call is transferred to. */
function planTransfer(pbx: Pbx, from: LiveLeg, to: string): LiveLeg {
	const added = planLeg(pbx, {
		party: bareNumber(pbx, to),
		role: 'destination',
		startsAt: pbx.clock.now().getTime(),
		ringSeconds: pbx.switches.answerAfterSeconds,
		maxRingSeconds: DEFAULT_RING_SECONDS,
		previousUniqueId: from.uniqueId,
	});
	if (added.answersAt !== null) added.endsAt += pbx.switches.talkSeconds * 1000;
	return added;
}

/** Whoever is talking when a phone begins to ring talks until that phone hangs up. */
function stayUntil(leg: LiveLeg, { startsAt, endsAt }: LiveLeg): void {
	const talks = leg.answersAt !== null && leg.answersAt <= startsAt && startsAt < leg.endsAt;
	if (talks) leg.endsAt = endsAt;
}
