import * as fc from 'fast-check';

import {
	fileState,
	isFinished,
	isMarkAlone,
	steadyLength,
	type SteadyLength,
} from '../../../../../nodes/GisPbx/pbx/reply/recordingState';
import { closedFile, openFile, WAV, WAV49 } from '../../../../../simulator/audio';

const SECOND = 1000;
const HEADER = { wav: 44, wav49: 60 };
const FORMATS = { wav: WAV, wav49: WAV49 };
const format = fc.constantFrom('wav' as const, 'wav49' as const);

/** As a download sees it: the first thousand bytes, and how many there are. */
const seen = (bytes: Uint8Array) => ({
	beginning: bytes.subarray(0, 1000),
	length: bytes.length,
});

/** A file whose header says this size, of so many bytes. */
function riffOf(size: number, length: number, kind: keyof typeof FORMATS = 'wav'): Uint8Array {
	const header = FORMATS[kind].header(size, 0);
	return Buffer.concat([header, Buffer.alloc(Math.max(0, length - header.length))], length);
}

describe('how far a file is written', () => {
	it.each<[string, Uint8Array, ReturnType<typeof fileState>]>([
		['nothing', Buffer.alloc(0), 'notThere'],
		['RIFF alone', Buffer.from('RIFF'), 'notThere'],
		['RIFF and half a size', Buffer.from('RIFF\0\0'), 'notThere'],
		['ID3 alone', Buffer.from('ID3'), 'notThere'],
		['an open .wav', riffOf(0, 44), 'open'],
		['an open .WAV', riffOf(0, 60, 'wav49'), 'open'],
		['a long open .wav', riffOf(0, 500_000), 'open'],
		['a size that was made up', riffOf(0xff_ff_ff_ff, 500_000), 'open'],
		['another one', riffOf(0x7f_ff_f0_24, 500_000), 'open'],
		['a .wav closed without sound', riffOf(36, 44), 'empty'],
		['a .WAV closed without sound', riffOf(52, 60, 'wav49'), 'empty'],
		['more than its header knows of', riffOf(36, 4000), 'whole'],
		['sound', riffOf(36 + 320, 44 + 320), 'whole'],
		['sound and a chunk behind it', riffOf(36 + 320, 44 + 320 + 26), 'whole'],
		['one byte too few', riffOf(36 + 320, 44 + 319), 'cut'],
		['a header that waits for its sound', riffOf(36 + 320, 44), 'cut'],
		['an mp3 frame', Buffer.from([0xff, 0xfb, 0x18, 0xc0]), 'whole'],
		['an mp3 with tags', Buffer.concat([Buffer.from('ID3'), Buffer.alloc(500)]), 'whole'],
		['ulaw', Buffer.alloc(160, 0xff), 'whole'],
	])('%s', (_, bytes, state) => {
		expect(fileState(seen(bytes))).toBe(state);
	});

	it('takes a length that is not known yet for enough', () => {
		const { beginning } = seen(closedFile(WAV, 30));
		expect(fileState({ beginning, length: Infinity })).toBe('whole');
		expect(fileState({ beginning: openFile(WAV, 30), length: Infinity })).toBe('open');
	});

	it('a mark alone is no file', () => {
		const alone = (text: string) => isMarkAlone(Buffer.from(text));
		expect(['R', 'RIFF', 'RIFF\0\0\0', 'I', 'ID3'].map(alone)).not.toContain(false);
		expect(['', 'null', 'No', 'RIFF\0\0\0\0', 'ID3\x04'].map(alone)).not.toContain(true);
	});

	it('a closed file is whole at its full length only, wherever it is cut', () => {
		fc.assert(
			fc.property(
				format,
				fc.double({ min: 0.04, max: 30, noNaN: true }),
				fc.nat(),
				(kind, seconds, cut) => {
					const bytes = closedFile(FORMATS[kind], seconds);
					expect(fileState(seen(bytes))).toBe('whole');
					const length = cut % bytes.length;
					const state = fileState(seen(bytes.subarray(0, length)));
					expect(state).toBe(length < 8 ? 'notThere' : 'cut');
				},
			),
		);
	});

	it('an open file is never whole, however long and wherever it is cut', () => {
		fc.assert(
			fc.property(
				format,
				fc.double({ min: 0, max: 300, noNaN: true }),
				fc.nat(),
				(kind, seconds, cut) => {
					const bytes = openFile(FORMATS[kind], seconds);
					const length = cut % (bytes.length + 1);
					const state = fileState(seen(bytes.subarray(0, length)));
					expect(state).toBe(length < 8 ? 'notThere' : 'open');
				},
			),
		);
	});

	it('junk is judged without a throw', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 1200 }), (bytes) => {
				expect(typeof fileState(seen(bytes))).toBe('string');
				const riff = Buffer.concat([Buffer.from('RIFF'), bytes]);
				expect(typeof fileState(seen(riff))).toBe('string');
				const steady = { bytes: riff.length, since: 0 };
				expect(isFinished(riff, steady, 61 * SECOND)).toBe(
					riff.length > 60 || (riff.length > 44 && riff.readUInt16LE(20) !== 0x31),
				);
			}),
		);
	});
});

describe('a file that never gets a size', () => {
	/** Looks at what lies there at these seconds; says at which look it counts as finished. */
	function finishedAt(looks: number[], bytesAt: (second: number) => Uint8Array) {
		let steady: SteadyLength | undefined;
		return looks.find((second) => {
			const { beginning, length } = seen(bytesAt(second));
			expect(fileState({ beginning, length })).toBe('open');
			steady = steadyLength(length, second * SECOND, steady);
			return isFinished(beginning, steady, second * SECOND);
		});
	}

	it.each([
		['wav', [0, 1, 3, 7, 15, 23], 15],
		['wav', [0, 9.999, 10], 10],
		['wav49', [0, 1, 3, 7, 15, 23, 30], 30],
	] as const)('%s is finished when it has kept its length', (kind, looks, second) => {
		expect(finishedAt([...looks], () => openFile(FORMATS[kind], 120))).toBe(second);
	});

	it.each(['wav', 'wav49'] as const)('%s with nothing but a header is not', (kind) => {
		const looks = [0, 10, 60, 600, 6000];
		expect(finishedAt(looks, () => openFile(FORMATS[kind], 0))).toBeUndefined();
		expect(HEADER[kind]).toBe(openFile(FORMATS[kind], 0).length);
	});

	it('without a rate in its header is finished after 10 s', () => {
		const bare = Buffer.concat([Buffer.from('RIFF'), Buffer.alloc(100)]);
		expect(finishedAt([0, 9, 10], () => bare)).toBe(10);
	});

	it('begins to count anew when it has grown', () => {
		const grown = (second: number) => openFile(WAV, second < 9 ? 10 : 20);
		expect(finishedAt([0, 8, 11, 20, 21], grown)).toBe(21);
	});

	it('is never believed while MixMonitor adds to it, whenever one looks', () => {
		fc.assert(
			fc.property(
				format,
				fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 40 }),
				(kind, pauses) => {
					const looks = pauses.map(
						(_, index) => pauses.slice(0, index + 1).reduce((a, b) => a + b, 0) % 400,
					);
					const inOrder = looks.sort((a, b) => a - b);
					expect(finishedAt(inOrder, (second) => openFile(FORMATS[kind], second))).toBeUndefined();
				},
			),
		);
	});
});
