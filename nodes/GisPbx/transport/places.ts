import { HostPlaces, type Place } from '../pbx/places/hostPlaces';
import type { PbxBinding } from './binding';
import { beforeDeadline } from './deadline';
import type { Expected } from '../pbx/reply/reply';
import { networkFailureOf, type NoAnswer } from './networkFailures';
import type { HttpRequest } from './send';

type Request = Pick<HttpRequest, 'parameters'> & { expected?: Expected };

/** By the host of the PBX: one limit for all that this n8n process asks (decisions.md#concurrency). */
const hosts = new Map<string, HostPlaces>();

/** No run waits for its turn any longer; what ends the waiting of others is their time-out. */
const LONGEST_WAIT_SECONDS = 86_400;

/** Thrown where a read had to wait and its run stopped meanwhile: nothing was sent, nothing failed. */
export class StoppedWaiting extends Error {
	constructor() {
		super('The run stopped before this was sent');
	}
}

/**
 * Asks in a place of the PBX, which ends with `ask` or earlier by its own word. A read that the PBX was
 * too busy for, where more were on their way than any PBX bears, is asked again in another place: that
 * was our doing. Throws {@link StoppedWaiting}, and what `ask` throws.
 */
export async function inPlace<T extends { kind: string }>(
	binding: PbxBinding,
	request: Request,
	ask: (place: Place) => Promise<T | NoAnswer>,
): Promise<T | NoAnswer> {
	const isWrite = request.expected === 'write' || request.expected === 'writeWithBody';
	for (;;) {
		const place = isWrite ? placesOf(binding).write() : await readPlace(binding, request);
		if ('kind' in place) return place;
		let isBusy = false;
		try {
			const answer = await ask(place);
			isBusy = saysBusy(answer);
			if (!isBusy || isWrite || !place.isBeyondUsual) return answer;
		} finally {
			place.leave(isBusy);
		}
	}
}

/** A place, as soon as there is one; a poll or a picker waits no longer than for an answer. */
async function readPlace(binding: PbxBinding, { parameters }: Request): Promise<Place | NoAnswer> {
	const { account, goesFirst = true } = binding;
	const turn = { tenant: account.settings.tenant, goesFirst };
	const kind = `${parameters.reqtype}/${parameters.info ?? parameters.action ?? ''}`;
	let place: Place | undefined;
	let begin = (taken: Place) => {
		place = taken;
	};
	const withdraw = placesOf(binding).read(turn, kind, (taken) => begin(taken));
	if (place) return place;
	return await untilTaken(binding, withdraw, (resolve) => (begin = resolve)).catch(
		(thrown: unknown) => {
			if (thrown instanceof StoppedWaiting) throw thrown;
			return networkFailureOf(thrown);
		},
	);
}

async function untilTaken(
	{ n8n, timeoutSeconds, isStopped }: PbxBinding,
	withdraw: () => void,
	onTaken: (resolve: (place: Place) => void) => void,
): Promise<Place> {
	const seconds = 'getInputData' in n8n ? LONGEST_WAIT_SECONDS : timeoutSeconds;
	const place = await beforeDeadline(
		n8n,
		seconds,
		async (signal) =>
			await new Promise<Place>((resolve, reject) => {
				onTaken(resolve);
				const stop = () => {
					withdraw();
					reject(new StoppedWaiting());
				};
				if (signal.aborted) stop();
				else signal.addEventListener('abort', stop);
			}),
	);
	if (isStopped?.() !== true) return place;
	place.leave();
	throw new StoppedWaiting();
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
