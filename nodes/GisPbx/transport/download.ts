import type { IExecuteFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

import { warningBytesBefore } from '../pbx/reply/audio';
import { decodeReply, decodeText } from '../pbx/reply/decodeReply';
import { logPhpWarnings } from './phpWarningLog';
import type { KeyGuard } from './secrets';
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
	/** Rejects when the stream breaks off or takes too long: not every storage of n8n notices. */
	broken: Promise<never>;
}

/** No text of the PBX is quoted longer than this. */
const LONGEST_QUOTE = 200;

/** So many bytes tell audio from text, behind some warnings too. */
const BEGINNING = 4000;

/** What Node says of a stream that takes too long, and of one that ends without its end; see networkFailures. */
const TOO_LONG = { code: 'ETIMEDOUT' };
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
	timeoutSeconds: number,
): Promise<DownloadReply> {
	const stream = response.body as Readable;
	const broken = brokenOff(stream, timeoutSeconds);
	const raw = { status: response.statusCode, contentType: headerOf(response, 'content-type') };
	const start = await Promise.race([firstBytes(stream), broken]);
	const first = decodeReply({ ...raw, body: start }, 'audio');
	if (first.kind === 'audio') {
		takeOffWarnings(n8n, stream, start, guard);
		const { mimeType, extension } = first;
		return {
			kind: 'file',
			audio: { stream, mimeType, extension, givenName: givenNameOf(response, guard), broken },
		};
	}
	const rest = async () => await n8n.helpers.binaryToString(stream);
	const text = start.length === 0 ? '' : await Promise.race([rest(), broken]);
	const guarded = guard.text(text);
	logPhpWarnings(n8n, guarded);
	const reply = decodeText({ ...raw, text: guarded }, 'text');
	if (reply.kind !== 'data') return reply as DownloadReply;
	return { kind: 'refused', message: String(reply.value).slice(0, LONGEST_QUOTE) };
}

/** Takes what PHP printed in front of the audio out of the stream. */
function takeOffWarnings(
	n8n: IExecuteFunctions,
	stream: Readable,
	start: Buffer,
	guard: KeyGuard,
): void {
	const length = warningBytesBefore(start);
	if (length === 0) return;
	stream.read(length);
	logPhpWarnings(n8n, guard.text(start.toString('utf8', 0, length)));
}

/**
 * Rejects with what ends the stream early. n8n's time-out ends with the headers: a stream that then
 * stands still would never end.
 */
function brokenOff(stream: Readable, timeoutSeconds: number): Promise<never> {
	const deadline = AbortSignal.timeout(timeoutSeconds * 1000);
	const broken = new Promise<never>((_, reject) => {
		const end = () => {
			reject(TOO_LONG);
			stream.destroy();
		};
		deadline.addEventListener('abort', end);
		stream.once('close', () => deadline.removeEventListener('abort', end));
		stream.on('error', reject);
	});
	broken.catch(() => undefined); // raced with the storage, which may see it first
	return broken;
}

function givenNameOf(response: IN8nHttpFullResponse, guard: KeyGuard): string | undefined {
	const match = /filename="?([^";]+)/i.exec(headerOf(response, 'content-disposition'));
	return match ? guard.text(match[1]).trim() : undefined;
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
