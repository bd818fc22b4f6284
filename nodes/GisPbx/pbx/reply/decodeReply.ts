import { decodeAudioReply, startsAsAudio, warningBytesBefore } from './audio';
import { bodyLostIn } from './bodyLost';
import { decodeJsonReply } from './json';
import { decodeListReply } from './list';
import { isCutByPhp, takeOffPhpWarnings } from './phpWarnings';
import { decodeProse, excerptOf } from './prose';
import { decodeCsvReply, decodeTableReply, decodeTextReply } from './text';
import { textOf } from './charset';
import { decodeWriteReply } from './write';
import { atOnce, type LongWork } from '../longWork';
import type { Expected, Finding, RawReply, Reply, TextReply } from './reply';

const LONG_DECODERS = {
	json: decodeJsonReply,
	list: decodeListReply,
	table: decodeTableReply,
	csv: decodeCsvReply,
	write: decodeWriteReply,
	writeWithBody: decodeWriteReply,
};

type Long = keyof typeof LONG_DECODERS;

const DECODERS: Record<Exclude<Expected, Long>, (text: string, contentType: string) => Finding> = {
	text: decodeTextReply,
	audio: decodeAudioReply,
};

/** Tells what an answer of the PBX means. Never throws. */
export function decodeReply({ body, ...head }: RawReply, expected: Expected): Reply {
	const text = textOf(body);
	if (expected === 'audio') {
		const bytes = body.subarray(warningBytesBefore(body));
		const audio = startsAsAudio(bytes, text);
		if (audio) return audio;
	}
	return decodeText({ ...head, text }, expected);
}

/** The same for an answer that is known to be no audio. */
export function decodeText(answer: TextReply, expected: Expected): Reply {
	return atOnce(decodeLongText(answer, expected));
}

/** The same in stretches. */
export function* decodeLongText(
	{ contentType, text }: TextReply,
	expected: Expected,
): LongWork<Reply> {
	const trimmed = text.trim();
	const finding = yield* findingOf(trimmed, contentType, expected);
	if (typeof finding !== 'string') return finding;
	return { kind: 'unreadable', reason: finding, excerpt: excerptOf(trimmed) };
}

function* findingOf(text: string, contentType: string, expected: Expected): LongWork<Finding> {
	const blank: Reply = { kind: 'empty', isBlank: true };
	if (text === '') return blank;
	const lost = expected === 'writeWithBody' ? bodyLostIn(text) : undefined;
	if (lost) return lost;
	const { answer, isFailing } = takeOffPhpWarnings(text);
	// Nothing but warnings is no empty answer: the PBX failed. Notices say nothing of the kind.
	if (answer === '') return isFailing ? 'broken' : blank;
	if (isCutByPhp(answer)) return 'cut';
	const prose = decodeProse(answer);
	if (prose) return prose;
	if (mayBeLong(expected)) return yield* LONG_DECODERS[expected](answer);
	return DECODERS[expected](answer, contentType);
}

function mayBeLong(expected: Expected): expected is Long {
	return expected in LONG_DECODERS;
}
