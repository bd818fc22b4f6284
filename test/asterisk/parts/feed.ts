/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs outside n8n */
import type { IDataObject } from 'n8n-workflow';
import { setTimeout as wait } from 'node:timers/promises';
import { isEqual, type Row } from '../../e2e/part';
import { Followed } from '../../engine/trigger/pollHarness';
import type { Bed } from '../bed';
import { didOf } from '../bed/numbers';
import { talkOf, until, type SeenCall } from '../phone/call';
import { BUSY, DECLINES, RINGS, type Manner, type Phone } from '../phone/phone';
import { holds, type AsteriskPart } from './part';

/** A call, by a number that no other has, as both phones saw it. */
interface Placed {
	/** The number outside that calls or is called. */
	outside: string;
	caller: SeenCall;
	callee: SeenCall | undefined;
}

const PEOPLE_AT_WORK = ['204', '205', '206', '208', '209'];
const POLL_EVERY_MS = 4_000;

const answering = (seconds: number): Manner => ({
	does: 'answer',
	afterMs: 700,
	hangUpAfterMs: seconds * 1000,
});

/** What a called phone does, in turn. */
const MANNERS = [answering(2), answering(4), BUSY, RINGS, answering(1), DECLINES, answering(5)];
/** A caller whose call nobody takes leaves after so long. */
const PATIENCE_MS = 3_000;

/** An hour's worth of calls in a short time, followed by the trigger as legs and as calls. */
export const feed = (calls: number, seconds: number): AsteriskPart => ({
	name: 'feed',
	limitMinutes: 10,
	async *run({ bed, cleanUp, report }) {
		await bed.clear();
		const before = bed.asterisk.cdrs.rows.length;
		const triggers = new Triggers(bed);
		cleanUp.add(async () => await triggers.stop());
		await triggers.start();
		report(`${calls} calls in ${seconds} s`);
		const placing = placeAll(bed, calls, seconds);
		const half = Date.now() + (seconds * 1000) / 2;
		await pollUntil(triggers, () => Date.now() > half);
		await triggers.restart();
		let isOver = false;
		const end = () => {
			isOver = true;
		};
		placing.then(end, end);
		await pollUntil(triggers, () => isOver);
		const placed = await placing;
		await bed.isQuiet();
		const rows = bed.asterisk.cdrs.rows.slice(before).map(({ columns }) => columns);
		const isAllThere = () =>
			triggers.calls.length >= placed.length && triggers.legs.length >= rows.length;
		await until('all calls in the feed', async () => {
			await triggers.poll();
			return isAllThere();
		}).catch(() => undefined);
		// once more: nothing may come twice
		await triggers.poll();
		yield* ofLegs(
			rows.map(({ uniqueid }) => uniqueid),
			triggers.legs,
		);
		yield* ofCalls(placed, triggers.calls);
		yield isEqual('no poll failed', triggers.errors, []);
	},
});

/** Two triggers on one n8n, which is ended and started again in mid-feed. */
class Triggers {
	private readonly past: Followed[][] = [];
	private active: Followed[] = [];

	constructor(private readonly bed: Bed) {}

	async start(memories: IDataObject[] = []): Promise<void> {
		const each = [{}, { groupLegs: true, groupQuietMinutes: 0 }];
		this.active = [];
		for (const [place, options] of each.entries()) {
			const memory = memories[place];
			const followed = new Followed({
				credentials: this.bed.credentials(),
				parameters: { detail: 'legs', options },
				...(memory && { staticData: memory, activation: 'init' as const }),
			});
			this.active.push(await followed.activate());
		}
		this.past.push(this.active);
	}

	/** n8n dies, and starts again with what it had kept. */
	async restart(): Promise<void> {
		const memories = this.active.map((one) => one.staticData());
		await this.stop();
		await this.start(memories);
	}

	async poll(): Promise<void> {
		for (const one of this.active) await one.poll();
	}

	async stop(): Promise<void> {
		for (const one of this.active) await one.stop();
	}

	get legs(): IDataObject[] {
		return this.past.flatMap(([legs]) => legs.json());
	}

	get calls(): IDataObject[] {
		return this.past.flatMap(([, calls]) => calls.json());
	}

	get errors(): string[] {
		return this.past.flat().flatMap(({ errors }) => errors.map(({ message }) => message));
	}
}

async function pollUntil(triggers: Triggers, isOver: () => boolean): Promise<void> {
	while (!isOver()) {
		await wait(POLL_EVERY_MS);
		await triggers.poll();
	}
}

