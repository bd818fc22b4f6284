/**
 * How far the file of a recording is written, as its first bytes and its length tell
 * (asterisk.md#recordings):
 * - notThere: nothing, or a mark without the rest of its header;
 * - open: its header has no size yet, so that it is being written, or was never finished;
 * - cut: shorter than its header says, as while it is copied;
 * - empty: closed, and it holds no sound;
 * - whole: as long as its header says, or of a kind that does not say.
 */
type FileState = 'notThere' | 'open' | 'cut' | 'empty' | 'whole';

/** Since when a file without a size has had its length. */
export interface SteadyLength {
	bytes: number;
	/** Milliseconds of a clock that nobody sets. */
	since: number;
}

/** What one request brought of a file. */
interface SeenFile {
	/** Some hundred bytes at least, fewer only where the file is shorter. */
	beginning: Uint8Array;
	/** In bytes; Infinity while it is not known. */
	length: number;
}

/** The mark of a kind of file, and from how many bytes on such a file says anything. */
const MARKS = { ID3: 4, RIFF: 8 };

/** What the size of a RIFF file leaves out: the mark and the size itself. */
const BEFORE_SIZE = 8;
/** RIFF sizes of a header without sound, by which Asterisk closes `.wav` and `.WAV`. */
const SIZES_WITHOUT_SOUND = [36, 52];
/** Encoders that cannot go back to the header write a size that no recording has. */
const SMALLEST_MADE_UP_SIZE = 0x7f_ff_f0_00;

const FORMAT_AT = 20;
const BYTES_PER_SECOND_AT = 28;
/** Microsoft's GSM, which Asterisk calls wav49. */
const GSM = 0x31;
const HEADER_BYTES = { gsm: 60, other: 44 };

/** Asterisk writes a file in pieces of this length. */
const BUFFER_BYTES = 32 * 1024;
/** How long a file keeps its length before it counts as finished: a buffer takes a quarter less. */
const STEADY_MS = { least: 10_000, most: 60_000, buffers: 1.25 };

/** How far a file is written, as one look tells. */
export function fileState({ beginning, length }: SeenFile): FileState {
	if (length === 0 || isMarkAlone(beginning)) return 'notThere';
	const size = riffSize(beginning);
	if (size === undefined) return 'whole';
	if (size === 0 || size >= SMALLEST_MADE_UP_SIZE) return 'open';
	const told = size + BEFORE_SIZE;
	if (length < told) return 'cut';
	return length === told && SIZES_WITHOUT_SOUND.includes(size) ? 'empty' : 'whole';
}

/** Whether no more than the mark of a kind of file has been written. */
export function isMarkAlone(bytes: Uint8Array): boolean {
	const begun = Object.entries(MARKS).filter(([, least]) => bytes.length < least);
	return bytes.length > 0 && begun.some(([mark]) => startsWith(bytes, mark.slice(0, bytes.length)));
}

/** Since when an open file has had its length: since the earlier look, if it had it then. */
export function steadyLength(bytes: number, now: number, earlier?: SteadyLength): SteadyLength {
	return earlier?.bytes === bytes ? earlier : { bytes, since: now };
}

/**
 * Whether an open file is finished all the same: more than a header, and of one length for so long
 * that a call that is still up would have added to it.
 */
export function isFinished(beginning: Uint8Array, steady: SteadyLength, now: number): boolean {
	const isGsm = numberAt(beginning, FORMAT_AT, 2) === GSM;
	if (steady.bytes <= HEADER_BYTES[isGsm ? 'gsm' : 'other']) return false;
	const bytesPerSecond = numberAt(beginning, BYTES_PER_SECOND_AT, 4) || Infinity;
	const bufferMs = (BUFFER_BYTES / bytesPerSecond) * 1000;
	const { least, most, buffers } = STEADY_MS;
	return now - steady.since >= Math.min(most, Math.max(least, bufferMs * buffers));
}

/** What the header says of the length behind it; undefined for what is no RIFF file. */
function riffSize(bytes: Uint8Array): number | undefined {
	return startsWith(bytes, 'RIFF') ? numberAt(bytes, 4, 4) : undefined;
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
	return String.fromCharCode(...bytes.subarray(0, mark.length)) === mark;
}

/** A number whose first byte is the smallest; what is not there is zero. */
function numberAt(bytes: Uint8Array, at: number, length: number): number {
	return Array.from(bytes.subarray(at, at + length)).reduceRight(
		(sum, byte) => sum * 256 + byte,
		0,
	);
}
