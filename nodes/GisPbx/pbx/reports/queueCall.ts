import { msOf, type CallPart } from '../calls/callPart';
import type { CallOfLegs } from '../calls/groupedCall';
import { partsOf } from '../calls/partsOfCall';
import { isQueue } from '../calls/taker';
import type { QueueLogEntry, QueueOutcome } from '../lists/queueLog';
import { SECOND_MS } from '../time/zoneClock';

/** A call that a queue held. */
export type QueueCall = Pick<
	QueueLogEntry,
	'startedAt' | 'queue' | 'agent' | 'outcome' | 'waitingSeconds' | 'talkSeconds'
>;

/** The queue's part of a call, as its legs tell it; undefined where no queue held it. */
export function queueCallOf({ call, rows }: CallOfLegs): QueueCall | undefined {
	const parts = partsOf(call.legs.map((record, place) => ({ record, row: rows[place] })));
	const ofQueue = parts.filter(({ row }) => isQueue(row));
	if (ofQueue.length === 0) return undefined;
	const outcome = outcomeOf(call.answeredBy !== null, parts, ofQueue);
	const isAnswered = outcome === 'answered';
	return {
		startedAt: call.startedAt,
		queue: call.queue,
		agent: isAnswered ? call.answeredBy : null,
		outcome,
		waitingSeconds: isAnswered ? call.waitingSeconds : waitedIn(ofQueue),
		talkSeconds: isAnswered ? call.talkSeconds : null,
	};
}

/** Whoever took the call once the queue had let it go was not the queue's agent. */
function outcomeOf(isTaken: boolean, parts: CallPart[], ofQueue: CallPart[]): QueueOutcome {
	if (isTaken && ofQueue.some(({ role }) => role.isTaken)) return 'answered';
	const leftAt = endOf(ofQueue);
	const wentOn = parts.some(
		(part) => !isQueue(part.row) && !part.role.isLocalHalf && part.start + SECOND_MS >= leftAt,
	);
	return wentOn ? 'timedOut' : 'abandoned';
}

function waitedIn(ofQueue: CallPart[]): number | null {
	const start = msOf(ofQueue[0].record.startedAt);
	const end = endOf(ofQueue);
	return start === null || !Number.isFinite(end) ? null : Math.max(0, end - start) / SECOND_MS;
}

function endOf(parts: CallPart[]): number {
	return parts.map(({ end }) => end).reduce((a, b) => Math.max(a, b));
}
