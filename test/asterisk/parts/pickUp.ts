/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import type { IDataObject } from 'n8n-workflow';
import { setTimeout as wait } from 'node:timers/promises';
import { isEqual, type Row } from '../../e2e/part';
import type { Bed } from '../bed';
import {
	DID_OF_GROUP,
	DID_OF_MOBILE,
	DID_OF_SUPPORT,
	didOf,
	FIRST_PLACE,
	PARKING,
	QUEUES,
} from '../bed/numbers';
import { talkOf, until, type SeenCall } from '../phone/call';
import { ANSWERS } from '../phone/phone';
import type { Truth } from '../scenarios';
import { agrees, type AsteriskPart } from './part';

const CALLER = '0500000001';

/** Calls that another phone took than the one that rang: picked up, parked, forwarded outside. */
export const pickUp: AsteriskPart = {
	name: 'pickUp',
	limitMinutes: 10,
	async *run({ bed }) {
		await bed.clear();
		yield* pickedUp(bed);
		yield* parked(bed);
		yield* forwarded(bed);
	},
};

/** 204 rings for a call, which a phone picks up; then one of the two hangs up. */
function ringing(bed: Bed, place: () => Promise<SeenCall>, by: string) {
	return async (): Promise<Truth> => {
		const caller = await place();
		await bed.phone('204').sees('ringingAt');
		await wait(2_000);
		const taken = await bed.phone(by).dial('*8204');
		await until('the pick-up', () => taken.answeredAt);
		await wait(2_500);
		bed.phone(by).hangUp(taken);
		await until('the end', () => caller.endedAt);
		return { calls: 1, answeredBy: by, rang: ['204'], transfers: [], talk: talkOf(taken) };
	};
}

const fromOutside = (bed: Bed, did: string) => async () => await bed.trunk.dial(did, CALLER);

async function* pickedUp(bed: Bed): AsyncGenerator<Row> {
	const { number: queue, id } = QUEUES[0];
	const member = { resource: 'queue', queue: id, extension: '204' };
	const cases: Array<[name: string, what: string, play: () => Promise<Truth>]> = [
		[
			'69-pickup',
			'inbound rings 204; 205 picks it up',
			ringing(bed, fromOutside(bed, didOf('204')), '205'),
		],
		[
			'69b-pickup-internal',
			'206 calls 204; 205 picks it up',
			ringing(bed, async () => await bed.phone('206').dial('204'), '205'),
		],
		[
			'69c-pickup-ringgroup',
			'inbound rings 204 and 205; 206 picks it up',
			async () => ({
				...(await ringing(bed, fromOutside(bed, DID_OF_GROUP), '206')()),
				rang: ['204', '205'],
			}),
		],
		[
			'69d-pickup-queue',
			`queue ${queue} rings 204; 205 picks it up`,
			async () => {
				await bed.item({ ...member, operation: 'addMember' });
				const truth = await ringing(bed, fromOutside(bed, DID_OF_SUPPORT), '205')();
				await bed.item({ ...member, operation: 'removeMember' });
				return { ...truth, queue };
			},
		],
	];
	for (const [name, what, play] of cases) yield* toldRight(bed, [name, what], play);
}

async function* parked(bed: Bed): AsyncGenerator<Row> {
	const begin = async () => {
		bed.phone('204').manner = ANSWERS;
		const caller = await bed.trunk.dial(didOf('204'), CALLER);
		const taken = await bed.phone('204').sees('answeredAt');
		await wait(2_000);
		await bed.phone('204').transfer(taken, PARKING);
		await until('the parking', () => taken.endedAt);
		return { caller, taken };
	};
	const story = { calls: 1, answeredBy: '204', rang: ['204'] };
	yield* toldRight(
		bed,
		['66-park-retrieved', '204 parks the caller, 205 takes it back'],
		async () => {
			const { caller, taken } = await begin();
			await wait(3_000);
			const back = await bed.phone('205').dial(FIRST_PLACE);
			await until('the talk', () => back.answeredAt);
			await wait(2_500);
			bed.phone('205').hangUp(back);
			await until('the end', () => caller.endedAt);
			return { ...story, transfers: ['204->205'], talk: talkOf(taken) + talkOf(back) };
		},
	);
	yield* toldRight(
		bed,
		['67-park-comes-back', '204 parks the caller, who comes back'],
		async () => {
			const { caller, taken } = await begin();
			const back = await bed.phone('204').sees('answeredAt', 1);
			await wait(2_500);
			bed.trunk.hangUp(caller);
			await until('the end', () => back.endedAt);
			return { ...story, transfers: [], talk: talkOf(taken) + talkOf(back) };
		},
	);
	yield* toldRight(bed, ['68-park-abandoned', '204 parks the caller, who leaves'], async () => {
		const { caller, taken } = await begin();
		await wait(3_000);
		bed.trunk.hangUp(caller);
		return { ...story, transfers: [], talk: talkOf(taken) };
	});
}

async function* forwarded(bed: Bed): AsyncGenerator<Row> {
	yield* toldRight(bed, ['70-did-to-mobile', 'inbound is sent to a mobile phone'], async () => {
		bed.trunk.manner = ANSWERS;
		const caller = await bed.trunk.dial(DID_OF_MOBILE, CALLER);
		await until('the talk', () => caller.answeredAt);
		await wait(2_500);
		bed.trunk.hangUp(caller);
		// the number of the mobile phone stands in no column
		return { calls: 1, answeredBy: null, outcome: 'answered', rang: [], talk: talkOf(caller) };
	});
}

/** The rows of a scenario, told by the pack as the phones saw it. */
async function* toldRight(
	bed: Bed,
	[name, what]: [string, string],
	play: () => Promise<Truth>,
): AsyncGenerator<Row> {
	const { rows, truth } = await bed.play(name, what, play);
	const [call = {}, ...more] = await bed.callsOf(rows);
	const { transfers = [] } = call as { transfers?: IDataObject[] };
	const told: IDataObject = {
		calls: more.length + 1,
		answeredBy: call.answeredBy,
		rang: call.rang,
		transfers: transfers.map(({ from, to }) => `${String(from)}->${String(to)}`),
	};
	const { calls, answeredBy, rang, transfers: sent = [] } = truth;
	yield isEqual(`${what}: who had it`, told, { calls, answeredBy, rang, transfers: sent });
	// the ringing of a phone to which a call came back, or which a queue rang
	yield agrees(`${what}: the talk`, call.talkSeconds, truth.talk ?? 0, 3);
}
