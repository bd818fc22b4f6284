const RATE = 8000;
const HEADER_BYTES = 44;

/** A file of sound as Asterisk closes it: 16 bit, 8 kHz, of this length in samples. */
export function wavOf(samples: number): Buffer {
	const file = Buffer.alloc(HEADER_BYTES + samples * 2);
	file.write('RIFF', 0);
	file.writeUInt32LE(file.length - 8, 4);
	file.write('WAVEfmt ', 8);
	file.writeUInt32LE(16, 16);
	file.writeUInt16LE(1, 20);
	file.writeUInt16LE(1, 22);
	file.writeUInt32LE(RATE, 24);
	file.writeUInt32LE(RATE * 2, 28);
	file.writeUInt16LE(2, 32);
	file.writeUInt16LE(16, 34);
	file.write('data', 36);
	file.writeUInt32LE(samples * 2, 40);
	for (let at = 0; at < samples; at++) {
		file.writeInt16LE(Math.round(8000 * Math.sin(at / 5)), HEADER_BYTES + at * 2);
	}
	return file;
}