/** Calls one after the other, in and out by turns, so that some are up side by side. */
async function placeAll(bed: Bed, calls: number, seconds: number): Promise<Placed[]> {
	const placed: Array<Promise<Placed>> = [];
	for (let number = 0; number < calls; number++) {
		const extension = PEOPLE_AT_WORK[number % PEOPLE_AT_WORK.length];
		const outside = `05000${String(10_000 + number)}`;
		const manner = MANNERS[number % MANNERS.length];
		const place = number % 3 === 2 ? outward : inward;
		const call = place(bed, extension, outside, manner);
		// one that fails is told at the end, when all are waited for
		call.catch(() => undefined);
		placed.push(call);
		await wait((seconds * 1000) / calls);
	}
	return await Promise.all(placed);
}

async function inward(
	bed: Bed,
	extension: string,
	outside: string,
	manner: Manner,
): Promise<Placed> {
	const phone = bed.phone(extension);
	phone.manner = manner;
	const caller = await bed.trunk.dial(didOf(extension), outside);
	return await ended(bed.trunk, caller, outside, () =>
		phone.calls.find(({ direction, other }) => direction === 'in' && other === outside),
	);
}

async function outward(
	bed: Bed,
	extension: string,
	outside: string,
	manner: Manner,
): Promise<Placed> {
	bed.trunk.manner = manner;
	const phone = bed.phone(extension);
	const caller = await phone.dial(outside);
	return await ended(phone, caller, outside, () =>
		bed.trunk.calls.find(({ direction, dialled }) => direction === 'in' && dialled === outside),
	);
}

/** Waits for the end of a call; a caller whom nobody answers gives up. */
async function ended(
	phone: Phone,
	caller: SeenCall,
	outside: string,
	calleeOf: () => SeenCall | undefined,
): Promise<Placed> {
	await wait(PATIENCE_MS);
	if (!caller.answeredAt && !caller.endedAt) phone.hangUp(caller);
	await until('the end of a call', () => caller.endedAt && calleeOf()?.endedAt);
	return { outside, caller, callee: calleeOf() };
}

/** Every row that Asterisk filed came as one leg. */
function* ofLegs(uniqueIds: string[], legs: IDataObject[]): Generator<Row> {
	const filed = countsOf(uniqueIds);
	const came = countsOf(legs.map(({ callId }) => String(callId)));
	const lost = [...filed].filter(([id, count]) => (came.get(id) ?? 0) < count);
	const twice = [...came].filter(([id, count]) => count > (filed.get(id) ?? 0));
	const story = `${uniqueIds.length} rows, ${legs.length} legs; lost ${lost.length}, too many ${twice.length}`;
	yield holds('every row comes as a leg, once', lost.length === 0 && twice.length === 0, story);
}

/** Every call that the phones made came once, and as they saw it. */
function* ofCalls(placed: Placed[], calls: IDataObject[]): Generator<Row> {
	const came = countsOf(calls.map(({ externalNumber }) => String(externalNumber)));
	const lost = placed.filter(({ outside }) => !came.has(outside));
	const twice = [...came].filter(([, count]) => count > 1);
	const strangers = calls.length - placed.length;
	const story = `${placed.length} calls, ${calls.length} items; lost ${lost.length}, twice ${twice.length}`;
	const isRight = lost.length === 0 && twice.length === 0 && strangers === 0;
	yield holds('every call comes once', isRight, story);

	const pairs = placed.flatMap((one) => {
		const call = calls.find(({ externalNumber }) => externalNumber === one.outside);
		return call ? [{ ...one, call }] : [];
	});
	const wrong = pairs.filter(({ outside, caller, callee, call }) => {
		const told = `${String(call.disposition)} ${call.answeredAt !== null}`;
		const direction = caller.other === outside ? 'outbound' : 'inbound';
		return (
			call.direction !== direction ||
			told !== `${dispositionOf(callee)} ${Boolean(callee?.answeredAt)}`
		);
	});
	const examples = wrong.map(({ outside, call }) => `${outside}: ${String(call.disposition)}`);
	const answered = pairs.filter(({ callee }) => callee?.answeredAt);
	const sum = `${answered.length} answered, ${pairs.length - answered.length} not; wrong: ${examples.join() || 'none'}`;
	yield holds('every call is told as the phones saw it', wrong.length === 0, sum);

	const off = answered.map(({ callee, call }) =>
		callee ? Number(call.talkSeconds) - talkOf(callee) : 0,
	);
	const [least, most] = [Math.min(...off), Math.max(...off)];
	const within = `between ${least.toFixed(2)} and ${most.toFixed(2)} s beside the phones`;
	yield holds("the talk of every call is the phones'", least > -1.1 && most < 1.1, within);
}

const dispositionOf = (callee: SeenCall | undefined): string => {
	if (callee?.answeredAt) return 'answered';
	return callee?.status === 486 || callee?.status === 603 ? 'busy' : 'noAnswer';
};

const countsOf = (keys: string[]): Map<string, number> => {
	const counts = new Map<string, number>();
	for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
	return counts;
};
