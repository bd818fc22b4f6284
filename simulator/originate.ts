/** What the manager's Originate does for an application, which no request of the API does. */
import type { LiveCall } from './channel';
import { runDialplan } from './dialplan';
import { addPhone } from './line';
import { addLocalChannel, plainRun } from './localChannel';
import { reactionOf } from './phones';
import type { Pbx } from './pbx';

export interface OriginateOrder {
	/** The extension that is called. */
	to: string;
	/** Over a Local channel in this context; left out: the phone itself. */
	localContext?: string;
	/** In seconds. */
	maxRing: number;
	/** What whoever answers hears, for so many seconds. */
	application: string;
	seconds: number;
}

/** Begins a call that nobody made. */
export function originate(pbx: Pbx, order: OriginateOrder): LiveCall {
	const call: LiveCall = {
		originateId: '',
		linkedId: '',
		source: order.to,
		destination: order.to,
		variables: {},
		recording: false,
		channels: [],
		filedRows: 0,
	};
	pbx.state.calls.push(call);
	if (order.localContext === undefined) callPhone(pbx, call, order);
	else callLocal(pbx, call, order, order.localContext);
	call.linkedId = call.channels[0]?.uniqueId ?? '';
	return call;
}

function callPhone(pbx: Pbx, call: LiveCall, order: OriginateOrder): void {
	const { to: party, application, seconds } = order;
	const startsAt = pbx.clock.now().getTime();
	const { maxRing: maxRingSeconds } = order;
	const { answerAfterSeconds } = pbx.switches;
	const reaction = reactionOf(pbx, party, { maxRingSeconds, answerAfterSeconds });
	if (!reaction) return;
	const { status, after } = reaction;
	const isAnswered = status === 'answered';
	const rungUntil = startsAt + after * 1000;
	const phone = addPhone(pbx, call, {
		party,
		side: 'destination',
		startsAt,
		answersAt: isAnswered ? rungUntil : null,
		endsAt: isAnswered ? rungUntil + seconds * 1000 : rungUntil,
	});
	phone.run = plainRun(pbx, phone, startsAt);
	phone.run.steps.push(
		isAnswered
			? { application, extension: '', startsAt: rungUntil, attempts: [] }
			: { application: 'AppDial2', extension: party, startsAt, attempts: [], status },
	);
}

function callLocal(
	pbx: Pbx,
	call: LiveCall,
	{ to: party, maxRing, application, seconds }: OriginateOrder,
	context: string,
): void {
	const at = pbx.clock.now().getTime();
	const [first, second] = addLocalChannel(pbx, call, { party, context, side: 'source', at });
	const play = { extension: party, talkSeconds: seconds };
	second.run = { ...plainRun(pbx, second, at), context, caller: { number: '', name: '' } };
	const talk = runDialplan(pbx, call, second, {
		...play,
		instructions: [{ dial: [party], maxRing }],
		at,
	});
	first.answersAt = second.answersAt;
	first.endsAt = second.endsAt;
	first.run = { ...plainRun(pbx, first, at), context };
	if (!talk) {
		const status = second.run.steps[0]?.attempts[0]?.status ?? 'unavailable';
		first.run.steps.push({
			application: 'AppDial2',
			extension: party,
			startsAt: at,
			attempts: [],
			status,
		});
		return;
	}
	const { answersAt } = talk;
	runDialplan(pbx, call, first, {
		...play,
		instructions: [{ application, seconds }],
		at: answersAt ?? at,
	});
	for (const each of [second, talk, talk.phone]) each.endsAt = first.endsAt;
}
