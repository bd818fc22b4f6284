/** A phone takes a call that rings at another one (asterisk.md#rows). */
import { attemptsOf, type LiveCall } from './channel';
import { ringingIn, takeOver } from './connection';
import { cutPlan } from './endChannels';
import type { Pbx } from './pbx';

/** False where none rings. */
export function pickUp(pbx: Pbx, call: LiveCall, extension: string): boolean {
	const now = pbx.clock.now().getTime();
	const [first, ...others] = ringingIn(call, now);
	if (!first) return false;
	const { caller, attempt: rung } = first;
	const isSole = others.every((other) => other.caller !== caller);
	cutPlan(caller, now);
	// Asterisk takes it for the answer of the one phone that rang, and for that of none where several did.
	if (isSole) Object.assign(rung, { status: 'answered', answersAt: now });
	const isInQueue = caller.run?.steps.at(-1)?.application === 'Queue';
	if (isInQueue && pbx.switches.pickedUpInQueue === 'atOnce') rung.endsAt = rung.startsAt;
	for (const { phone } of attemptsOf(caller)) phone.endsAt = Math.min(phone.endsAt, now);
	caller.answersAt ??= now;
	takeOver(pbx, call, caller, { extension, at: now });
	return true;
}
