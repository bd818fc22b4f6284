import { textOf } from '../../../../../nodes/GisPbx/pbx/reply/charset';

/** Hebrew letters as windows-1255 has them. */
const windows1255 = (text: string) =>
	Buffer.from([...text].map((c) => (c >= 'א' ? c.charCodeAt(0) - 0x5d0 + 0xe0 : c.charCodeAt(0))));

describe('bytes as text', () => {
	it.each(['', 'OK', 'דנה "ד" לדוגמה', 'é 📞', '\ufffd kept'])('are UTF-8: %j', (text) => {
		expect(textOf(Buffer.from(text))).toBe(text);
		expect(textOf(Buffer.from(`\ufeff${text}`))).toBe(text);
	});

	it('are windows-1255 where they are no UTF-8, word by word', () => {
		const bytes = [Buffer.from('דנה,'), windows1255('אבי כהן'), Buffer.from(',רות\n')];
		expect(textOf(Buffer.concat(bytes))).toBe('דנה,אבי כהן,רות\n');
	});

	it('are no text where they hold signs that none has: then no word is tried', () => {
		const bytes = Buffer.concat([Buffer.from([0, 1]), windows1255('אבי')]);
		expect(textOf(bytes)).toBe('\0\x01\ufffd\ufffd\ufffd');
	});

	it('know the signs of windows-1255: dash, quotes, points', () => {
		// shin with dot, qamats, lamed, then an en dash and curly quotes
		expect(textOf(Uint8Array.of(0xf9, 0xd1, 0xc8, 0xec, 0x96, 0x93, 0xe0, 0x94))).toBe(
			'\u05e9\u05c1\u05b8\u05dc\u2013\u201c\u05d0\u201d',
		);
	});

	it('are no text at all where nothing makes Hebrew of them', () => {
		expect(textOf(Uint8Array.of(0x41, 0x81, 0x42, 0xff, 0xfe))).toBe('A\ufffdB\ufffd\ufffd');
		// torn in the middle of a letter
		expect(textOf(Buffer.from('שלום').subarray(0, 7))).toBe('שלו\ufffd');
	});
});
