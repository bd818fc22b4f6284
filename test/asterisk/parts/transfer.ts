/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import type { IDataObject } from 'n8n-workflow';
import { setTimeout as wait } from 'node:timers/promises';
import type { Row } from '../../e2e/part';
import type { Bed } from '../bed';
import { didOf } from '../bed/numbers';
import { talkOf, type SeenCall } from '../phone/call';
import { ANSWERS } from '../phone/phone';
import type { Played } from '../scenarios';
import { agrees, holds, type AsteriskPart } from './part';

const CALLER = '0500000001';

/** Transfer, blind and attended, of a call from outside that 204 took, to 205. */
export const transfer: AsteriskPart = {
	name: 'transfer',
	limitMinutes: 10,
	async *run({ bed }) {
		await bed.clear();
		yield* blind(bed);
		yield* attended(bed);
		yield* byThePhone(bed);
	},
};

/** 204 talks with the caller; the channels of both. */
async function inbound(bed: Bed) {
	bed.phone('204').manner = ANSWERS;
	bed.phone('205').manner = ANSWERS;
	const caller = await bed.trunk.dial(didOf('204'), CALLER);
	const taken = await bed.phone('204').sees('answeredAt');
	await wait(1_500);
	const { linkedId } = await bed.item({
		resource: 'extension',
		operation: 'getState',
		extension: '204',
	});
	const channels = await bed.channelsOf(String(linkedId));
	const channelOf = (name: string) => channels.find((one) => one.startsWith(`SIP/${name}-`)) ?? '';
	return { caller, taken, trunk: channelOf('trunk'), own: channelOf('204') };
}

const sendOn = async (bed: Bed, channel: string, attendedToo: boolean): Promise<IDataObject> =>
	await bed.item({
		resource: 'call',
		operation: 'transfer',
		channel,
		destination: '205',
		attended: attendedToo,
	});

async function* blind(bed: Bed): AsyncGenerator<Row> {
	let answer: IDataObject = {};
	let caller: SeenCall | undefined;
	const played = await bed.play('17e-ami-blindtransfer', 'Redirect of the caller', async () => {
		const call = await inbound(bed);
		caller = call.caller;
		answer = await sendOn(bed, call.trunk, false);
		const second = await bed.phone('205').sees('answeredAt');
		await bed.phone('204').sees('endedAt');
		await wait(2_000);
		bed.trunk.hangUp(call.caller);
		await bed.phone('205').sees('endedAt');
		return truthOf(call.taken, second);
	});
	yield holds('blind, by the channel of the caller: done', answer.confirmed === true, answer);
	yield* toldRight(bed, 'blind', played, caller);
}

async function* attended(bed: Bed): AsyncGenerator<Row> {
	let answer: IDataObject = {};
	let caller: SeenCall | undefined;
	let isUpAfter = false;
	const played = await bed.play('17c-ami-atxfer', 'Atxfer of 204', async () => {
		const call = await inbound(bed);
		caller = call.caller;
		answer = await sendOn(bed, call.own, true);
		const second = await bed.phone('205').sees('answeredAt');
		await wait(2_000);
		bed.phone('204').hangUp(call.taken);
		await wait(2_500);
		isUpAfter = !call.caller.endedAt && !second.endedAt;
		bed.trunk.hangUp(call.caller);
		await bed.phone('205').sees('endedAt');
		return truthOf(call.taken, second);
	});
	yield holds('attended, by the channel of 204: done', answer.confirmed === true, answer);
	yield holds('attended: caller and 205 talk on when 204 leaves', isUpAfter, isUpAfter);
	yield* toldRight(bed, 'attended', played, caller);
}

async function* byThePhone(bed: Bed): AsyncGenerator<Row> {
	let caller: SeenCall | undefined;
	const played = await bed.play('15-blind-by-callee', '204 sends the caller on', async () => {
		const call = await inbound(bed);
		caller = call.caller;
		await bed.phone('204').transfer(call.taken, '205');
		const second = await bed.phone('205').sees('answeredAt');
		await wait(2_000);
		bed.trunk.hangUp(call.caller);
		await bed.phone('205').sees('endedAt');
		await bed.phone('204').sees('endedAt');
		return truthOf(call.taken, second);
	});
	yield* toldRight(bed, 'by the phone of 204', played, caller);
}

const truthOf = (first: SeenCall, second: SeenCall) => ({
	calls: 1,
	answeredBy: '204',
	transfers: ['204->205'],
	talk: talkOf(first) + talkOf(second),
});

/** One call that 204 took and sent on to 205, with the caller's time as the phones saw it. */
async function* toldRight(
	bed: Bed,
	what: string,
	{ rows }: Played,
	caller: SeenCall | undefined,
): AsyncGenerator<Row> {
	const calls = await bed.callsOf(rows);
	const [call = {}] = calls;
	const transfers = (call.transfers ?? []) as Array<{ from: string; to: string }>;
	const ways = transfers.map(({ from, to }) => `${from}->${to}`).join();
	const story = `${calls.length} calls, by ${String(call.answeredBy)}, ${ways}; ${rows.length} rows`;
	const isRight = calls.length === 1 && call.answeredBy === '204' && ways === '204->205';
	yield holds(`${what}: told as one call, taken by 204, sent on to 205`, isRight, story);
	// the ringing of 205, and the caller's wait for a consultation
	const more = 3;
	const talk = caller ? talkOf(caller) : 0;
	yield agrees(`${what}: the talk is the caller's`, call.talkSeconds, talk - more, more);
}
