/**
 * Silence that a player opens: real MPEG frames, real PCM and real GSM, made by arithmetic; whole, or as
 * MixMonitor has written it so far (asterisk.md#recordings).
 */

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

/** A kind of file that MixMonitor writes. */
export interface MixMonitorFormat {
	/** What stands before the sound; sizes are zero until the file is closed. */
	header(size: number, dataBytes: number): Buffer;
	sound(seconds: number): Buffer;
}

const SAMPLE_RATE = 8_000;

/** RIFF, PCM, 16 bit, 8 kHz, mono: `.wav`. */
export const WAV: MixMonitorFormat = {
	header: (size, dataBytes) =>
		riff(size, dataBytes, [chunk('fmt ', formatOf(1, SAMPLE_RATE * 2, 2, 16))]),
	sound: (seconds) => Buffer.alloc(Math.ceil(seconds * SAMPLE_RATE) * 2),
};

/** Two frames of GSM in Microsoft's packing. */
const PAIR = { bytes: 65, samples: 320 };

/** RIFF, GSM 6.10: `.WAV`, which Asterisk calls wav49. */
export const WAV49: MixMonitorFormat = {
	header(size, dataBytes) {
		const bytesPerSecond = (SAMPLE_RATE / PAIR.samples) * PAIR.bytes;
		const samples = (dataBytes / PAIR.bytes) * PAIR.samples;
		const extra = Buffer.concat([u16(2), u16(PAIR.samples)]);
		return riff(size, dataBytes, [
			chunk('fmt ', Buffer.concat([formatOf(0x31, bytesPerSecond, PAIR.bytes, 0), extra])),
			chunk('fact', u32(samples)),
		]);
	},
	sound: (seconds) => Buffer.alloc(Math.ceil((seconds * SAMPLE_RATE) / PAIR.samples) * PAIR.bytes),
};

/** Bare frames of GSM 6.10, each beginning with the nibble d: `.gsm`. */
export const GSM: MixMonitorFormat = {
	header: () => Buffer.alloc(0),
	sound(seconds) {
		const frame = Buffer.alloc(33);
		frame[0] = 0xd0;
		const frames = Math.ceil((seconds * SAMPLE_RATE) / 160);
		return Buffer.concat(Array.from({ length: frames }, () => frame));
	},
};

/** What the size of a RIFF file leaves out: the mark and the size itself. */
const BEFORE_SIZE = 8;
/** Files are written in pieces of this length. */
const BUFFER_BYTES = 32 * 1024;

/** A file that was closed after so many seconds. */
export function closedFile({ header, sound }: MixMonitorFormat, seconds: number): Buffer {
	const data = sound(seconds);
	const headerBytes = header(0, 0).length;
	return Buffer.concat([header(headerBytes - BEFORE_SIZE + data.length, data.length), data]);
}

/** A file as it lies on the disk while it is written, so many seconds after its beginning. */
export function openFile({ header, sound }: MixMonitorFormat, seconds: number): Buffer {
	const data = sound(seconds);
	return Buffer.concat([
		header(0, 0),
		data.subarray(0, data.length - (data.length % BUFFER_BYTES)),
	]);
}

function riff(size: number, dataBytes: number, chunks: Buffer[]): Buffer {
	return Buffer.concat([
		Buffer.from('RIFF'),
		u32(size),
		Buffer.from('WAVE'),
		...chunks,
		Buffer.from('data'),
		u32(dataBytes),
	]);
}

function chunk(name: string, content: Buffer): Buffer {
	return Buffer.concat([Buffer.from(name), u32(content.length), content]);
}

/** Mono at 8 kHz. */
function formatOf(tag: number, bytesPerSecond: number, blockBytes: number, bits: number): Buffer {
	return Buffer.concat([
		u16(tag),
		u16(1), // channels
		u32(SAMPLE_RATE),
		u32(bytesPerSecond),
		u16(blockBytes),
		u16(bits),
	]);
}

function u16(value: number): Buffer {
	const bytes = Buffer.alloc(2);
	bytes.writeUInt16LE(value);
	return bytes;
}

function u32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
}
