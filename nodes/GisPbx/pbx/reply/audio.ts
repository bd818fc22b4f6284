import { meaningIn } from '../columns';
import { isMarkAlone } from './recordingState';
import { isNothing, readJson } from './json';
import { afterPhpWarnings } from './phpWarnings';
import { isBinary, refusal } from './prose';
import type { Finding, Reply } from './reply';

interface AudioFormat {
	mimeType: string;
	extension: string;
}

const UNKNOWN: AudioFormat = { mimeType: 'application/octet-stream', extension: 'bin' };
const MP3: AudioFormat = { mimeType: 'audio/mpeg', extension: 'mp3' };
const GSM: AudioFormat = { mimeType: 'audio/x-gsm', extension: 'gsm' };
const GSM_FRAME_BYTES = 33;
const MAGIC: Record<string, AudioFormat> = {
	ID3: MP3,
	RIFF: { mimeType: 'audio/wav', extension: 'wav' },
	OggS: { mimeType: 'audio/ogg', extension: 'ogg' },
};
/** By the kind of audio that a header names; of any other a header says nothing about the file. */
const EXTENSIONS: Record<string, string> = {
	mpeg: 'mp3',
	mp3: 'mp3',
	wav: 'wav',
	wave: 'wav',
	'vnd.wave': 'wav',
	ogg: 'ogg',
	opus: 'opus',
	gsm: 'gsm',
	mp4: 'm4a',
	m4a: 'm4a',
	aac: 'aac',
	flac: 'flac',
	amr: 'amr',
	webm: 'webm',
	basic: 'au',
	aiff: 'aiff',
};

/** How many bytes PHP's warnings take in front of a file (pbx.md#what-a-web-server-in-front-answers); its beginning is enough. */
export function warningBytesBefore(beginning: Uint8Array): number {
	const { buffer, byteOffset, byteLength } = beginning;
	return afterPhpWarnings(Buffer.from(buffer, byteOffset, byteLength).toString('latin1'));
}

/**
 * Tells a sound file by its first bytes, the surest sign (pbx.md#recordings); `text`: the same, read
 * as text. One that has only begun is nothing yet.
 */
export function startsAsAudio(bytes: Uint8Array, text: string): Reply | undefined {
	if (isMarkAlone(bytes)) return { kind: 'empty' };
	const format = isMp3Frame(bytes) ? MP3 : (formatOfMagic(bytes) ?? gsmIn(bytes, text));
	return format && { kind: 'audio', ...format };
}

/** An answer to a request for a recording that does not begin as the known sound files do. */
export function decodeAudioReply(text: string, contentType: string): Finding {
	if (isBinary(text)) {
		const format = formatOfContentType(contentType);
		return format ? { kind: 'audio', ...format } : 'text';
	}
	const json = readJson(text);
	return json && isNothing(json.value) ? { kind: 'empty' } : refusal(text);
}

/** FF FE, which fits the frame mark too, begins a UTF-16 text. */
function isMp3Frame(bytes: Uint8Array): boolean {
	return bytes[0] === 0xff && (bytes[1] & 0xe0) === 0xe0 && bytes[1] !== 0xfe;
}

/** Each frame of GSM begins with the nibble d; so does each letter of a Hebrew text. */
function gsmIn(bytes: Uint8Array, text: string): AudioFormat | undefined {
	const isFrameByFrame = bytes.every(
		(byte, at) => at % GSM_FRAME_BYTES > 0 || (byte & 0xf0) === 0xd0,
	);
	return bytes.length >= GSM_FRAME_BYTES && isFrameByFrame && isBinary(text) ? GSM : undefined;
}

function formatOfMagic(bytes: Uint8Array): AudioFormat | undefined {
	const beginning = String.fromCharCode(...bytes.subarray(0, 4));
	const mark = Object.keys(MAGIC).find((magic) => beginning.startsWith(magic));
	return mark === undefined ? undefined : MAGIC[mark];
}

function formatOfContentType(contentType: string): AudioFormat | undefined {
	const mimeType = contentType.split(';')[0].trim().toLowerCase();
	if (mimeType === UNKNOWN.mimeType) return UNKNOWN;
	if (!mimeType.startsWith('audio/')) return undefined;
	const extension = meaningIn(EXTENSIONS, mimeType.slice('audio/'.length).replace(/^x-/, ''));
	return extension ? { mimeType, extension } : UNKNOWN;
}
