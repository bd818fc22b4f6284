/** Local channels: two halves, of which one is dialled and the other runs the dialplan. */
import type { Channel, DialAttempt, DialplanRun, LiveCall } from './channel';
import type { Pbx } from './pbx';

export interface LocalChannelOrder {
	/** Bare number of the phone behind it. */
	party: string;
	context: string;
	side: Channel['side'];
	at: number;
}

/** Adds both halves, `;1` and `;2`; neither has an end yet. */
export function addLocalChannel(
	pbx: Pbx,
	call: LiveCall,
	{ party, context, side, at }: LocalChannelOrder,
): [first: Channel, second: Channel] {
	const name = `Local/${party}@${context}-${pbx.ids.channelSuffix()}`;
	const half = (number: 1 | 2): Channel => ({
		name: `${name};${number}`,
		uniqueId: pbx.ids.uniqueId(at),
		party,
		side,
		isLocal: true,
		startsAt: at,
		answersAt: null,
		endsAt: at,
		run: null,
		isFiled: false,
	});
	const halves: [Channel, Channel] = [half(1), half(2)];
	for (const each of halves) call.channels.push(each);
	return halves;
}

/** The half that dials the phone: who is behind the channel is on the other one. */
export const isSecondHalf = ({ name }: Channel): boolean => name.endsWith(';2');

/** What a phone does that was dialled and is now connected to another one: its rows tell little. */
export const plainRun = (pbx: Pbx, phone: Channel, startsAt: number): DialplanRun => ({
	startsAt,
	context: 'authenticated',
	caller: { number: phone.party, name: '' },
	realSource: '',
	firstDestination: '',
	originateId: '',
	hangupApplication: '',
	steps: [],
});

/**
 * Without `/n` Asterisk takes a Local channel out as soon as both phones talk: its rows are written
 * then, and the talk is a row of one of the phones (asterisk.md#click-to-call).
 */
export function takeOutLocalChannel(
	pbx: Pbx,
	halves: readonly Channel[],
	{ source, destination }: { source: DialAttempt; destination: DialAttempt },
): void {
	const at = destination.answersAt ?? destination.endsAt;
	const { endsAt } = destination;
	for (const each of [...halves, source, destination]) each.endsAt = at;
	const isSourceFirst = pbx.switches.talkRow === 'fromSource';
	const [phone, other] = isSourceFirst
		? [source.phone, destination.phone]
		: [destination.phone, source.phone];
	phone.run = plainRun(pbx, phone, at);
	phone.run.steps.push({
		application: 'AppDial',
		extension: '',
		startsAt: at,
		attempts: [{ phone: other, startsAt: at, answersAt: at, endsAt, status: 'answered' }],
	});
}
