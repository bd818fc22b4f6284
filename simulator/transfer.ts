/** Sends a party on to somebody else (asterisk.md#click-to-call, pbx.md#transfer). */
import { attemptsOf, stepsOf, type Channel, type LiveCall } from './channel';
import { runDialplan } from './dialplan';
import { isSecondHalf, plainRun } from './localChannel';
import { accountOf, bareNumber, partyOf, type Pbx } from './pbx';
import { cutPlan, endChannels } from './endChannels';

/**
 * Blind: whoever is on `channel` is connected to `to`, and all others leave. The caller keeps the
 * unique ID, and has one row more; a phone that was dialled begins to have rows of its own. False
 * where the channel cannot be sent on.
 */
export function transfer(pbx: Pbx, call: LiveCall, channel: Channel, to: string): boolean {
	const now = pbx.clock.now().getTime();
	const isConsulting = now < (call.consultsUntil ?? now);
	if (isConsulting || !canBeSentOn(channel, now)) return false;
	const destination = bareNumber(pbx, to);
	const stay = carriersOf(call, channel);
	endChannels(call, now, (each) => !stay.includes(each));
	const wasUp = isUp(channel, now);
	cutPlan(channel, now);
	if (wasUp) channel.answersAt ??= now;
	const extension = sendOn(pbx, channel, destination, now);
	runDialplan(pbx, call, channel, {
		extension,
		firstDestination: destination,
		instructions: [{ dial: [destination] }, { application: 'Hangup' }],
		at: now,
		talkSeconds: pbx.switches.talkSeconds,
	});
	for (const carrier of stay) if (carrier !== channel) extendTo(carrier, channel.endsAt);
	return true;
}

const isUp = ({ answersAt }: Channel, now: number): boolean =>
	answersAt !== null && answersAt <= now;

/** Whoever talks, or has come to the dialplan; of a Local channel the half that somebody is behind. */
const canBeSentOn = (channel: Channel, now: number): boolean =>
	(isUp(channel, now) || stepsOf(channel).some(({ startsAt }) => startsAt <= now)) &&
	!isSecondHalf(channel);

/** The channel itself and, for half of a Local channel, the other half and the phone behind it. */
export const carriersOf = ({ channels }: LiveCall, channel: Channel): Channel[] =>
	channel.isLocal ? channels.filter(({ side }) => side === channel.side) : [channel];

/** Ends what the channel is in; returns the number that its dialplan is at then. */
function sendOn(pbx: Pbx, channel: Channel, destination: string, now: number): string {
	if (!channel.run) {
		channel.run = {
			...plainRun(pbx, channel, now),
			caller: partyOf(pbx, channel.party),
			realSource: accountOf(pbx, channel.party),
			firstDestination: destination,
		};
		return destination;
	}
	const current = stepsOf(channel).at(-1);
	// A queue's row names the target of the transfer afterwards, a Dial's does not.
	if (current?.application === 'Queue') current.extension = destination;
	return current?.extension ?? destination;
}

/** Lets a channel live until `endsAt`, and whatever it is connected to last. */
export function extendTo(channel: Channel, endsAt: number): void {
	channel.endsAt = endsAt;
	for (const attempt of attemptsOf(channel).slice(-1)) attempt.endsAt = endsAt;
}
