/** Silence that a player opens: real MPEG frames and real PCM, made by arithmetic. */

const MP3_SAMPLE_RATE = 32_000;
const MP3_SAMPLES_PER_FRAME = 1152;
/** 144 * bit rate / sample rate: 144 * 32000 / 32000. */
const MP3_FRAME_BYTES = 144;

/**
 * MPEG-1 layer III, 32 kbit/s, 32 kHz, mono. A frame whose side information is all zero holds no
 * coefficients: it decodes to silence.
 */
export function silentMp3(seconds: number): Buffer {
	const frame = Buffer.alloc(MP3_FRAME_BYTES);
	// Sync, MPEG-1, layer III, no CRC; bit rate index 1, rate index 2 (32 kHz); single channel.
	frame.set([0xff, 0xfb, 0x18, 0xc0]);
	const frames = Math.ceil((seconds * MP3_SAMPLE_RATE) / MP3_SAMPLES_PER_FRAME);
	return Buffer.concat(Array.from({ length: frames }, () => frame));
}

const WAV_SAMPLE_RATE = 8_000;
const WAV_HEADER_BYTES = 44;

/** RIFF, PCM, 16 bit, 8 kHz, mono. */
export function silentWav(seconds: number): Buffer {
	const dataBytes = Math.ceil(seconds * WAV_SAMPLE_RATE) * 2;
	const wav = Buffer.alloc(WAV_HEADER_BYTES + dataBytes);
	wav.write('RIFF', 0);
	wav.writeUInt32LE(wav.length - 8, 4);
	wav.write('WAVEfmt ', 8);
	wav.writeUInt32LE(16, 16); // length of the format block
	wav.writeUInt16LE(1, 20); // PCM
	wav.writeUInt16LE(1, 22); // channels
	wav.writeUInt32LE(WAV_SAMPLE_RATE, 24);
	wav.writeUInt32LE(WAV_SAMPLE_RATE * 2, 28); // bytes per second
	wav.writeUInt16LE(2, 32); // bytes per sample
	wav.writeUInt16LE(16, 34); // bits per sample
	wav.write('data', 36);
	wav.writeUInt32LE(dataBytes, 40);
	return wav;
}
