/**
 * Click-to-call, which DIAL starts: an originate over a Local channel. Its second half rings the
 * source's phone; when that is answered, its first half rings the destination
 * (asterisk.md#click-to-call).
 *
 * A call's whole course is planned when it is dialled; what is the case "now" follows from the
 * PBX's clock whenever somebody asks, so that no timer runs.
 */
import { attemptsOf, type Channel, type DialAttempt, type LiveCall, type Party } from './channel';
import { runDialplan, type Instruction } from './dialplan';
import { addLocalChannel, takeOutLocalChannel } from './localChannel';
import { bareNumber, partyOf, accountOf, type Pbx } from './pbx';

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

/** Starts a call and returns it. */
export function dial(pbx: Pbx, asked: DialOrder): LiveCall {
	const source = bareNumber(pbx, asked.source);
	const destination = bareNumber(pbx, asked.destination);
	const order = { ...asked, source, destination };
	const now = pbx.clock.now().getTime();
	const call: LiveCall = {
		originateId: pbx.ids.originateId(),
		linkedId: '',
		source,
		destination,
		variables: order.variables,
		recording: order.recording || pbx.switches.recordEverything === 'on',
		channels: [],
		filedRows: 0,
	};
	const [first, second] = addLocalChannel(pbx, call, {
		party: source,
		context: 'sourceproxyapidial',
		side: 'source',
		at: now,
	});
	call.linkedId = first.uniqueId;
	pbx.state.calls.push(call);

	const picked = ringSource(pbx, call, second, order, now);
	if (second.answersAt === null) {
		endDeadOriginate(first, second);
		return call;
	}
	first.answersAt = second.answersAt;
	first.run = {
		...runOf(pbx, call, order, now),
		context: 'destproxyapidial',
		caller: { ...partyOf(pbx, source), ...given(order.destinationCallerId) },
		firstDestination: destination,
	};
	const talk = runDialplan(pbx, call, first, {
		extension: destination,
		instructions: destinationPlan(pbx, order),
		at: first.answersAt,
		talkSeconds: Math.min(pbx.switches.talkSeconds, order.maxCallSeconds),
	});
	// The destination's own number and name reach the source as soon as it is rung.
	const isRung = first.run.steps.some(({ attempts }) => attempts.length > 0);
	if (isRung && second.run) second.run.caller = partyOf(pbx, destination);

	followFirstHalf(second, picked, first.endsAt);
	if (talk && picked && pbx.switches.localChannels === 'optimised') {
		takeOutLocalChannel(pbx, [first, second], { source: picked, destination: talk });
	}
	return call;
}

const given = (number: string): Partial<Party> => (number ? { number } : {});

const runOf = (pbx: Pbx, call: LiveCall, { source }: DialOrder, startsAt: number) => ({
	startsAt,
	realSource: accountOf(pbx, source),
	originateId: call.originateId,
	hangupApplication: 'NoOp',
	steps: [],
});

/** Rings the source's phone, then its mailbox; returns who picked up unless that was the mailbox. */
function ringSource(
	pbx: Pbx,
	call: LiveCall,
	second: Channel,
	order: DialOrder,
	at: number,
): DialAttempt | undefined {
	const { source, destination, sourceCallerId } = order;
	second.run = {
		...runOf(pbx, call, order, at),
		context: 'sourceproxyapidial',
		caller: sourceCallerId ? { number: sourceCallerId, name: '' } : partyOf(pbx, destination),
		firstDestination: source,
	};
	const ringing: Instruction = {
		dial: [source],
		maxRing: order.maxRingSeconds,
		answerAfter: order.autoAnswer ? 0 : pbx.switches.ringSeconds,
		side: 'source',
	};
	const play = (instruction: Instruction, from: number) =>
		runDialplan(pbx, call, second, {
			extension: source,
			instructions: [instruction],
			at: from,
			talkSeconds: 0,
		});
	const picked = play(ringing, at);
	if (picked) return picked;
	const rangInVain = attemptsOf(second).at(-1)?.status === 'noAnswer';
	const hasMailbox = pbx.state.voicemail.some(({ number }) => number === source);
	const isFollowed = rangInVain && hasMailbox && !order.noFollow;
	return play(
		isFollowed ? { voicemail: source, seconds: 0 } : { application: 'Hangup' },
		second.endsAt,
	);
}

/** A queue's or ring group's number rings its members, any other its own phone. */
function destinationPlan(pbx: Pbx, { destination, maxRingSeconds }: DialOrder): Instruction[] {
	const isQueue = pbx.state.queues.some(({ number }) => number === destination);
	const group = pbx.state.virtualExtensions.find(({ number }) => number === destination);
	const phones = group && group.members.length > 0 ? group.members : [destination];
	return [
		isQueue
			? { queue: destination, maxWait: maxRingSeconds }
			: { dial: phones, maxRing: maxRingSeconds },
		...(pbx.switches.behindDial === 'hangup' ? [{ application: 'Hangup' }] : []),
	];
}

/** Nobody picked up: the half that was to ring the destination never came to its dialplan. */
function endDeadOriginate(first: Channel, second: Channel): void {
	first.endsAt = second.endsAt;
	if (!second.run) return;
	const [{ attempts, status }] = second.run.steps;
	first.run = {
		...second.run,
		hangupApplication: '',
		originateId: '',
		realSource: '',
		firstDestination: '',
		steps: [
			{
				application: 'AppDial2',
				extension: first.party,
				startsAt: first.startsAt,
				attempts: [],
				status: attempts[0]?.status ?? status,
			},
		],
	};
}

/** The source is held for as long as the destination's half lives. */
function followFirstHalf(second: Channel, picked: DialAttempt | undefined, endsAt: number): void {
	second.endsAt = endsAt;
	if (picked) for (const each of [picked, picked.phone]) each.endsAt = endsAt;
}
