/** Plays the dialplan on a channel, instruction by instruction, until somebody talks or nothing is left. */
import type { Channel, DialAttempt, DialplanStep, DialStatus, LiveCall } from './channel';
import { CONFERENCE, enterRoom } from './conference';
import type { Pbx } from './pbx';
import { ring, talkUntil, type Rung } from './ring';
import type { Queue } from './state';

export interface DialInstruction {
	dial: readonly string[];
	maxRing?: number;
	/** Whose phones have no time of their own. */
	answerAfter?: number;
	talkSeconds?: number;
	/** The dialplan goes on when the called person hangs up. */
	goesOn?: boolean;
	side?: Channel['side'];
}

/** Times in seconds. */
export type Instruction =
	/** Rings phones at once: an extension, a number outside, a ring group. */
	| DialInstruction
	/** Lets the caller wait in the queue of this number. */
	| { queue: string; maxWait?: number; answerAfter?: number }
	/** Lets the caller meet whoever is in the room of this number, for as long as a talk lasts. */
	| { conference: string }
	/** Has the mailbox of an extension record for so long. */
	| { voicemail: string; seconds: number }
	/** Any other application: `Wait`, `Playback`, `Busy`, `Hangup`. `answers`: it picks up first. */
	| { application: string; seconds?: number; answers?: boolean; status?: DialStatus };

export interface DialplanOrder {
	/** The number that the dialplan is at; of a queue, its own. */
	extension: string;
	instructions: readonly Instruction[];
	at: number;
	/** Longest talk. */
	talkSeconds: number;
	/** Where it is no longer the channel's. */
	context?: string;
	/** MiRTA's `firstdst`, where it is no longer what the caller dialled. */
	firstDestination?: string;
}

/** The engine's `dialtimeout` when none is given (pbx.md#dial). */
export const DEFAULT_RING_SECONDS = 30;

/** Between two rounds of a queue, unless it has a time of its own. */
const RETRY_SECONDS = 5;

/** Returns the talk; undefined when nobody answered, and the channel ends with the dialplan. */
export function runDialplan(
	pbx: Pbx,
	call: LiveCall,
	channel: Channel,
	order: DialplanOrder,
): DialAttempt | undefined {
	let { at } = order;
	for (const instruction of order.instructions) {
		const { talk, endsAt } = carryOut(pbx, call, channel, instruction, { ...order, at });
		at = endsAt;
		if (talk.length === 0) continue;
		const { talkSeconds = order.talkSeconds, goesOn = false } =
			'dial' in instruction ? instruction : {};
		at += talkSeconds * 1000;
		for (const connection of talk) talkUntil(connection, at);
		if (!goesOn) return talk[0]?.attempt;
	}
	channel.endsAt = at;
	return undefined;
}

function carryOut(
	pbx: Pbx,
	call: LiveCall,
	channel: Channel,
	instruction: Instruction,
	{ extension, context, firstDestination, at, talkSeconds }: DialplanOrder,
): Rung {
	const begin = (application: string, more: Partial<DialplanStep> = {}): DialplanStep => {
		const where = { extension, context, firstDestination };
		const step = { application, ...where, startsAt: at, attempts: [], ...more };
		channel.run?.steps.push(step);
		return step;
	};
	const over = (seconds: number): Rung => ({ talk: [], endsAt: at + seconds * 1000 });

	if ('dial' in instruction) {
		const { dial, maxRing, answerAfter, side = 'destination' } = instruction;
		return ring(pbx, call, channel, begin('Dial'), {
			parties: dial,
			at,
			side,
			maxRingSeconds: maxRing ?? DEFAULT_RING_SECONDS,
			answerAfterSeconds: answerAfter ?? pbx.switches.answerAfterSeconds,
		});
	}
	if ('queue' in instruction) {
		const { queue: number, maxWait = DEFAULT_RING_SECONDS, answerAfter } = instruction;
		const queue = pbx.state.queues.find((each) => each.number === number);
		channel.answersAt ??= at;
		const step = begin('Queue', { extension: number });
		return waitInQueue(pbx, call, channel, step, { queue, at, maxWait, answerAfter });
	}
	if ('conference' in instruction) {
		channel.answersAt ??= at;
		enterRoom(pbx, channel, begin(CONFERENCE, { extension: instruction.conference }));
		return over(talkSeconds);
	}
	if ('voicemail' in instruction) {
		channel.answersAt ??= at;
		begin('VoiceMail', { mailbox: instruction.voicemail });
		return over(instruction.seconds);
	}
	if (instruction.answers) channel.answersAt ??= at;
	begin(instruction.application, { status: instruction.status });
	return over(instruction.seconds ?? 0);
}

/** Rings the members all at once, or one after the other in rounds, until the caller has waited enough. */
function waitInQueue(
	pbx: Pbx,
	call: LiveCall,
	channel: Channel,
	step: DialplanStep,
	order: { queue: Queue | undefined; at: number; maxWait: number; answerAfter?: number },
): Rung {
	const { queue, maxWait, answerAfter = pbx.switches.answerAfterSeconds } = order;
	const members = (queue?.members ?? [])
		.filter(({ paused }) => !paused)
		.map(({ extension }) => extension);
	const isRingAll = queue?.strategy !== 'linear';
	const rounds = isRingAll ? [members] : members.map((member) => [member]);
	const leavesAt = order.at + maxWait * 1000;
	let { at } = order;
	for (let round = 0; at < leavesAt && members.length > 0; round += 1) {
		const rung = ring(pbx, call, channel, step, {
			parties: rounds[round % rounds.length] ?? [],
			at,
			side: 'destination',
			maxRingSeconds: Math.min(queue?.memberSeconds ?? maxWait, (leavesAt - at) / 1000),
			answerAfterSeconds: answerAfter,
			localContext: pbx.switches.queueMembers === 'local' ? 'member' : undefined,
		});
		if (rung.talk.length > 0) return rung;
		at = rung.endsAt + (queue?.retrySeconds ?? RETRY_SECONDS) * 1000;
	}
	return { talk: [], endsAt: leavesAt };
}
