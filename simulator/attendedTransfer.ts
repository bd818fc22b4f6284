/**
 * The transferer consults a third person over a Local channel and leaves when that one answers. Rows as
 * Asterisk's own attended transfer files them (asterisk.md#click-to-call).
 */
import { answeredBy } from './calls';
import { attemptsOf, type Channel, type DialAttempt, type LiveCall } from './channel';
import { talkOf } from './connection';
import { runDialplan } from './dialplan';
import { addLocalChannel, isSecondHalf, plainRun } from './localChannel';
import { accountOf, bareNumber, partyOf, type Pbx } from './pbx';
import { cutPlan, endAttempt } from './endChannels';
import { carriersOf, extendTo } from './transfer';

/** Puts whoever talks with `transferer` through to `to`; without an answer both talk on. False: nobody does. */
export function attendedTransfer(
	pbx: Pbx,
	call: LiveCall,
	transferer: Channel,
	to: string,
): boolean {
	const now = pbx.clock.now().getTime();
	const held = talkOf(call, now, (each) => each === transferer);
	const isConsulting = now < (call.consultsUntil ?? now);
	const isTalking = answeredBy(call, now) !== undefined;
	if (!held || !isTalking || isConsulting || isSecondHalf(transferer)) return false;
	const { caller, attempt: talk } = held;
	const other = caller === transferer ? talk.phone : caller;
	const endsAt = talk.endsAt;

	const { first, until, colleague } = consult(pbx, call, transferer, bareNumber(pbx, to), now);
	call.consultsUntil = until;
	// What was left of the talk is still to come where the colleague does not take part in it.
	const left = colleague ? pbx.switches.talkSeconds * 1000 : talk.endsAt - now;
	const talkEndsAt = until + left;
	const leaving = colleague ? carriersOf(call, transferer) : [];
	for (const each of call.channels) {
		if (each.endsAt === endsAt && !leaving.includes(each)) extendTo(each, talkEndsAt);
	}
	const current = caller.run?.steps.find(({ attempts }) => attempts.includes(talk));
	cutPlan(caller, now);
	const connect = (phone: Channel, from: number, end: number): DialAttempt => ({
		phone,
		startsAt: from,
		answersAt: from,
		endsAt: end,
		status: 'answered',
	});
	current?.attempts.push(connect(first, now, until));
	if (caller !== transferer) joinPlainly(pbx, transferer, connect(first, now, until));

	if (!colleague) {
		current?.attempts.push(connect(talk.phone, until, talkEndsAt));
		return true;
	}
	for (const each of leaving) leave(each, until);
	colleague.endsAt = talkEndsAt;
	if (other === caller) current?.attempts.push(connect(colleague, until, talkEndsAt));
	else joinPlainly(pbx, colleague, connect(other, until, talkEndsAt));
	first.run = plainRun(pbx, first, until);
	const swapped = other === caller ? [] : [connect(other, until, until)];
	first.run.steps.push({
		application: '',
		extension: first.party,
		startsAt: until,
		attempts: swapped,
	});
	return true;
}

interface Consultation {
	/** The half of the Local channel that the transferer talks to. */
	first: Channel;
	/** The colleague's answer, or the end of the ringing in vain. */
	until: number;
	colleague: Channel | undefined;
}

function consult(
	pbx: Pbx,
	call: LiveCall,
	transferer: Channel,
	to: string,
	now: number,
): Consultation {
	const [first, second] = addLocalChannel(pbx, call, {
		party: to,
		context: 'authenticated',
		side: 'destination',
		at: now,
	});
	second.run = {
		...plainRun(pbx, second, now),
		caller: partyOf(pbx, transferer.party),
		realSource: accountOf(pbx, transferer.party),
		firstDestination: to,
	};
	const talk = runDialplan(pbx, call, second, {
		extension: to,
		instructions: [{ dial: [to] }, { application: 'Hangup' }],
		at: now,
		talkSeconds: 0,
	});
	first.answersAt = second.answersAt;
	first.endsAt = second.endsAt;
	return { first, until: second.endsAt, colleague: talk?.phone };
}

/** A phone that was dialled has a row of its own for whom it is connected to now. */
function joinPlainly(pbx: Pbx, phone: Channel, attempt: DialAttempt): void {
	phone.run ??= plainRun(pbx, phone, attempt.startsAt);
	const { startsAt } = attempt;
	phone.run.steps.push({ application: 'AppDial', extension: '', startsAt, attempts: [attempt] });
}

function leave(channel: Channel, at: number): void {
	for (const attempt of attemptsOf(channel)) endAttempt(attempt, at);
	channel.endsAt = Math.min(channel.endsAt, at);
}
