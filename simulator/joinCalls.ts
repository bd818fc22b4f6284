/** A phone with two calls puts their other ends together (asterisk.md#rows). */
import type { Channel, LiveCall } from './channel';
import { goOnWith, ringingIn, talkOf, type Connected } from './connection';
import { cutPlan } from './endChannels';
import { plainRun } from './localChannel';
import type { Pbx } from './pbx';

export interface JoinOrder {
	waiting: LiveCall;
	/** Whom it talks with about that one, or rings. */
	asked: LiveCall;
	extension: string;
}

/** Whoever waits goes on with whoever was asked, and `extension` leaves. False where it cannot. */
export function joinCalls(pbx: Pbx, { waiting, asked, extension }: JoinOrder): boolean {
	const now = pbx.clock.now().getTime();
	const isItself = ({ party }: Channel) => party === extension;
	const held = talkOf(waiting, now, isItself);
	const question = talkOf(asked, now, isItself) ?? ringingIn(asked, now)[0];
	if (!held || !question || !isItself(question.caller)) return false;
	const { phone: colleague, ...ringing } = question.attempt;
	const { endsAt } = held.attempt;
	const isCalled = isItself(held.attempt.phone);
	for (const { caller } of [held, question]) cutPlan(caller, now);
	for (const leaving of [isCalled ? held.attempt.phone : held.caller, question.caller]) {
		leaving.endsAt = now;
	}
	const goesOn = isCalled ? held.caller : held.attempt.phone;
	asked.channels = asked.channels.filter((channel) => channel !== colleague);
	waiting.channels.push(colleague);
	if (ringing.answersAt !== null && ringing.answersAt <= now) {
		for (const channel of [goesOn, colleague]) channel.endsAt = endsAt;
		goOnWith(pbx, goesOn, { phone: colleague, at: now, endsAt });
	} else {
		const attempt = { ...ringing, phone: colleague };
		waitForAnswer(pbx, goesOn, { caller: question.caller, attempt }, endsAt);
	}
	return true;
}

/**
 * Whoever waited takes the place of the one who left in its dialplan, and has a row from the answer
 * on; without an answer that dialplan hangs up.
 */
function waitForAnswer(
	pbx: Pbx,
	channel: Channel,
	{ caller, attempt }: Connected,
	talkEndsAt: number,
): void {
	const now = pbx.clock.now().getTime();
	channel.run ??= plainRun(pbx, channel, now);
	const dialled = caller.run?.steps.at(-1);
	const step = { extension: dialled?.extension ?? '', context: caller.run?.context };
	const { phone, answersAt } = attempt;
	channel.endsAt = answersAt === null ? attempt.endsAt : talkEndsAt;
	if (answersAt === null) {
		const { endsAt: startsAt } = attempt;
		channel.run.steps.push({ ...step, application: 'Hangup', startsAt, attempts: [] });
		return;
	}
	phone.endsAt = talkEndsAt;
	const talk = { ...attempt, startsAt: answersAt, endsAt: talkEndsAt };
	channel.run.steps.push({ ...step, application: 'Dial', startsAt: answersAt, attempts: [talk] });
}
