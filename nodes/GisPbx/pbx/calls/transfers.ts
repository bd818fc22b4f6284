import { SECOND_MS } from '../time/zoneClock';
import { phoneOf, type CallPart } from './callPart';

/** A call that went from one person to another. */
export interface Transfer {
	/** Who had the call on our side. */
	from: string;
	/** Extension or number that it went to, whether or not anybody answered there. */
	to: string;
	at: string | null;
}

/**
 * The transfers of a call, from its parts in order: those that the PBX marks, each time that another
 * person takes the call over, and whoever it rang in vain when nobody had it any more.
 */
export function transfersOf(parts: CallPart[]): Transfer[] {
	const transfers: Transfer[] = [];
	const takenById = new Map(
		[...parts].reverse().flatMap((part) => (part.role.isTaken ? [[part.record.callId, part]] : [])),
	);
	const questions = questionsIn(parts);
	const asked = new Set([...questions].map(({ role }) => role.channel));
	const lastTaken = parts.findLastIndex(({ role }) => role.isTaken);
	let last: CallPart | undefined;
	let isLeft = false;
	parts.forEach((part, place) => {
		// Of what goes on without the channels before it, only whoever was asked before comes anew.
		if (part.role.isRest && !asked.has(part.role.channel)) return;
		const marked = part.role.transferOf === null ? undefined : takenById.get(part.role.transferOf);
		const isInVain = place > lastTaken && !isLeft && isRungAfter(part, last);
		const origin = marked ?? (isInVain || isTakenOver(part, last) ? last : undefined);
		const transfer = origin && transferBetween(origin, part);
		if (transfer) {
			transfers.push(transfer);
			isLeft = place > lastTaken;
		}
		if (part.role.isTaken && !questions.has(part)) last = part;
	});
	return transfers;
}

/** The legs, of some in order, that are but a question to a colleague while the call waits. */
export function questionsIn(parts: CallPart[]): Set<CallPart> {
	const questions = new Set<CallPart>();
	let last: CallPart | undefined;
	for (const part of parts.filter(({ role }) => role.isTaken)) {
		if (isQuestionTo(part, last)) questions.add(part);
		else last = part;
	}
	return questions;
}

function isQuestionTo(part: CallPart, last: CallPart | undefined): boolean {
	if (last === undefined || !isAskedFrom(part, last)) return false;
	return part.start >= last.answer && part.start < last.end && part.end <= last.end;
}

/** By whoever was called, or in a call of its own by whoever called. */
function isAskedFrom({ record }: CallPart, last: CallPart): boolean {
	if (record.from === holderOf(last)) return true;
	const isOfItsOwn = record.linkedId !== last.record.linkedId;
	return isOfItsOwn && record.from !== null && record.from === last.record.from;
}

function isTakenOver(part: CallPart, last: CallPart | undefined): boolean {
	return (
		last !== undefined &&
		part.role.isTaken &&
		part.start >= last.answer &&
		(part.start + SECOND_MS >= last.end || part.record.from === holderOf(last)) &&
		!isQuestionTo(part, last) &&
		!isSameChannel(part, last)
	);
}

/** Whether a phone was rung, in vain, when whoever had the call had left it. */
function isRungAfter(part: CallPart, last: CallPart | undefined): boolean {
	const isRung = !part.role.isNobodys && part.role.taker !== null;
	return isRung && last !== undefined && part.start >= last.end && last.end > last.answer;
}

/** Whoever was reached by way of a Local channel goes on in a leg of the caller's. */
function isSameChannel(part: CallPart, last: CallPart): boolean {
	return part.role.channel !== null && part.role.channel === last.role.channel;
}

function transferBetween(last: CallPart, part: CallPart): Transfer | undefined {
	const to = part.role.party;
	const from = senderOf(last, part);
	if (from === null || to === null || [from, last.role.party].includes(to)) return undefined;
	return { from, to, at: part.record.startedAt };
}

/** Who sent the call on: whoever had it, unless that one goes along, sent on by our other side. */
function senderOf(last: CallPart, part: CallPart): string | null {
	const goesAlong = part.record.from === last.role.party && last.record.direction !== 'inbound';
	return goesAlong ? last.record.from : holderOf(last);
}

/** Our side of a leg that a person took: the extension that answered, or that called outside. */
function holderOf(part: CallPart): string | null {
	return phoneOf(part) ?? part.record.extension ?? part.role.party;
}
