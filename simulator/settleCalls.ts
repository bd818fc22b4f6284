/** The filing of calls once they are over. */
import { directionOf } from './calls';
import { fileCall } from './cdr';
import { findExtension, type Pbx } from './pbx';
import { logQueueCall } from './queueLog';
import type { LiveCall, LiveLeg, Queue } from './state';

/** Files every call that has ended by now. Runs before each request is answered. */
export function settleCalls(pbx: Pbx): void {
	const now = pbx.clock.now().getTime();
	const isOver = ({ legs }: LiveCall) => legs.every(({ endsAt }) => endsAt <= now);
	const ended = pbx.state.calls.filter(isOver);
	pbx.state.calls = pbx.state.calls.filter((call) => !isOver(call));
	for (const call of ended) fileLiveCall(pbx, call);
}

function fileLiveCall(pbx: Pbx, call: LiveCall): void {
	const talk = call.legs.find(
		({ role, answersAt }) => role === 'destination' && answersAt !== null,
	);
	const decisive = talk ?? call.legs.at(-1);
	const disposition = decisive?.disposition ?? 'FAILED';
	const queue = pbx.state.queues.find(({ number }) => number === call.destination);
	if (queue && decisive?.role === 'destination') noteInQueue(pbx, queue, call, decisive);

	fileCall(pbx, {
		uniqueId: call.linkedId,
		linkedId: call.linkedId,
		originateId: call.originateId,
		direction: directionOf(pbx, call),
		from: call.source,
		fromName: findExtension(pbx, call.source)?.name ?? '',
		to: call.destination,
		disposition,
		answeredBy: talk?.party ?? '',
		recording: call.recording && talk ? {} : undefined,
		legs: call.legs.map((leg) => ({
			...leg,
			callerId: leg.role === 'source' ? call.sourceCallerId : call.destinationCallerId,
			application: queue && leg.role === 'destination' ? 'Queue' : 'Dial',
		})),
	});
}

/** Counts the call for the agent who took it and writes the queue's log. */
function noteInQueue(pbx: Pbx, queue: Queue, call: LiveCall, leg: LiveLeg): void {
	const answered = leg.answersAt !== null;
	const member = queue.members.find(({ extension }) => extension === leg.party);
	if (answered && member) member.callsTaken += 1;
	const answeredAt = leg.answersAt ?? leg.endsAt;
	logQueueCall(pbx, queue, {
		linkedId: call.linkedId,
		from: call.source,
		disposition: leg.disposition,
		answeredBy: answered ? leg.party : '',
		startsAt: leg.startsAt,
		holdSeconds: Math.round((answeredAt - leg.startsAt) / 1000),
		talkSeconds: Math.round((leg.endsAt - answeredAt) / 1000),
	});
}
