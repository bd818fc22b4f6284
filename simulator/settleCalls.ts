/** The filing of calls: each channel's rows as it ends, the rest once the call is over. */
import { answeredBy, directionOf } from './calls';
import { fileCallEnd } from './callEnd';
import { fileChannel } from './cdr';
import { dispositionOf } from './cdrRows';
import {
	stepsOf,
	type DialAttempt,
	type DialplanStep,
	type DialStatus,
	type LiveCall,
} from './channel';
import { findExtension, type Pbx } from './pbx';
import { logQueueCall } from './queueLog';

/**
 * Files what has ended by now, in the order of the ends: some rows appear in the middle of a call, and
 * nothing sorts them. Runs before each request is answered.
 */
export function settleCalls(pbx: Pbx): void {
	const now = pbx.clock.now().getTime();
	const ended = pbx.state.calls
		.flatMap((call) => call.channels.map((channel) => ({ call, channel })))
		.filter(({ channel }) => !channel.isFiled && channel.endsAt <= now)
		.sort((a, b) => a.channel.endsAt - b.channel.endsAt);
	for (const { call, channel } of ended) {
		channel.isFiled = true;
		call.filedRows += fileChannel(pbx, call, channel);
	}
	const isOver = ({ channels }: LiveCall) => channels.every(({ isFiled }) => isFiled);
	const over = pbx.state.calls.filter(isOver);
	pbx.state.calls = pbx.state.calls.filter((call) => !isOver(call));
	for (const call of over) fileLiveCall(pbx, call);
}

function fileLiveCall(pbx: Pbx, call: LiveCall): void {
	const talk = answeredBy(call);
	const decisive = decisiveStep(call);
	if (decisive?.application === 'Queue') noteInQueue(pbx, decisive, call, talk);
	// Without any row in `cdrs` there is none here either.
	if (call.filedRows === 0) return;

	fileCallEnd(pbx, {
		uniqueId: call.linkedId,
		originateId: call.originateId,
		direction: directionOf(pbx, call),
		from: call.source,
		fromName: call.sourceName ?? findExtension(pbx, call.source)?.name ?? '',
		to: call.destination,
		disposition: dispositionOf(statusOf(decisive, talk), pbx.switches),
		answeredBy: talk?.phone.party ?? '',
		startsAt: Math.min(...call.channels.map(({ startsAt }) => startsAt)),
		answersAt: talk?.answersAt ?? null,
		talkEndsAt: talk?.phone.endsAt ?? 0,
		endsAt: Math.max(...call.channels.map(({ endsAt }) => endsAt)),
		recording: call.recording && talk ? {} : undefined,
	});
}

/** Where the call was last to reach somebody: at the destination, or else at the source's phone. */
function decisiveStep({ channels }: LiveCall): DialplanStep | undefined {
	const dialled = channels.map((channel) =>
		stepsOf(channel).filter(({ application }) => ['Dial', 'Queue'].includes(application)),
	);
	return dialled.find((steps) => steps.length > 0)?.at(-1);
}

function statusOf(step: DialplanStep | undefined, talk: DialAttempt | undefined): DialStatus {
	if (talk) return 'answered';
	return step?.attempts.at(-1)?.status ?? step?.status ?? 'noAnswer';
}

/** Counts the call for the agent who took it and writes the queue's log. */
function noteInQueue(
	pbx: Pbx,
	{ extension: number, startsAt }: DialplanStep,
	call: LiveCall,
	talk: DialAttempt | undefined,
): void {
	const queue = pbx.state.queues.find((each) => each.number === number);
	if (!queue) return;
	const member = queue.members.find(({ extension }) => extension === talk?.phone.party);
	if (member) member.callsTaken += 1;
	const endsAt = Math.max(...call.channels.map((channel) => channel.endsAt));
	const answeredAt = talk?.answersAt ?? endsAt;
	logQueueCall(pbx, queue, {
		linkedId: call.linkedId,
		from: call.source,
		disposition: talk ? 'ANSWERED' : 'NO ANSWER',
		answeredBy: talk?.phone.party ?? '',
		startsAt,
		holdSeconds: Math.trunc((answeredAt - startsAt) / 1000),
		talkSeconds: Math.trunc((endsAt - answeredAt) / 1000),
	});
}
