import type { IExecuteFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

import { warningBytesBefore } from '../pbx/reply/audio';
import { decodeReply, decodeText } from '../pbx/reply/decodeReply';
import { givenFileName } from '../pbx/reply/givenFileName';
import { logPhpWarnings } from './phpWarningLog';
import type { KeyGuard } from './keyGuard';
import { headerOf } from './send';
import type { Reply } from '../pbx/reply/reply';

type Readable = Exclude<Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0], Buffer>;

/** Audio on its way: the stream is read once, by n8n's binary storage. */
export interface Audio {
	stream: Readable;
	mimeType: string;
	/** File extension without the dot, from the bytes themselves where they tell. */
	extension: string;
	/** The name in Content-Disposition; not yet safe to use as a file name. */
	givenName?: string;
	/** Its first bytes, some thousands: fewer only where there are no more. */
	beginning: Uint8Array;
	/** In bytes, as the PBX declares it; Infinity where it does not. */
	length: number;
	/** Finds the length, in bytes, of what is not to be stored; the stream is gone then. */
	measure(): Promise<number>;
	/** Rejects when the stream breaks off or is ended: not every storage of n8n notices. */
	broken: Promise<never>;
}

/** No text of the PBX is quoted longer than this. */
const LONGEST_QUOTE = 200;

/** So many bytes tell audio from text, behind some warnings too. */
const BEGINNING = 4000;

/** What Node says of a stream that ends without its end; see delivery.ts. */
const CLOSED_EARLY = { code: 'ERR_STREAM_PREMATURE_CLOSE' };

type DownloadReply = { kind: 'file'; audio: Audio } | Exclude<Reply, { kind: 'audio' }>;

/**
 * Tells audio from the texts that the PBX sends in its place, by the first bytes, so that a
 * recording is never held in memory and a text is never stored as audio (pbx.md#recordings).
 */
export async function readDownload(
	n8n: IExecuteFunctions,
	response: IN8nHttpFullResponse,
	guard: KeyGuard,
	signal: AbortSignal,
): Promise<DownloadReply> {
	const stream = response.body as Readable;
	const broken = brokenOff(stream, signal);
	const contentType = headerOf(response, 'content-type');
	const start = await Promise.race([firstBytes(stream), broken]);
	const first = decodeReply({ contentType, body: start }, 'audio');
	const isAllThere = start.length < BEGINNING;
	if (first.kind === 'audio') {
		const warned = takeOffWarnings(n8n, stream, start, guard);
		const { mimeType, extension } = first;
		const declared = Number(headerOf(response, 'content-length')) || Infinity;
		const length = (isAllThere ? start.length : declared) - warned;
		const audio = {
			stream,
			mimeType,
			extension,
			givenName: givenNameOf(response, guard),
			beginning: start.subarray(warned),
			length,
			measure: async () => await measured(stream, length),
			broken,
		};
		return { kind: 'file', audio };
	}
	if (first.kind === 'empty' && isAllThere) {
		stream.destroy();
		return first;
	}
	const rest = async () => await n8n.helpers.binaryToString(stream);
	const text = start.length === 0 ? '' : await Promise.race([rest(), broken]);
	const guarded = guard.text(text);
	logPhpWarnings(n8n, guarded);
	const reply = decodeText({ contentType, text: guarded }, 'text');
	if (reply.kind !== 'data') return reply as DownloadReply;
	return { kind: 'refused', message: String(reply.value).slice(0, LONGEST_QUOTE) };
}

/** Takes what PHP printed in front of the audio out of the stream; the number of its bytes. */
function takeOffWarnings(
	n8n: IExecuteFunctions,
	stream: Readable,
	start: Buffer,
	guard: KeyGuard,
): number {
	const length = warningBytesBefore(start);
	if (length === 0) return 0;
	stream.read(length);
	logPhpWarnings(n8n, guard.text(start.toString('utf8', 0, length)));
	return length;
}

/** Rejects with what ends the stream early, and ends a stream that goes on after the signal. */
function brokenOff(stream: Readable, signal: AbortSignal): Promise<never> {
	const broken = new Promise<never>((_, reject) => {
		const end = () => {
			reject(CLOSED_EARLY);
			stream.destroy();
		};
		signal.addEventListener('abort', end);
		stream.once('close', () => signal.removeEventListener('abort', end));
		stream.on('error', reject);
	});
	broken.catch(() => undefined); // raced with the storage, which may see it first
	return broken;
}

/** The length that is known; else the bytes are counted. */
async function measured(stream: Readable, known: number): Promise<number> {
	if (known < Infinity) {
		stream.destroy();
		return known;
	}
	let bytes = 0;
	for await (const chunk of stream) bytes += (chunk as Buffer).length;
	return bytes;
}

function givenNameOf(response: IN8nHttpFullResponse, guard: KeyGuard): string | undefined {
	const name = givenFileName(headerOf(response, 'content-disposition'));
	return name === undefined ? undefined : guard.text(name).trim();
}

/**
 * The beginning of the stream, put back so that the stream still begins with it: shorter than
 * asked for only where the stream is.
 */
async function firstBytes(stream: Readable): Promise<Buffer> {
	return await new Promise((resolve, reject) => {
		// Stays, since an error that nobody listens for would end n8n; what stores the stream sees it too.
		stream.on('error', reject);
		stream.once('close', () => reject(CLOSED_EARLY));
		stream.once('end', () => resolve(Buffer.alloc(0)));
		const look = () => {
			const bytes = stream.read(BEGINNING) as Buffer | null;
			if (bytes === null) return; // more bytes or the end follow
			stream.removeListener('readable', look);
			stream.unshift(bytes);
			resolve(bytes);
		};
		stream.on('readable', look);
	});
}
