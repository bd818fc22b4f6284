/**
 * The life of a call that DIAL starts: the source phone rings, is answered, then the destination
 * rings, is answered, both talk, the call ends and is filed as CDR rows.
 *
 * A call's whole course is planned when it is dialled; what is the case "now" follows from the
 * PBX's clock whenever somebody asks, so that no timer runs.
 */
import { bareNumber, findExtension, phoneChannel, type Pbx } from './pbx';
import { BEHAVIOUR_BY_ENDING } from './seed';
import { settleCalls } from './settleCalls';
import type { Disposition, LiveCall, LiveLeg, PhoneBehaviour } from './state';

export interface DialOrder {
	source: string;
	destination: string;
	sourceCallerId: string;
	destinationCallerId: string;
	autoAnswer: boolean;
	/** Keeps the source's voicemail from answering. */
	noFollow: boolean;
	recording: boolean;
	/** Longest call and longest ringing, in seconds. */
	maxCallSeconds: number;
	maxRingSeconds: number;
	variables: Record<string, string>;
}

/** The engine's `dialtimeout` when none is given (pbx.md#dial). */
export const DEFAULT_RING_SECONDS = 30;

const DISPOSITIONS: Record<PhoneBehaviour, Disposition> = {
	answers: 'ANSWERED',
	noAnswer: 'NO ANSWER',
	busy: 'BUSY',
	failed: 'FAILED',
	congestion: 'CONGESTION',
};

function behaviourOf(pbx: Pbx, party: string): PhoneBehaviour {
	const extension = findExtension(pbx, party);
	if (!extension) return BEHAVIOUR_BY_ENDING[party.slice(-3)] ?? 'answers';
	if (!extension.registered) return 'failed';
	return extension.doNotDisturb ? 'busy' : extension.behaviour;
}

const channelFor = (pbx: Pbx, { party, role }: LegOrder): string =>
	role === 'source'
		? `Local/${party}@sourceproxyapidial-${pbx.ids.channelSuffix()};1`
		: phoneChannel(pbx, party);

interface LegOrder {
	party: string;
	role: LiveLeg['role'];
	startsAt: number;
	ringSeconds: number;
	maxRingSeconds: number;
	follow?: boolean;
	previousUniqueId?: string;
}

/** Plans one phone's ringing; an answered leg has no end yet (`endsAt` is the answer). */
export function planLeg(pbx: Pbx, order: LegOrder): LiveLeg {
	const tooLate = order.ringSeconds > order.maxRingSeconds;
	const wish = behaviourOf(pbx, order.party);
	const behaviour = wish === 'answers' && tooLate ? 'noAnswer' : wish;
	const hasMailbox = pbx.state.voicemail.some(({ number }) => number === order.party);
	const voicemail = behaviour === 'noAnswer' && order.follow === true && hasMailbox;
	const ringing = {
		answers: order.ringSeconds,
		noAnswer: order.maxRingSeconds,
		busy: 1,
		failed: 0,
		congestion: 0,
	};
	const decidedAt = order.startsAt + ringing[behaviour] * 1000;
	const answered = behaviour === 'answers' || voicemail;
	return {
		uniqueId: pbx.ids.uniqueId(order.startsAt),
		previousUniqueId: order.previousUniqueId ?? '',
		channel: channelFor(pbx, order),
		party: order.party,
		role: order.role,
		startsAt: order.startsAt,
		answersAt: answered ? decidedAt : null,
		endsAt: decidedAt,
		disposition: answered ? 'ANSWERED' : DISPOSITIONS[behaviour],
		voicemail,
	};
}

/** The phones that a destination rings: a queue's or virtual extension's members, or itself. */
function phonesOf(pbx: Pbx, destination: string): string[] {
	const queue = pbx.state.queues.find(({ number }) => number === destination);
	const virtual = pbx.state.virtualExtensions.find(({ number }) => number === destination);
	const members = queue
		? queue.members.filter(({ paused }) => !paused).map(({ extension }) => extension)
		: virtual?.members;
	return members?.length ? members : [destination];
}

function planDestination(pbx: Pbx, source: LiveLeg, order: DialOrder): LiveLeg[] {
	const startsAt = source.answersAt ?? source.startsAt;
	const legs = phonesOf(pbx, order.destination).map((party) =>
		planLeg(pbx, {
			party,
			role: 'destination',
			startsAt,
			ringSeconds: pbx.switches.answerAfterSeconds,
			maxRingSeconds: order.maxRingSeconds,
		}),
	);
	const winner = legs.find(({ answersAt }) => answersAt !== null);
	if (!winner?.answersAt) {
		source.endsAt = Math.max(...legs.map(({ endsAt }) => endsAt));
		return legs;
	}
	const endsAt = winner.answersAt + Math.min(pbx.switches.talkSeconds, order.maxCallSeconds) * 1000;
	for (const leg of legs) if (leg !== winner) giveUp(leg, winner.answersAt);
	winner.endsAt = endsAt;
	source.endsAt = endsAt;
	return legs;
}

/** Ends a leg no later than `at`; one that is not answered by then stays unanswered. */
export function giveUp(leg: LiveLeg, at: number): void {
	if (leg.endsAt < at) return;
	if (leg.answersAt !== null && leg.answersAt >= at) {
		leg.answersAt = null;
		leg.disposition = 'NO ANSWER';
	}
	leg.endsAt = at;
}

/** Starts a call and returns it. */
export function dial(pbx: Pbx, order: DialOrder): LiveCall {
	const source = planLeg(pbx, {
		party: bareNumber(pbx, order.source),
		role: 'source',
		startsAt: pbx.clock.now().getTime(),
		ringSeconds: order.autoAnswer ? 0 : pbx.switches.ringSeconds,
		maxRingSeconds: order.maxRingSeconds,
		follow: !order.noFollow,
	});
	const destination = bareNumber(pbx, order.destination);
	const legs =
		source.answersAt === null ? [] : planDestination(pbx, source, { ...order, destination });
	const call: LiveCall = {
		originateId: pbx.ids.originateId(),
		linkedId: source.uniqueId,
		source: source.party,
		destination,
		sourceCallerId: order.sourceCallerId,
		destinationCallerId: order.destinationCallerId,
		variables: order.variables,
		recording: order.recording || pbx.switches.recordEverything === 'on',
		legs: [source, ...legs],
	};
	pbx.state.calls.push(call);
	return call;
}

/** Ends every leg but one at `at`; phones that would have rung later are forgotten. */
export function endLegs(call: LiveCall, at: number, except?: LiveLeg): void {
	call.legs = call.legs.filter(
		(leg) => leg === except || leg.role === 'source' || leg.startsAt <= at,
	);
	for (const leg of call.legs) if (leg !== except) giveUp(leg, at);
}

/** Ends a call now: phones that still ring were not answered. */
export function hangUp(pbx: Pbx, call: LiveCall): void {
	endLegs(call, pbx.clock.now().getTime());
	settleCalls(pbx);
}
