/** What makes a recording whole (docs/design/asterisk.md#recordings), and whose channel is transferred. */
import type { Mutant } from './mutant';

const PACK = 'nodes/GisPbx';
const RULE = 'test/nodes/GisPbx/pbx/reply/recordingState.test.ts';
const DOWNLOAD = 'test/engine/recording/whileWritten.test.ts';
const TRIGGER = 'test/engine/trigger/recordings.test.ts';

/** A rule of how far a file is written. */
const ofFiles = (rule: string, search: string, replace: string): Mutant => ({
	rule: `recording: ${rule}`,
	file: `${PACK}/pbx/reply/recordingState.ts`,
	search,
	replace,
	tests: [RULE],
});

const elsewhere = (
	rule: string,
	file: string,
	[search, replace]: [string, string],
	proof: string,
): Mutant => ({
	rule: `recording: ${rule}`,
	file: `${PACK}/${file}.ts`,
	search,
	replace,
	tests: [proof],
});

export const recordingMutants: Mutant[] = [
	ofFiles('without a size it is being written', 'size === 0 || size >=', 'size >='),
	ofFiles('a size may be made up', ' || size >= SMALLEST_MADE_UP_SIZE', ''),
	ofFiles('shorter than its header says, it is cut', 'length < told', 'length < 0'),
	ofFiles('a header of .wav alone is empty', '[36, 52]', '[52]'),
	ofFiles('a header of .WAV alone is empty', '[36, 52]', '[36]'),
	ofFiles('what is behind a header without sound counts', 'length === told && SIZES', 'SIZES'),
	ofFiles('a mark alone is nothing yet', 'bytes.length < least', 'bytes.length < 0'),
	ofFiles('RIFF alone is nothing yet', 'RIFF: 8', 'RIFF: 0'),
	ofFiles('ID3 alone is nothing yet', 'ID3: 4', 'ID3: 0'),
	ofFiles('without a byte there is nothing', 'length === 0 || isMarkAlone', 'isMarkAlone'),
	ofFiles(
		'the size goes before the length',
		'if (size === 0 || size >= SMALLEST_MADE_UP_SIZE) return',
		'if ((size === 0 && length <= HEADER_BYTES.gsm) || size >= SMALLEST_MADE_UP_SIZE) return',
	),
	ofFiles('a header alone is never finished', 'steady.bytes <= HEADER', 'steady.bytes < HEADER'),
	ofFiles('the header of .WAV is longer', 'HEADER_BYTES = { gsm: 60', 'HEADER_BYTES = { gsm: 44'),
	ofFiles('what has grown is looked at anew', 'earlier?.bytes === bytes ?', 'earlier ?'),
	ofFiles('a file keeps its length for 10 s', 'least: 10_000', 'least: 9_000'),
	ofFiles(
		'a buffer of .WAV takes 20 s',
		'Math.max(least, bufferMs * buffers)',
		'Math.max(least, bufferMs * 0)',
	),
	elsewhere(
		'a Hebrew text is no GSM',
		'pbx/reply/audio',
		[' && isBinary(text) ? GSM', ' ? GSM'],
		'test/nodes/GisPbx/pbx/reply/decodeReply.test.ts',
	),
	elsewhere(
		'what has begun is waited for without the option',
		'resources/recording/download',
		['maxWaitSeconds ?? REST_SECONDS', 'maxWaitSeconds ?? 0'],
		DOWNLOAD,
	),
	elsewhere(
		'what is there at the end is handed over',
		'resources/recording/lookAtRecording',
		['(isLast || isSteady)', 'isSteady'],
		DOWNLOAD,
	),
	elsewhere(
		'what is not whole is not stored',
		'resources/recording/lookAtRecording',
		["state !== 'empty' && (isLast || isSteady)", "state !== 'empty'"],
		DOWNLOAD,
	),
	elsewhere(
		'a part of it is not called complete',
		'resources/recording/lookAtRecording',
		["const complete = state === 'whole';", "const complete = state === 'whole' || isLast;"],
		DOWNLOAD,
	),
	elsewhere(
		'bytes are counted where no length is declared',
		'transport/download',
		['bytes += (chunk as Buffer).length', 'bytes += (chunk as Buffer).length * 0'],
		DOWNLOAD,
	),
	elsewhere(
		'a call whose recording is empty is told at once',
		'trigger/pbxReader',
		["if (look.kind === 'empty') return NONE;\n", ''],
		TRIGGER,
	),
	elsewhere(
		'the trigger remembers the length from poll to poll',
		'trigger/pbxReader',
		['steadyLengths.keep(key, look.steady);', 'steadyLengths.forget(key);'],
		TRIGGER,
	),
	{
		rule: 'an attended transfer is asked for by its own name',
		file: `${PACK}/resources/call/transfer.ts`,
		search: "attended ? 'ATXTRANSFER' : 'TRANSFER'",
		replace: "attended ? 'TRANSFER' : 'ATXTRANSFER'",
		tests: ['test/engine/call/transfer.test.ts'],
	},
];
