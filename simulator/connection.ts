/** Who talks with whom in a call, and a channel that goes on with somebody else. */
import {
	attemptsOf,
	type Channel,
	type DialAttempt,
	type DialplanRun,
	type DialplanStep,
	type LiveCall,
} from './channel';
import { addPhone } from './line';
import { plainRun } from './localChannel';
import type { Pbx } from './pbx';

/** A talk, or a phone that is being rung, and the channel that dialled it. */
export interface Connected {
	caller: Channel;
	attempt: DialAttempt;
}

const isUp = ({ answersAt, endsAt }: DialAttempt, now: number): boolean =>
	answersAt !== null && answersAt <= now && now < endsAt;

export const rings = ({ startsAt, answersAt, endsAt }: DialAttempt, now: number): boolean =>
	startsAt <= now && now < endsAt && (answersAt === null || answersAt > now);

/** The talk of the call in which somebody is now. */
export const talkOf = (
	call: LiveCall,
	now: number,
	isIn: (channel: Channel) => boolean,
): Connected | undefined =>
	connectionsOf(call).find(
		({ caller, attempt }) => isUp(attempt, now) && (isIn(caller) || isIn(attempt.phone)),
	);

/** Phones of the call that ring now. */
export const ringingIn = (call: LiveCall, now: number): Connected[] =>
	connectionsOf(call).filter(({ attempt }) => rings(attempt, now));

const connectionsOf = ({ channels }: LiveCall): Connected[] =>
	channels.flatMap((caller) => attemptsOf(caller).map((attempt) => ({ caller, attempt })));

/**
 * A channel goes on with a phone, in the application in which it last was with one: its dialplan is
 * still there, whatever it did in between.
 */
export function goOnWith(
	pbx: Pbx,
	channel: Channel,
	{ at, ...more }: Pick<DialAttempt, 'phone' | 'endsAt' | 'cameByItself'> & { at: number },
): void {
	channel.run ??= plainRun(pbx, channel, at);
	const { steps } = channel.run;
	const attempt: DialAttempt = { ...more, startsAt: at, answersAt: at, status: 'answered' };
	const current = steps.at(-1);
	if (current && current.endsAt === undefined) {
		current.attempts.push(attempt);
		return;
	}
	const dialled = steps.findLast(({ attempts }) => attempts.length > 0);
	const before: Pick<DialplanStep, 'application' | 'extension'> = dialled ?? {
		application: 'AppDial',
		extension: '',
	};
	steps.push({ ...before, startsAt: at, attempts: [attempt] });
}

/** `extension` takes over a channel that rings elsewhere or is parked, and talks with it at once. */
export function takeOver(
	pbx: Pbx,
	call: LiveCall,
	channel: Channel,
	{ extension, at, run }: { extension: string; at: number; run?: DialplanRun },
): void {
	const endsAt = at + pbx.switches.talkSeconds * 1000;
	channel.endsAt = endsAt;
	const side = 'destination' as const;
	const times = { startsAt: at, answersAt: at, endsAt };
	const phone = addPhone(pbx, call, { party: extension, side, ...times });
	if (run) phone.run = run;
	goOnWith(pbx, channel, { phone, at, endsAt, cameByItself: true });
}
