import { decodeAudioReply, startsAsAudio } from './audio';
import { decodeJsonReply } from './json';
import { decodeListReply } from './list';
import { decodeProse, excerptOf, withoutPhpWarnings } from './prose';
import { decodeCsvReply, decodeTableReply, decodeTextReply } from './text';
import { decodeWriteReply } from './write';
import type { Expected, Finding, RawReply, Reply, TextReply } from './reply';

const BYTE_ORDER_MARK = '\ufeff';

const DECODERS: Record<Expected, (text: string, contentType: string) => Finding> = {
	json: decodeJsonReply,
	list: decodeListReply,
	table: decodeTableReply,
	csv: decodeCsvReply,
	text: decodeTextReply,
	write: decodeWriteReply,
	audio: decodeAudioReply,
};

/** Tells what an answer of the PBX means. Never throws. */
export function decodeReply({ body, ...head }: RawReply, expected: Expected): Reply {
	const text = textOf(body);
	if (expected === 'audio' && isSuccess(head.status)) {
		const audio = startsAsAudio(body, text);
		if (audio) return audio;
	}
	return decodeText({ ...head, text }, expected);
}

/** The same for an answer that is known to be no audio. */
export function decodeText({ status, contentType, text }: TextReply, expected: Expected): Reply {
	const trimmed = text.trim();
	const finding = isSuccess(status) ? findingOf(trimmed, contentType, expected) : 'status';
	if (typeof finding !== 'string') return finding;
	return { kind: 'unreadable', status, reason: finding, excerpt: excerptOf(trimmed) };
}

/** Bytes as text, without a byte order mark; what is no UTF-8 becomes U+FFFD. */
export function textOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
	// twice as fast as TextDecoder
	const text = Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
	return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

function isSuccess(status: number): boolean {
	return status >= 200 && status <= 299;
}

function findingOf(text: string, contentType: string, expected: Expected): Finding {
	if (text === '') return { kind: 'empty', isBlank: true };
	const answer = withoutPhpWarnings(text);
	// Nothing but warnings is no empty answer: the PBX failed.
	if (answer === '') return 'broken';
	return decodeProse(answer) ?? DECODERS[expected](answer, contentType);
}
