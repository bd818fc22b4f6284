import fc from 'fast-check';

import { wellFormed } from '../../../../nodes/GisPbx/pbx/wellFormed';

test.each([
	['cut \uD83D', 'cut \uFFFD'],
	['\uDE00 cut', '\uFFFD cut'],
	['whole 😀', 'whole 😀'],
	['שלום', 'שלום'],
])('%j becomes %j', (text, clean) => {
	expect(wellFormed(text)).toBe(clean);
});

test('whatever comes, a URL can carry it and whole texts stay as they are', () => {
	fc.assert(
		fc.property(
			fc.string({
				unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
			}),
			(text) => {
				expect(() => encodeURIComponent(wellFormed(text))).not.toThrow();
			},
		),
	);
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			expect(wellFormed(text)).toBe(text);
		}),
	);
});
