/** Ends channels before their time. */
import { attemptsOf, type Channel, type DialAttempt, type LiveCall } from './channel';

/**
 * Ends channels at `at`: what would have come later does not, and a phone that rings was not
 * answered.
 */
export function endChannels(
	call: LiveCall,
	at: number,
	isEnding: (channel: Channel) => boolean,
): void {
	call.channels = call.channels.filter((channel) => !isEnding(channel) || channel.startsAt <= at);
	for (const channel of call.channels.filter(isEnding)) {
		cutPlan(channel, at);
		channel.endsAt = Math.min(channel.endsAt, at);
	}
}

/** Ends what a channel is in at `at`, and forgets what its dialplan would have done later. */
export function cutPlan(channel: Channel, at: number): void {
	const { run } = channel;
	if (run && run.startsAt > at) channel.run = null;
	else if (run) {
		run.steps = run.steps.filter(({ startsAt }) => startsAt <= at);
		for (const step of run.steps) {
			step.attempts = step.attempts.filter(({ startsAt }) => startsAt <= at);
			if (step.endsAt !== undefined) step.endsAt = Math.min(step.endsAt, at);
		}
	}
	for (const attempt of attemptsOf(channel)) endAttempt(attempt, at);
	if (channel.answersAt !== null && channel.answersAt > at) channel.answersAt = null;
}

/** Ends one connection at `at`, unless it is over. */
export function endAttempt(attempt: DialAttempt, at: number): void {
	if (attempt.endsAt < at) return;
	const isTalk = attempt.answersAt !== null && attempt.answersAt <= at;
	if (!isTalk && (attempt.status === 'answered' || attempt.endsAt > at)) {
		Object.assign(attempt, { status: 'cancelled', answersAt: null });
	}
	attempt.endsAt = at;
}
