import { decodeAudioReply, startsAsAudio } from './audio';
import { decodeJsonReply } from './json';
import { decodeListReply } from './list';
import { decodeProse, excerptOf, withoutPhpWarnings } from './prose';
import { decodeCsvReply, decodeTableReply, decodeTextReply } from './text';
import { decodeWriteReply } from './write';

/** What a request is to bring. */
export type Expected = 'json' | 'list' | 'table' | 'csv' | 'text' | 'write' | 'audio';

interface Head {
	status: number;
	contentType: string;
}

/** An answer as it came; of a recording, the first bytes are enough. */
export interface RawReply extends Head {
	body: Uint8Array;
}

/** An answer whose bytes have been read as text. */
export interface TextReply extends Head {
	text: string;
}

/** What an answer means, whatever its status, type and form (pbx-protocol 2.3). */
export type Reply =
	/**
	 * json: the parsed value; list: the same, or names from a line of pipes; table and csv: rows by column name; text: the trimmed text; write: an
	 * answer that says neither yes nor no. `lostElements`: rows that the PBX could not print.
	 */
	| { kind: 'data'; value: unknown; lostElements?: number }
	/**
	 * Nothing, blanks, or JSON for nothing: `]`, `null`, `[]`, `{}`. `isBlank`: not even that came, as
	 * for what the PBX does not know.
	 */
	| { kind: 'empty'; isBlank?: true }
	/** A write was taken: `OK`, `Success|...`, `"Response":"Success"`, a bare ID or number. */
	| { kind: 'accepted'; text: string; id?: string; message?: string }
	| { kind: 'refused'; message: string }
	/** The key or tenant is wrong, or the key may not do this: the PBX has one sentence for all. */
	| { kind: 'wrongKey'; message: string }
	| { kind: 'parameterMissing'; message: string }
	| { kind: 'webPage'; title: string }
	| { kind: 'audio'; mimeType: string; extension: string }
	/** status: not 2xx; broken: torn or beyond mending; text: bytes that are no text. */
	| {
			kind: 'unreadable';
			status: number;
			reason: 'status' | 'broken' | 'text';
			excerpt: string;
	  };

const BYTE_ORDER_MARK = '\ufeff';

/** A decoder's finding: a reply, or why there is none. */
export type Finding = Reply | 'broken' | 'text';

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
	if (expected === 'audio' && isSuccess(head.status)) {
		const audio = startsAsAudio(body);
		if (audio) return audio;
	}
	return decodeText({ ...head, text: textOf(body) }, expected);
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
