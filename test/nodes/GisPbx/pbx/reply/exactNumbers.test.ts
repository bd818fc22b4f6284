import fc from 'fast-check';

import { withExactNumbers } from '../../../../../nodes/GisPbx/pbx/reply/exactNumbers';

const digits = fc.constantFrom(...'0123456789');
const exactly = (json: string) => JSON.parse(withExactNumbers(json)) as unknown;

test.each([
	['9007199254740991', 9007199254740991],
	['9007199254740992', '9007199254740992'],
	['-9007199254740993', '-9007199254740993'],
	['[1, -9007199254740993]', [1, '-9007199254740993']],
	['[18446744073709551615,1]', ['18446744073709551615', 1]],
	['{"a":12345678901234567890.75}', { a: '12345678901234567890.75' }],
	['{"a":0.30000000000000004}', { a: 0.30000000000000004 }],
	['"9007199254740993"', '9007199254740993'],
	[String.raw`"\"9007199254740993"`, '"9007199254740993'],
	['{"9007199254740993":9007199254740993}', { ['9007199254740993']: '9007199254740993' }],
])('%s', (json, value) => {
	expect(exactly(json)).toEqual(value);
});

test('whatever JavaScript holds stays as it is, and every other whole number keeps its digits', () => {
	fc.assert(
		fc.property(fc.jsonValue({ noUnicodeString: false }), fc.bigInt(), (value, big) => {
			const isHeld = Number.isSafeInteger(Number(big));
			const text = JSON.stringify({ value, mark: 'MARK' }).replace('"MARK"', String(big));
			fc.pre(!/\d{17}|e\+/.test(JSON.stringify(value)));
			expect(exactly(text)).toEqual({
				value: JSON.parse(JSON.stringify(value)) as unknown,
				mark: isHeld ? Number(big) : String(big),
			});
		}),
	);
});

test('a number is found wherever it stands, and digits of a text are not one', () => {
	const filler = fc.string({ maxLength: 40, unit: fc.constantFrom(...'0123456789 -:,[]x') });
	fc.assert(
		fc.property(
			filler,
			filler,
			fc.string({ minLength: 16, maxLength: 40, unit: digits }),
			(a, z, long) => {
				const big = `9${long}`;
				expect(withExactNumbers(`["${a}",${big},"${z}"]`)).toBe(`["${a}","${big}","${z}"]`);
				expect(withExactNumbers(`{"${a}": -${big}}`)).toBe(`{"${a}": "-${big}"}`);
				expect(withExactNumbers(`["${a}","x${big}"]`)).toBe(`["${a}","x${big}"]`);
			},
		),
	);
});
