import { SECOND_MS } from '../time/zoneClock';
import { phoneOf, type CallPart } from './callPart';
import { NO_ANSWER } from './disposition';
import type { People } from './people';
import { questionsIn } from './transfers';

/** Who talked in a call, from when on and for how long. */
export interface Talk {
	/** The leg of whoever answered first. */
	first: CallPart;
	/** When the talk began, in milliseconds, and as the record of a leg has it. */
	answer: number;
	answeredAt: string | null;
	seconds: number | null;
	/** Whether ringing is in it that nothing tells apart. */
	includesRinging: boolean;
}

/** A stretch of talk. Milliseconds; `counted`: as the PBX counted it, where it counted nothing else. */
type Stretch = Pick<Talk, 'answer' | 'answeredAt' | 'includesRinging'> & {
	end: number;
	counted: number | null;
};

/**
 * The talk of a call; undefined where no person took it. The answer that a leg tells is that of the
 * caller's channel: once a queue, a menu or the source of a click-to-call has answered, it lies
 * before the talk. Where other legs tell when the ringing ended, that counts.
 */
export function talkOf({ own, others, rests }: People): Talk | undefined {
	const taken = others.filter(({ role }) => role.isTaken);
	if (taken.length === 0) return undefined;
	// Local channels that have gone leave the talk to a leg of its own: theirs is the ringing.
	const goneBy = rests.reduce((first, { start }) => Math.min(first, start), Infinity) + SECOND_MS;
	const isGone = (part: CallPart) => rests.length > 0 && isClickToCall(part) && part.end <= goneBy;
	const questions = questionsIn(taken);
	const loserTo = losersByCall(others);
	const includesRinging = ringingTest(own, others);
	const told = taken
		.filter((part) => !questions.has(part) && !isGone(part))
		.map((part) => stretchBehindRinging(part, loserTo(part), includesRinging));
	const stretches = [...told, ...rests.map(stretchOf)];
	const { answer, answeredAt } = stretches.reduce((a, b) => (b.answer < a.answer ? b : a));
	const seconds =
		secondsOf(stretches, [...questions].map(stretchOf)) ?? taken[0].record.talkSeconds;
	return {
		first: taken.reduce((a, b) => (b.answer < a.answer ? b : a)),
		answer,
		answeredAt,
		seconds,
		includesRinging: seconds !== 0 && stretches.some((stretch) => stretch.includesRinging),
	};
}

/**
 * Tells the legs that count their ringing as talk: their caller had been answered before, by a queue,
 * a menu, whoever sent the call on, or in a click-to-call by the source. A phone that was rung in an
 * earlier leg rings no more.
 */
function ringingTest(own: CallPart[], others: CallPart[]): (part: CallPart) => boolean {
	const sources = own.filter(({ record }) => record.answeredAt !== null);
	const picksUp = sources.reduce((first, { answer }) => Math.min(first, answer), Infinity);
	const rangAt = new Map<string | null, number>();
	for (const { role, start } of others) {
		if (!rangAt.has(role.channel)) rangAt.set(role.channel, start);
	}
	return (part) => {
		const { role, start, answer } = part;
		if (!role.isRung) return false;
		if (sources.length > 0 && isClickToCall(part)) return answer <= picksUp;
		return answer <= start && (role.channel === null || rangAt.get(role.channel) === start);
	};
}

function isClickToCall({ role, record }: CallPart): boolean {
	return role.side === 'destination' || record.originateId !== null;
}

function stretchOf({ answer, end, record }: CallPart): Stretch {
	const { answeredAt, talkSeconds } = record;
	return {
		answer,
		answeredAt,
		end,
		counted: talkSeconds === null ? null : talkSeconds * SECOND_MS,
		includesRinging: false,
	};
}

/** Whoever rang beside and lost stopped ringing when the talk began. */
function stretchBehindRinging(
	part: CallPart,
	loser: CallPart | undefined,
	includesRinging: (part: CallPart) => boolean,
): Stretch {
	const stretch = stretchOf(part);
	if (!loser) return { ...stretch, includesRinging: includesRinging(part) };
	return { ...stretch, answer: loser.end, answeredAt: loser.record.endedAt, counted: null };
}

/** Finds the last of the phones that rang in vain beside one that counts its ringing as talk. */
function losersByCall(parts: CallPart[]): (winner: CallPart) => CallPart | undefined {
	const byCall = new Map<string | null, CallPart[]>();
	for (const part of parts) {
		const { callId, disposition } = part.record;
		if (disposition !== NO_ANSWER || phoneOf(part) === null) continue;
		const known = byCall.get(callId);
		if (known) known.push(part);
		else byCall.set(callId, [part]);
	}
	for (const losers of byCall.values()) losers.sort((a, b) => b.end - a.end);
	return (winner) => {
		if (winner.answer > winner.start) return undefined;
		const losers = byCall.get(winner.record.callId) ?? [];
		// The first that ended with the winner or before: whoever stopped before it rang was no rival.
		for (let place = placeOfEnd(winner.end, losers); losers[place]?.end > winner.start; place++) {
			if (losers[place].start <= winner.start + SECOND_MS) return losers[place];
		}
		return undefined;
	};
}

/** The place of the first part, of some by their end, the last one first, that had ended by then. */
function placeOfEnd(end: number, parts: CallPart[]): number {
	let [from, to] = [0, parts.length];
	while (from < to) {
		const middle = (from + to) >> 1;
		if (parts[middle].end > end) from = middle + 1;
		else to = middle;
	}
	return from;
}

/** What stretches have in common counts once; what `asked` takes of it does not count. */
function secondsOf(stretches: Stretch[], asked: Stretch[]): number | null {
	const timed = stretches.filter(({ answer, end }) => Number.isFinite(end - answer));
	if (timed.length === 0) return null;
	let until = -Infinity;
	let talk = 0;
	for (const stretch of timed.sort((a, b) => a.answer - b.answer)) {
		const end = stretch.answer + lengthOf(stretch);
		talk += Math.max(0, end - Math.max(stretch.answer, until));
		until = Math.max(until, end);
	}
	const away = asked.reduce((sum, stretch) => sum + lengthOf(stretch), 0);
	return Math.max(0, talk - away) / SECOND_MS;
}

function lengthOf({ answer, end, counted }: Stretch): number {
	return counted ?? (Number.isFinite(end - answer) ? Math.max(0, end - answer) : 0);
}
