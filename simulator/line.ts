/** One phone dialled: straight, by way of a Local channel, or where it forwards its calls to. */
import type { Channel, DialAttempt, DialplanStep, LiveCall } from './channel';
import { addLocalChannel, plainRun } from './localChannel';
import { findExtension, phoneChannel, type Pbx } from './pbx';
import { reactionOf, type Ringing } from './phones';

export interface LineOrder extends Ringing {
	at: number;
	side: Channel['side'];
	/** Members of queues may be dialled over a Local channel, in this context. */
	localContext?: string;
}

/** What the caller is connected to, and, over a Local channel, what its second half is. */
export interface Line {
	attempt: DialAttempt;
	behind?: { second: Channel; attempt: DialAttempt };
}

/** Dials a phone on behalf of a caller; none where no phone is registered. */
export function linesTo(
	pbx: Pbx,
	call: LiveCall,
	caller: Channel,
	party: string,
	order: LineOrder,
): Line[] {
	const { localContext } = order;
	if (localContext) return [localLine(pbx, call, caller, party, { ...order, localContext })];
	const forwardsTo = findExtension(pbx, party)?.forwardsTo;
	if (!forwardsTo) return phoneLines(pbx, call, party, order);
	const { at, side } = order;
	const phone = addPhone(pbx, call, { party, side, startsAt: at, answersAt: null, endsAt: at });
	const refusal: DialAttempt = {
		phone,
		startsAt: at,
		answersAt: null,
		endsAt: at,
		status: 'noAnswer',
	};
	const onwards = { ...order, localContext: 'authenticated' };
	return [{ attempt: refusal }, localLine(pbx, call, caller, forwardsTo, onwards)];
}

function phoneLines(pbx: Pbx, call: LiveCall, party: string, order: LineOrder): Line[] {
	const reaction = reactionOf(pbx, party, order);
	if (!reaction) return [];
	const { at: startsAt, side } = order;
	const endsAt = startsAt + reaction.after * 1000;
	const answersAt = reaction.status === 'answered' ? endsAt : null;
	const phone = addPhone(pbx, call, { party, side, startsAt, answersAt, endsAt });
	return [{ attempt: { phone, startsAt, answersAt, endsAt, status: reaction.status } }];
}

function localLine(
	pbx: Pbx,
	call: LiveCall,
	caller: Channel,
	party: string,
	order: LineOrder & { localContext: string },
): Line {
	const { at, side, localContext: context } = order;
	const [first, second] = addLocalChannel(pbx, call, { party, context, side, at });
	const step: DialplanStep = { application: 'Dial', extension: party, startsAt: at, attempts: [] };
	second.run = {
		...plainRun(pbx, second, at),
		context,
		caller: caller.run?.caller ?? { number: '', name: '' },
		steps: [step],
	};
	const [line] = phoneLines(pbx, call, party, order);
	if (!line) {
		step.status = 'unavailable';
		const nobody = { startsAt: at, answersAt: null, endsAt: at, status: 'unavailable' as const };
		return { attempt: { ...nobody, phone: first } };
	}
	step.attempts.push(line.attempt);
	const { answersAt, endsAt } = line.attempt;
	for (const half of [first, second]) Object.assign(half, { answersAt, endsAt });
	return { attempt: { ...line.attempt, phone: first }, behind: { second, attempt: line.attempt } };
}

export function addPhone(
	pbx: Pbx,
	call: LiveCall,
	phone: Pick<Channel, 'party' | 'side' | 'startsAt' | 'answersAt' | 'endsAt'>,
): Channel {
	const channel: Channel = {
		...phone,
		name: phoneChannel(pbx, phone.party),
		uniqueId: pbx.ids.uniqueId(phone.startsAt),
		isLocal: false,
		run: null,
		isFiled: false,
	};
	call.channels.push(channel);
	return channel;
}

/** A phone stops ringing: somebody else answered. */
export function giveUp({ attempt, behind }: Line, at: number): void {
	for (const each of behind ? [attempt, behind.attempt] : [attempt]) {
		Object.assign(each, { status: 'cancelled', answersAt: null, endsAt: at });
		Object.assign(each.phone, { answersAt: null, endsAt: at });
	}
	if (behind) Object.assign(behind.second, { answersAt: null, endsAt: at });
}
