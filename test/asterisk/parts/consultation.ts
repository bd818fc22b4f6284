/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import type { IDataObject } from 'n8n-workflow';
import { setTimeout as wait } from 'node:timers/promises';
import { isEqual, type Row } from '../../e2e/part';
import { Followed } from '../../engine/trigger/pollHarness';
import type { Bed } from '../bed';
import { didOf, MOBILE } from '../bed/numbers';
import { until, type SeenCall } from '../phone/call';
import { ANSWERS, RINGS } from '../phone/phone';
import type { AsteriskPart } from './part';

const OUTSIDE = '0500000001';

interface Consultation {
	name: string;
	what: string;
	/** The call that 204 has. */
	begin(bed: Bed): Promise<SeenCall>;
	answeredBy: string;
	/** Whom 204 asks. */
	asked: string;
	/** Whether 204 leaves before there is an answer. */
	leavesEarly?: boolean;
}

const CONSULTATIONS: Consultation[] = [
	{
		name: '17-attended-by-callee',
		what: '204, called from outside, asks 205',
		begin: called,
		answeredBy: '204',
		asked: '205',
	},
	{
		name: '17g-attended-by-caller',
		what: '204, which called outside, asks 205',
		begin: calling,
		answeredBy: OUTSIDE,
		asked: '205',
	},
	{
		name: '17h-attended-to-outside',
		what: '204, called from outside, asks a mobile phone',
		begin: called,
		answeredBy: '204',
		asked: MOBILE,
	},
	{
		name: '17i-attended-while-ringing',
		what: '204, called from outside, asks 205 and leaves while it rings',
		begin: called,
		answeredBy: '204',
		asked: '205',
		leavesEarly: true,
	},
];

/** 204 asks somebody in a call of its own, and puts both together by the keys of its phone. */
export const consultation: AsteriskPart = {
	name: 'consultation',
	limitMinutes: 10,
	async *run({ bed, cleanUp }) {
		await bed.clear();
		const trigger = new Followed({
			credentials: bed.credentials(),
			parameters: { detail: 'legs', options: { groupLegs: true, groupQuietMinutes: 0 } },
		});
		cleanUp.add(async () => await trigger.stop());
		await trigger.activate();
		for (const each of CONSULTATIONS) yield* toldAsOne(bed, trigger, each);
	},
};

async function called(bed: Bed): Promise<SeenCall> {
	bed.phone('204').manner = ANSWERS;
	await bed.trunk.dial(didOf('204'), OUTSIDE);
	return await bed.phone('204').sees('answeredAt');
}

async function calling(bed: Bed): Promise<SeenCall> {
	bed.trunk.manner = ANSWERS;
	const call = await bed.phone('204').dial(OUTSIDE);
	await until('the talk', () => call.answeredAt);
	return call;
}

async function* toldAsOne(
	bed: Bed,
	trigger: Followed,
	{ name, what, begin, answeredBy, asked, leavesEarly = false }: Consultation,
): AsyncGenerator<Row> {
	const before = trigger.json().length;
	let whileTalking = 0;
	const transfers = [`204->${asked}`];
	const { rows, truth } = await bed.play(name, what, async () => {
		const own = await begin(bed);
		bed.phone('205').manner = leavesEarly ? RINGS : ANSWERS;
		bed.trunk.manner = ANSWERS;
		await wait(1_500);
		const question = await bed.phone('204').dial(asked);
		await until('the question', () => question[leavesEarly ? 'ringingAt' : 'answeredAt']);
		await wait(2_500);
		await bed.phone('204').join(own, question);
		await until('the leave', () => own.endedAt);
		if (leavesEarly) {
			await wait(1_500);
			bed.phone('205').answer(bed.phone('205').calls[0]);
		}
		await wait(3_000);
		await trigger.poll();
		whileTalking = trigger.json().length - before;
		for (const call of bed.trunk.calls) bed.trunk.hangUp(call);
		return { calls: 1, answeredBy, transfers };
	});
	await until('the call in the feed', async () => {
		await trigger.poll();
		return trigger.json().length > before + whileTalking;
	});
	await trigger.poll();
	const [call = {}, ...more] = await bed.callsOf(rows);
	const sent = (call.transfers ?? []) as IDataObject[];
	const told = {
		calls: more.length + 1,
		answeredBy: call.answeredBy,
		transfers: sent.map(({ from, to }) => `${String(from)}->${String(to)}`),
	};
	yield isEqual(`${what}: told as one call`, told, { ...truth });
	// The PBX tells of no phone outside that it goes on (feed.md).
	if (asked === MOBILE) return;
	const items = { whileTalking, inAll: trigger.json().length - before };
	yield isEqual(`${what}: the trigger tells it once, at its end`, items, {
		whileTalking: 0,
		inAll: 1,
	});
}
