import { textIn } from '../columns';
import { SECOND_MS } from '../time/zoneClock';
import type { Party } from './callParties';
import { partsInOrder, type CallPart, type Leg } from './callPart';
import type { CallRecord } from './callRecord';
import { isUnique } from './channel';
import { NO_ANSWER } from './disposition';

/**
 * The parts that the legs of a call make, by start, then end, whatever their order. What only another leg
 * tells is put right: who is behind a channel of a trunk, and that a phone rang in vain where another
 * picked the call up (asterisk.md#how-calls-are-told).
 */
export function partsOf(legs: Leg[]): CallPart[] {
	const named = namedByChannel(partsInOrder(legs));
	const told = new Map<CallPart, CallPart>();
	const lastOf = new Map<string | null, CallPart>();
	for (const part of named) {
		if (part.role.isLocalHalf || part.role.isRest) continue;
		const { callId } = part.record;
		const last = lastOf.get(callId);
		lastOf.set(callId, part);
		if (callId === null || !last || !goesOnIn(part, last)) continue;
		const isPickedUp = hasOnlyRung(last, part);
		if (isPickedUp) told.set(last, inVain(last));
		if (isPickedUp || isTakenBack(part, last)) {
			told.set(part, { ...part, role: { ...part.role, isRung: false } });
		}
	}
	return named.map((part) => told.get(part) ?? part);
}

/** A channel goes on in another leg with whoever was dialled there, whatever the columns of that leg say. */
function namedByChannel(parts: CallPart[]): CallPart[] {
	const takers = new Map<string, Party>();
	return parts.map((part) => {
		const { channel, taker, isLocalHalf } = part.role;
		if (channel === null || isLocalHalf || !isUnique(channel)) return part;
		const known = takers.get(channel);
		if (taker && !known) takers.set(channel, taker);
		return known && known.number !== taker?.number ? withTaker(part, known) : part;
	});
}

function withTaker({ record, role, ...part }: CallPart, taker: Party): CallPart {
	const isTaken = record.answeredBy !== null;
	return {
		...part,
		record: {
			...record,
			answeredBy: isTaken ? taker.number : null,
			extension: ourSide(record, isTaken ? taker : null),
		},
		role: { ...role, taker, party: taker.number },
	};
}

/**
 * Whether a person took the next leg of a caller's channel as this one ended. Some rows end when their
 * ringing began: then the next begins as much later (asterisk.md#how-calls-are-told).
 */
function goesOnIn(next: CallPart, { start, end }: CallPart): boolean {
	const isOfNoTime = end <= start && start <= next.start;
	return next.role.isTaken && (isOfNoTime || Math.abs(next.start - end) <= SECOND_MS);
}

/** In seconds; by the times of the leg where no column tells it. */
const talkOf = ({ record, answer, end }: CallPart): number =>
	record.talkSeconds ?? (end - answer) / SECOND_MS;

/**
 * Whether a phone rang until somebody picked the call up elsewhere: Asterisk calls that answered,
 * for no time, or where the caller had been answered before for as long as it rang.
 */
function hasOnlyRung(part: CallPart, next: CallPart): boolean {
	const { role, start, answer } = part;
	if (!role.isTaken || !role.isRung || role.taker === null) return false;
	if (next.role.taker?.number === role.taker.number) return false;
	return talkOf(part) === 0 || (next.role.cameByItself && answer <= start);
}

/** Whether somebody took a parked call back: when its time is over the PBX dials, in a context of its own. */
function isTakenBack(part: CallPart, last: CallPart): boolean {
	const context = textIn(part.row, 'dcontext');
	return (
		textIn(last.row, 'lastapp')?.toLowerCase() === 'park' &&
		context === textIn(last.row, 'dcontext')
	);
}

function inVain(part: CallPart): CallPart {
	const { record, role, start } = part;
	const missed = { disposition: NO_ANSWER, answeredAt: null, answeredBy: null, talkSeconds: 0 };
	return {
		...part,
		answer: start,
		record: { ...record, ...missed, extension: ourSide(record, null) },
		role: { ...role, isTaken: false },
	};
}

/** The extension of a leg, by whoever took it. */
function ourSide({ direction, extension }: CallRecord, taker: Party | null): string | null {
	if (direction !== 'inbound') return extension;
	return taker?.isExtension ? taker.number : null;
}
