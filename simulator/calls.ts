/** Calls in progress, and what became of one. */
import {
	attemptsOf,
	type Channel,
	type DialAttempt,
	type Direction,
	type LiveCall,
} from './channel';
import { findExtension, type Pbx } from './pbx';

export type Phase = 'notYet' | 'ringing' | 'up' | 'ended';

export interface ActiveChannel {
	call: LiveCall;
	channel: Channel;
	phase: Phase;
}

export function phaseOf({ startsAt, answersAt, endsAt }: Channel, now: number): Phase {
	if (now < startsAt) return 'notYet';
	if (now >= endsAt) return 'ended';
	return answersAt !== null && now >= answersAt ? 'up' : 'ringing';
}

/** Channels that ring or talk now, each with its call. */
export function activeChannels(pbx: Pbx): ActiveChannel[] {
	const now = pbx.clock.now().getTime();
	return pbx.state.calls
		.flatMap((call) =>
			call.channels.map((channel) => ({ call, channel, phase: phaseOf(channel, now) })),
		)
		.filter(({ phase }) => phase === 'ringing' || phase === 'up');
}

/** The same without Local channels: phones, and lines of the trunk. */
export const activePhones = (pbx: Pbx): ActiveChannel[] =>
	activeChannels(pbx).filter(({ channel }) => !channel.isLocal);

/** What DIAL connects is never inbound: the PBX itself calls both. */
export function directionOf(pbx: Pbx, { originateId, source, destination }: LiveCall): Direction {
	const isInside = (party: string) =>
		findExtension(pbx, party) ?? pbx.state.queues.find(({ number }) => number === party);
	if (originateId === '' && !isInside(source)) return 'IN';
	return isInside(source) && isInside(destination) ? 'LOCAL' : 'OUT';
}

/** Phones that the call rang on the side of the called, in time. */
export const rungPhones = ({ channels }: LiveCall): DialAttempt[] =>
	channels
		.flatMap(attemptsOf)
		.filter(({ phone }) => phone.side === 'destination')
		.sort((a, b) => a.startsAt - b.startsAt);

/** The first of them that was answered by `at`, an instant. */
export const answeredBy = (call: LiveCall, at = Infinity): DialAttempt | undefined =>
	rungPhones(call).find(({ answersAt }) => answersAt !== null && answersAt <= at);
