/** Rings phones on a channel, all at once; whoever answers first has the call. */
import type { Channel, DialAttempt, DialplanStep, LiveCall } from './channel';
import { giveUp, linesTo, type Line, type LineOrder } from './line';
import { plainRun } from './localChannel';
import type { Pbx } from './pbx';

export interface RingOrder extends LineOrder {
	/** Bare numbers of extensions, or numbers outside. */
	parties: readonly string[];
}

/** One channel connected to another. */
export interface Connection {
	caller: Channel;
	attempt: DialAttempt;
}

export interface Rung {
	/** The caller's connection first; none: nobody answered. Their end is yet to be set. */
	talk: Connection[];
	/** Somebody answered, or the last phone fell silent. */
	endsAt: number;
}

export function ring(
	pbx: Pbx,
	call: LiveCall,
	caller: Channel,
	step: DialplanStep,
	order: RingOrder,
): Rung {
	const lines = order.parties.flatMap((party) => linesTo(pbx, call, caller, party, order));
	for (const { attempt } of lines) step.attempts.push(attempt);
	if (step.attempts.length === 0) step.status = 'unavailable';

	const [winner] = lines
		.filter(({ attempt }) => attempt.answersAt !== null)
		.sort((a, b) => a.attempt.endsAt - b.attempt.endsAt);
	if (!winner) {
		return { talk: [], endsAt: Math.max(order.at, ...lines.map(({ attempt }) => attempt.endsAt)) };
	}
	const { endsAt } = winner.attempt;
	for (const line of lines)
		if (line !== winner && line.attempt.endsAt >= endsAt) giveUp(line, endsAt);
	caller.answersAt ??= winner.attempt.answersAt;
	return { talk: connectionsOf(pbx, caller, step, winner), endsAt };
}

function connectionsOf(
	pbx: Pbx,
	caller: Channel,
	step: DialplanStep,
	{ attempt, behind }: Line,
): Connection[] {
	const own = { caller, attempt };
	if (!behind) return [own];
	if (pbx.switches.localChannels === 'kept') {
		return [own, { caller: behind.second, attempt: behind.attempt }];
	}
	// Asterisk takes the Local channel out: the caller goes on with the phone, in a row of its own.
	const { endsAt } = attempt;
	const { phone } = behind.attempt;
	const talk: DialAttempt = { ...behind.attempt, startsAt: endsAt };
	step.attempts.push(talk);
	if (step.application === 'Queue') {
		const swapped = { ...attempt, startsAt: endsAt };
		phone.run = plainRun(pbx, phone, endsAt);
		phone.run.steps.push({
			application: 'AppDial',
			extension: '',
			startsAt: endsAt,
			attempts: [swapped],
		});
	}
	return [{ caller, attempt: talk }];
}

/** Both talk until `at`. */
export function talkUntil({ caller, attempt }: Connection, at: number): void {
	for (const each of [caller, attempt, attempt.phone]) each.endsAt = at;
}
