#!/usr/bin/env bash
# node-wav: whether a recording is decoded depends on where in memory its bytes lie.
#
# A Buffer is often a view into a larger one: a part of an upload, a file below 4 KB, an archive's entry. The library begins
# at the view's place, but takes the view's length for the place of its end. A recording that lies further on in the larger
# buffer than it is long has ended before it begins: no format, no samples, a TypeError about a property of
# nothing. Copied to a buffer of its own, the same bytes are decoded.
#
# Version: node-wav 0.0.2. Seen:
#
#   node-wav@0.0.2
#   one second, in a buffer of its own:
#     8000 samples
#   the same bytes, 10,000 bytes on in a larger buffer:
#     8000 samples
#   the same bytes, 20,000 bytes on in a larger buffer:
#     TypeError
#   as described
. "$(dirname "$0")/lib/npm.sh"
. "$(dirname "$0")/lib/wav.sh"

install node-wav@0.0.2
wav_module

# decoded <offset>: what the library makes of a recording of 16,044 bytes that lies so far on in a buffer.
decoded() {
	run <<END
import wav from 'node-wav';
import { recording } from './wav.js';
const bytes = recording(1, { isClosed: true });
const larger = Buffer.alloc($1 + bytes.length);
bytes.copy(larger, $1);
try {
	console.log(wav.decode(larger.subarray($1)).channelData[0].length + ' samples');
} catch (error) {
	console.log(error.name);
}
END
}

expect 'one second, in a buffer of its own' '8000 samples' "$(decoded 0)"
expect 'the same bytes, 10,000 bytes on in a larger buffer' '8000 samples' "$(decoded 10000)"
expect 'the same bytes, 20,000 bytes on in a larger buffer' 'TypeError' "$(decoded 20000)"
finish
