import type { IExecuteFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

import { inStretches } from '../pbx/longWork';
import { decodeLongText } from '../pbx/reply/decodeReply';
import type { Expected, Reply, TextReply } from '../pbx/reply/reply';
import { textOfLong } from '../pbx/reply/charset';
import { askedOf } from './asked';
import type { Place } from '../pbx/places/hostPlaces';
import type { PbxBinding } from './binding';
import { breathe } from './breath';
import { beforeDeadline } from './deadline';
import { readDownload, type Audio } from './download';
import type { Failure } from './failures';
import { lackOf } from './features';
import { networkFailureOf, statusFailureOf, type NoAnswer } from './networkFailures';
import { logPhpWarnings } from './phpWarningLog';
import { inPlace } from './places';
import { headerOf, send, type HttpRequest, type Receiving } from './send';

/** A request as an operation states it; the time-out is the operation's. */
export type PbxRequest = Omit<HttpRequest, 'timeoutSeconds'> & {
	/** What the answer should hold; JSON unless said otherwise. */
	expected?: Expected;
};

/** The PBX does not know the request: it refused it, whatever it said. */
type Lack = Failure & { kind: 'notOffered' };

/** One request and what came of it. Throws nothing but StoppedWaiting. */
export async function exchange(
	binding: PbxBinding,
	request: PbxRequest,
): Promise<Reply | NoAnswer | Lack> {
	return await within(binding, request, async (signal, place) => {
		const receiving = { encoding: 'arraybuffer', signal } as const;
		const response = await responseTo(binding, request, receiving, place);
		if ('kind' in response) return response;
		place.leave();
		const reply = isTooLong(response)
			? TOO_LONG
			: await replyIn(binding, await textReplyOf(response), request.expected ?? 'json');
		return lackIn(binding, reply, request) ?? reply;
	});
}

/** The same for audio, which is handed to `store` while it streams in. */
export async function exchangeForFile<T>(
	binding: PbxBinding,
	request: PbxRequest,
	store: (audio: Audio) => Promise<T>,
) {
	return await within(binding, request, async (signal, place) => {
		const receiving = { encoding: 'stream', signal } as const;
		const response = await responseTo(binding, request, receiving, place);
		if ('kind' in response) return response;
		const n8n = binding.n8n as IExecuteFunctions;
		const answer = await readDownload(n8n, response, binding.guard, signal);
		if (answer.kind !== 'file') return lackIn(binding, answer, request) ?? answer;
		const { audio } = answer;
		try {
			const stored = await Promise.race([store(audio), audio.broken]);
			return { kind: 'stored' as const, stored };
		} finally {
			audio.stream.destroy(); // whoever stores it may have left it unread
		}
	});
}

/**
 * Asks in a place and within the time-out, which begins when there is one. What n8n's helper throws holds
 * the request with the key: only its name is kept.
 */
async function within<T extends { kind: string }>(
	binding: PbxBinding,
	request: PbxRequest,
	ask: (signal: AbortSignal, place: Place) => Promise<T | NoAnswer>,
): Promise<T | NoAnswer> {
	const { n8n } = binding;
	return await inPlace(
		binding,
		request,
		async (place, seconds) =>
			await beforeDeadline(n8n, seconds, async (signal) => await ask(signal, place)).catch(
				networkFailureOf,
			),
	);
}

/** What the PBX's script answered, or what the web server in front of it said. */
async function responseTo(
	{ n8n, account, timeoutSeconds }: PbxBinding,
	request: PbxRequest,
	receiving: Receiving,
	place: Place,
): Promise<IN8nHttpFullResponse | NoAnswer> {
	const response = await send(n8n, account, { ...request, timeoutSeconds }, receiving);
	const failure = statusFailureOf({ status: response.statusCode, ...askedOf(request, response) });
	if (failure && receiving.encoding === 'stream') (response.body as Audio['stream']).destroy();
	if (!failure) place.answered();
	return failure ?? response;
}

/** Twice as long a text JavaScript does not hold, and n8n's memory has an end. */
const MOST_BYTES = 256 * 1024 * 1024;

function isTooLong({ body }: IN8nHttpFullResponse): boolean {
	return (body as unknown as Uint8Array).byteLength > MOST_BYTES;
}

const TOO_LONG: Reply = { kind: 'unreadable', reason: 'tooLong', excerpt: '' };

/** The answer as text. A long one is held once: its bytes end with this function. */
async function textReplyOf(response: IN8nHttpFullResponse): Promise<TextReply> {
	const work = textOfLong(response.body as unknown as Uint8Array);
	const text = await inStretches(work, breathe);
	response.body = '';
	return { contentType: headerOf(response, 'content-type'), text };
}

/** What the text means, without the key; one that takes long is read in stretches. */
async function replyIn(
	{ n8n, guard }: PbxBinding,
	answer: TextReply,
	expected: Expected,
): Promise<Reply> {
	const text = await inStretches(guard.longText(answer.text), breathe);
	logPhpWarnings(n8n, text);
	return await inStretches(decodeLongText({ ...answer, text }, expected), breathe);
}

function lackIn(
	{ feature }: PbxBinding,
	reply: Reply,
	{ parameters }: PbxRequest,
): Lack | undefined {
	if (!feature || parameters.reqtype === 'HELP') return undefined;
	const lack = lackOf(feature, reply);
	return lack && { kind: 'notOffered', ...lack };
}
