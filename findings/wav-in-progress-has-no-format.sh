#!/usr/bin/env bash
# music-metadata: of a recording that is still written it tells nothing, not even the format that stands in it.
#
# Asterisk fills in the sizes of a .wav when it closes it; until then the size in the RIFF header is 0, and the format
# (PCM, 8,000 samples a second) stands behind it all the same. The library takes the 0 for the end of the file: no codec, no rate, no
# length, and no error. Of an empty recording, whose size is 36, it tells the format. So a recording that has no codec
# is not one in a strange format, but one that is not ended.
#
# Version: music-metadata 12.1.0. Seen:
#
#   music-metadata@12.1.0
#   ten seconds, closed:
#     WAVE, PCM, 8000 Hz, 10 s
#   empty, closed:
#     WAVE, PCM, 8000 Hz, no length
#   ten seconds, still written:
#     WAVE, no codec, no rate, no length
#   as described
. "$(dirname "$0")/lib/npm.sh"
. "$(dirname "$0")/lib/wav.sh"

install music-metadata@12.1.0
wav_module

# told <seconds> <isClosed>: what the library tells of such a recording.
told() {
	run <<END
import { parseBuffer } from 'music-metadata';
import { recording } from './wav.js';
const bytes = recording($1, { isClosed: $2 });
const { format } = await parseBuffer(bytes, { mimeType: 'audio/wav' }, { duration: true });
const { container, codec, sampleRate, duration } = format;
console.log(
	[
		container ?? 'no container',
		codec ?? 'no codec',
		sampleRate ? sampleRate + ' Hz' : 'no rate',
		duration ? duration + ' s' : 'no length',
	].join(', '),
);
END
}

expect 'ten seconds, closed' 'WAVE, PCM, 8000 Hz, 10 s' "$(told 10 true)"
expect 'empty, closed' 'WAVE, PCM, 8000 Hz, no length' "$(told 0 true)"
expect 'ten seconds, still written' 'WAVE, no codec, no rate, no length' "$(told 10 false)"
finish
