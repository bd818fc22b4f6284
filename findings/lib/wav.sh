# Recordings as Asterisk writes them, for the scripts that give them to libraries.

# wav_module: writes `wav.js` beside the modules that `run` runs. `recording(seconds, { isClosed })` gives the
# bytes of a .wav of 8,000 samples a second, 16 bits each; of one that is still written both sizes are 0.
wav_module() {
	cat >"$work/wav.js" <<'END'
const RATE = 8_000;

export function recording(seconds, { isClosed }) {
	const samples = Buffer.alloc(seconds * RATE * 2);
	const header = Buffer.alloc(44);
	header.write('RIFF');
	header.write('WAVEfmt ', 8);
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(1, 20);
	header.writeUInt16LE(1, 22);
	header.writeUInt32LE(RATE, 24);
	header.writeUInt32LE(RATE * 2, 28);
	header.writeUInt16LE(2, 32);
	header.writeUInt16LE(16, 34);
	header.write('data', 36);
	if (isClosed) {
		header.writeUInt32LE(36 + samples.length, 4);
		header.writeUInt32LE(samples.length, 40);
	}
	return Buffer.concat([header, samples]);
}
END
}
