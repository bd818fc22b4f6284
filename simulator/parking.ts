/** A parking lot: who is parked there waits until somebody takes the call back (asterisk.md#rows). */
import { CONTEXTS } from './cdr';
import type { Channel, DialplanRun, DialplanStep, LiveCall } from './channel';
import { takeOver, talkOf } from './connection';
import { runDialplan } from './dialplan';
import { cutPlan, endChannels } from './endChannels';
import { plainRun } from './localChannel';
import { accountOf, findExtension, partyOf, usernameOf, type Pbx } from './pbx';

/** The one place of the lot. */
export const PARKING_PLACE = '701';

/** How long Asterisk rings the phone to which a parked call comes back, in seconds. */
const COMES_BACK_FOR = 20;

/** `extension` parks whoever it talks with, and leaves. False where it does not talk. */
export function park(pbx: Pbx, call: LiveCall, extension: string): boolean {
	const now = pbx.clock.now().getTime();
	const held = talkOf(call, now, ({ party }) => party === extension);
	if (!held) return false;
	const { caller, attempt } = held;
	const parked = caller.party === extension ? attempt.phone : caller;
	endChannels(call, now, (each) => each !== parked);
	cutPlan(parked, now);
	parked.answersAt ??= now;
	const run = (parked.run ??= plainRun(pbx, parked, now));
	const endsAt = now + pbx.switches.parkingSeconds * 1000;
	const { extension: at = '' } = run.steps.at(-1) ?? {};
	run.steps.push({ application: 'Park', extension: at, startsAt: now, attempts: [], endsAt });
	comeBack(pbx, call, parked, { to: extension, at: endsAt });
	return true;
}

/** Nobody has taken it back: the phone that parked the call rings. */
function comeBack(
	pbx: Pbx,
	call: LiveCall,
	parked: Channel,
	{ to, at }: { to: string; at: number },
): void {
	const technology = findExtension(pbx, to)?.technology ?? 'PJSIP';
	runDialplan(pbx, call, parked, {
		extension: `${technology}_${usernameOf(pbx, to)}`,
		context: 'park-dial',
		instructions: [{ dial: [to], maxRing: COMES_BACK_FOR }],
		at,
		talkSeconds: pbx.switches.talkSeconds,
	});
}

const isParkedIn = ({ application, startsAt, endsAt }: DialplanStep, now: number): boolean =>
	application === 'Park' && startsAt <= now && endsAt !== undefined && now < endsAt;

/** `extension` takes a parked call back: it calls the place. False where nobody is there. */
export function takeBack(pbx: Pbx, call: LiveCall, extension: string): boolean {
	const now = pbx.clock.now().getTime();
	const parked = call.channels.find(({ run }) => run?.steps.some((step) => isParkedIn(step, now)));
	if (!parked) return false;
	endChannels(call, now, (each) => each !== parked);
	cutPlan(parked, now);
	takeOver(pbx, call, parked, { extension, at: now, run: runOfTaker(pbx, extension, now) });
	return true;
}

/** It is a call of its own until it has reached the place: a row without a second. */
const runOfTaker = (pbx: Pbx, extension: string, now: number): DialplanRun => ({
	startsAt: now,
	context: CONTEXTS.OUT,
	direction: 'LOCAL',
	caller: partyOf(pbx, extension),
	realSource: accountOf(pbx, extension),
	firstDestination: PARKING_PLACE,
	originateId: '',
	hangupApplication: '',
	steps: [
		{
			application: 'ParkedCall',
			extension: PARKING_PLACE,
			startsAt: now,
			attempts: [],
			endsAt: now,
		},
	],
});
