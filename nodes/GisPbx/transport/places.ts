import { HostPlaces, type Place } from '../pbx/places/hostPlaces';
import type { Expected } from '../pbx/reply/reply';
import type { PbxBinding } from './binding';
import { beforeDeadline } from './deadline';
import { faultFailure } from './faultTexts';
import type { NoAnswer } from './networkFailures';
import { onAbort } from './onAbort';
import type { HttpRequest } from './send';

type Request = Pick<HttpRequest, 'parameters'> & { expected?: Expected };

/** By the host of the PBX: one limit for all that this n8n process asks (decisions.md#concurrency). */
const hosts = new Map<string, HostPlaces>();

/** No run waits for its turn any longer. */
const LONGEST_WAIT_SECONDS = 86_400;

/** Thrown where a read had to wait and its run stopped meanwhile: nothing was sent, nothing failed. */
export class StoppedWaiting extends Error {
	constructor() {
		super('The run stopped before this was sent');
	}
}

const NO_TURN: NoAnswer = {
	kind: 'noAnswer',
	fault: 'noTurn',
	delivery: 'notSent',
	...faultFailure('noTurn'),
};

/**
 * Asks in a place of the PBX, within so many seconds; the place ends with `ask`, or earlier by its own
 * word. A read that the PBX was too busy for, where more were on their way than every PBX bears, is asked
 * once more in another place: that was our doing. Throws {@link StoppedWaiting}, and what `ask` throws.
 */
export async function inPlace<T extends { kind: string }>(
	binding: PbxBinding,
	request: Request,
	ask: (place: Place, seconds: number) => Promise<T | NoAnswer>,
): Promise<T | NoAnswer> {
	if (isWrite(request)) return await askIn(placesOf(binding).write(), binding.timeoutSeconds);
	const left = timeOf(binding);
	const first = await readPlace(binding, request, left);
	if (!first) return NO_TURN;
	const answer = await askIn(first, left());
	if (!first.wasTooMuch || binding.stopped?.aborted || left() <= 0) return answer;
	const second = await readPlace(binding, request, left);
	return second ? await askIn(second, left()) : answer;

	async function askIn(place: Place, seconds: number): Promise<T | NoAnswer> {
		let isBusy = false;
		try {
			const answered = await ask(place, seconds);
			isBusy = saysBusy(answered);
			return answered;
		} finally {
			place.leave(isBusy);
		}
	}
}

function isWrite({ expected }: Request): boolean {
	return expected === 'write' || expected === 'writeWithBody';
}

/** What is left of a time-out, in seconds: a run has it for each request, a poll or a picker for waiting and asking together. */
function timeOf({ n8n, timeoutSeconds }: PbxBinding): () => number {
	if (isRun(n8n)) return () => timeoutSeconds;
	const began = performance.now();
	return () => timeoutSeconds - (performance.now() - began) / 1000;
}

function isRun(n8n: PbxBinding['n8n']): boolean {
	return 'getInputData' in n8n;
}

/** A place, as soon as there is one; undefined where that takes too long. */
async function readPlace(
	binding: PbxBinding,
	{ parameters }: Request,
	left: () => number,
): Promise<Place | undefined> {
	const { n8n, account, goesFirst = true, stopped } = binding;
	const turn = { tenant: account.settings.tenant, run: n8n, goesFirst };
	const kind = `${parameters.reqtype}/${parameters.info ?? parameters.action ?? ''}`;
	let place: Place | undefined;
	let begin = (taken: Place) => {
		place = taken;
	};
	const withdraw = placesOf(binding).read(turn, kind, (taken) => begin(taken));
	if (place) return place;
	let isOver = false;
	await beforeDeadline(n8n, isRun(n8n) ? LONGEST_WAIT_SECONDS : left(), async (tooLate) => {
		await new Promise<void>((resolve) => {
			const forget = [stopped, tooLate].map((signal) =>
				onAbort(signal, () => {
					isOver = true;
					withdraw();
					resolve();
				}),
			);
			begin = (taken) => {
				place = taken;
				for (const each of forget) each();
				resolve();
			};
		});
	});
	if (isOver && isRun(n8n)) throw new StoppedWaiting();
	return place;
}

/** Leaves out hosts that nobody has asked for a while. */
function placesOf({ account }: PbxBinding): HostPlaces {
	const { host } = new URL(account.settings.apiUrl);
	const known = hosts.get(host);
	if (known) return known;
	for (const [other, places] of hosts) if (places.isIdle) hosts.delete(other);
	const places = new HostPlaces(() => performance.now());
	hosts.set(host, places);
	return places;
}

/** What a PBX says that could answer if it were asked less. */
const BUSY_STATUS = ['429', '502', '503', '504'];

function saysBusy(answer: { kind: string } | NoAnswer): boolean {
	if (!('fault' in answer)) return false;
	const { fault, httpCode, delivery } = answer;
	return httpCode === undefined
		? delivery !== 'sent' && ['connectionRefused', 'cutOff', 'timedOut'].includes(fault)
		: BUSY_STATUS.includes(httpCode);
}
