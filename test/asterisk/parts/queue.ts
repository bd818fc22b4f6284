/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import type { IDataObject } from 'n8n-workflow';
import { setTimeout as wait } from 'node:timers/promises';
import { isEqual, type Row } from '../../e2e/part';
import type { Bed } from '../bed';
import { DID_OF_SUPPORT, QUEUES } from '../bed/numbers';
import { secondsOf, talkOf } from '../phone/call';
import { ANSWERS, RINGS } from '../phone/phone';
import { agrees, holds, type AsteriskPart } from './part';

const [SUPPORT] = QUEUES;
const CALLER = '0500000001';

/** Members of a queue: who is one, who is paused, and whose phone rings for that. */
export const queue: AsteriskPart = {
	name: 'queue',
	limitMinutes: 10,
	async *run({ bed }) {
		await bed.clear();
		yield* membership(bed);
		yield* pausing(bed);
		yield* waiting(bed);
		yield* leaving(bed);
	},
};

const change = async (bed: Bed, operation: string, extension: string, more: IDataObject = {}) =>
	await bed.item({
		resource: 'queue',
		operation,
		queue: SUPPORT.id,
		extension,
		...more,
	});

async function members(bed: Bed): Promise<unknown[]> {
	const asked = { resource: 'queue', operation: 'getMembers', queue: SUPPORT.id, returnAll: true };
	return (await bed.run(asked)).json().map(({ extension }) => extension);
}

/** One agent of the queue, as the pack tells it. */
async function agent(bed: Bed, extension: string): Promise<IDataObject | undefined> {
	const asked = { resource: 'agent', operation: 'getMany', queue: SUPPORT.id, returnAll: true };
	return (await bed.run(asked)).json().find((one) => one.extension === extension);
}

/** A call from outside that waits in the queue. */
async function call(bed: Bed) {
	return await bed.trunk.dial(DID_OF_SUPPORT, CALLER);
}

async function* membership(bed: Bed): AsyncGenerator<Row> {
	yield isEqual('an empty queue has no members', await members(bed), []);
	for (const extension of ['204', '205']) await change(bed, 'addMember', extension);
	yield isEqual('two that were added are listed', await members(bed), ['204', '205']);
	const again = await change(bed, 'addMember', '204');
	yield holds('adding one twice: an error', /Already there/.test(String(again.error)), again);
	const ignored = await change(bed, 'addMember', '204', { options: { ignoreIfSo: true } });
	yield holds('adding one twice, ignored: already so', ignored.alreadySo === true, ignored);
}

async function* pausing(bed: Bed): AsyncGenerator<Row> {
	const paused = await bed.item({
		resource: 'agent',
		operation: 'pause',
		queue: SUPPORT.id,
		extension: '204',
		reason: 'אוכל',
	});
	const told = await agent(bed, '204');
	const isTold = paused.confirmed === true && told?.paused === true;
	yield holds('a paused agent is told as paused', isTold, told);
	const stranger = await bed.item({
		resource: 'agent',
		operation: 'pause',
		queue: SUPPORT.id,
		extension: '209',
	});
	yield holds('pausing a stranger: an error', Boolean(stranger.error), stranger);

	bed.phone('204').manner = RINGS;
	bed.phone('205').manner = { does: 'answer', afterMs: 1_500 };
	const { rows } = await bed.play('12p-queue-paused', '204 is paused, 205 answers', async () => {
		const caller = await call(bed);
		const taken = await bed.phone('205').sees('answeredAt');
		await wait(2_500);
		bed.trunk.hangUp(caller);
		await bed.phone('205').sees('endedAt');
		const rang = [...(bed.phone('204').last ? ['204'] : []), '205'];
		return { calls: 1, answeredBy: '205', queue: SUPPORT.number, rang, talk: talkOf(taken) };
	});
	const [first = {}] = await bed.callsOf(rows);
	const story = `by ${String(first.answeredBy)}, rang ${String(first.rang)}, queue ${String(first.queue)}`;
	const isRight =
		first.answeredBy === '205' && String(first.rang) === '205' && first.queue === SUPPORT.number;
	yield holds('the call of the queue: only 205 rang and took it', isRight, story);
	const unpaused = await bed.item({
		resource: 'agent',
		operation: 'unpause',
		queue: SUPPORT.id,
		extension: '204',
	});
	const after = await agent(bed, '204');
	const isBack = unpaused.confirmed === true && after?.paused === false;
	yield holds('an unpaused agent is told as available', isBack, after);
}

/** 204 does not pick up, the caller gives up. */
async function* waiting(bed: Bed): AsyncGenerator<Row> {
	bed.phone('204').manner = RINGS;
	bed.phone('205').manner = ANSWERS;
	let state: IDataObject | undefined;
	let waited = 0;
	const { rows } = await bed.play(
		'13b-queue-abandoned-at-first-member',
		'the caller gives up',
		async () => {
			const caller = await call(bed);
			const ring = await bed.phone('204').sees('ringingAt');
			await wait(1_000);
			state = await agent(bed, '204');
			await wait(2_500);
			bed.trunk.hangUp(caller);
			await bed.phone('204').sees('endedAt');
			waited = secondsOf(ring.ringingAt, caller.endedAt);
			return { calls: 1, answeredBy: null, queue: SUPPORT.number, rang: ['204'], wait: waited };
		},
	);
	yield isEqual('the agent whose phone rings is told as RINGING', state?.deviceState, 'RINGING');
	const [first = {}] = await bed.callsOf(rows);
	const story = `${String(first.disposition)}, by ${String(first.answeredBy)}, rang ${String(first.rang)}`;
	const isMissed = first.answeredBy === null && first.disposition !== 'answered';
	yield holds('a call that is given up in the queue: taken by nobody', isMissed, story);
	yield agrees('a call that is given up: waited as the phone rang', first.waitingSeconds, waited);
}

async function* leaving(bed: Bed): AsyncGenerator<Row> {
	await change(bed, 'removeMember', '204');
	yield isEqual('one that was removed is not listed', await members(bed), ['205']);
	const again = await change(bed, 'removeMember', '204');
	yield holds('removing a stranger: an error', /Not there/.test(String(again.error)), again);
	const all = { resource: 'queue', operation: 'removeAllMembers', queue: SUPPORT.id };
	await bed.item({ ...all, confirm: true });
	yield isEqual('Remove All Members leaves nobody', await members(bed), []);
}
