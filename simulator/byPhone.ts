/** What people do with the keys of their phones, and no request of the API does (asterisk.md#rows). */
import { attemptsOf, type Channel, type DialAttempt, type LiveCall } from './channel';
import { cutPlan } from './endChannels';
import { addPhone } from './line';
import { plainRun } from './localChannel';
import type { Pbx } from './pbx';

/**
 * `extension`, which has two calls, puts their other ends together and leaves: whoever waits, and
 * whoever it asked about that one. False where it does not talk in both.
 */
export function joinCalls(
	pbx: Pbx,
	{ waiting, asked, extension }: { waiting: LiveCall; asked: LiveCall; extension: string },
): boolean {
	const now = pbx.clock.now().getTime();
	const [held, question] = [waiting, asked].map((call) => talkOf(call, extension, now));
	if (!held || question?.caller.party !== extension) return false;
	const { phone: colleague } = question.talk;
	const { endsAt } = held.talk;
	const isCalled = held.talk.phone.party === extension;
	for (const { caller } of [held, question]) cutPlan(caller, now);
	for (const leaving of [isCalled ? held.talk.phone : held.caller, question.caller]) {
		leaving.endsAt = now;
	}
	const goesOn = isCalled ? held.caller : held.talk.phone;
	asked.channels = asked.channels.filter((channel) => channel !== colleague);
	waiting.channels.push(colleague);
	for (const channel of [goesOn, colleague]) channel.endsAt = endsAt;
	connect(pbx, goesOn, { phone: colleague, at: now, endsAt });
	return true;
}

/** `extension` takes a call that rings at another phone. False where none rings there. */
export function pickUp(pbx: Pbx, call: LiveCall, extension: string): boolean {
	const now = pbx.clock.now().getTime();
	const caller = call.channels.find((channel) =>
		attemptsOf(channel).some((each) => rings(each, now)),
	);
	const [rung] = caller ? attemptsOf(caller).filter((each) => rings(each, now)) : [];
	if (!caller || !rung) return false;
	const endsAt = now + pbx.switches.talkSeconds * 1000;
	const isSole = attemptsOf(caller).filter((each) => rings(each, now)).length === 1;
	cutPlan(caller, now);
	// Asterisk takes it for the answer of the one phone that rang, and for that of none where several did.
	if (isSole) Object.assign(rung, { status: 'answered', answersAt: now });
	for (const { phone } of attemptsOf(caller)) phone.endsAt = Math.min(phone.endsAt, now);
	caller.answersAt ??= now;
	caller.endsAt = endsAt;
	const side = 'destination' as const;
	const phone = addPhone(pbx, call, {
		party: extension,
		side,
		startsAt: now,
		answersAt: now,
		endsAt,
	});
	connect(pbx, caller, { phone, at: now, endsAt, cameByItself: true });
	return true;
}

const rings = ({ startsAt, answersAt, endsAt }: DialAttempt, now: number): boolean =>
	startsAt <= now && now < endsAt && (answersAt === null || answersAt > now);

/** The talk that an extension has in a call, and the channel that dialled it. */
function talkOf({ channels }: LiveCall, extension: string, now: number) {
	const talks = channels.flatMap((caller) =>
		attemptsOf(caller)
			.filter(({ answersAt, endsAt }) => answersAt !== null && answersAt <= now && now < endsAt)
			.map((talk) => ({ caller, talk })),
	);
	return talks.find(({ caller, talk }) => [caller.party, talk.phone.party].includes(extension));
}

/** A channel that goes on with a phone: in the application that it was in, if it was in any. */
function connect(
	pbx: Pbx,
	channel: Channel,
	{ at, ...more }: Pick<DialAttempt, 'phone' | 'endsAt' | 'cameByItself'> & { at: number },
): void {
	channel.run ??= plainRun(pbx, channel, at);
	const { steps } = channel.run;
	const attempt: DialAttempt = { ...more, startsAt: at, answersAt: at, status: 'answered' };
	const current = steps.at(-1);
	if (current) current.attempts.push(attempt);
	else steps.push({ application: 'AppDial', extension: '', startsAt: at, attempts: [attempt] });
}
