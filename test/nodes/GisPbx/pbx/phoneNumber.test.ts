import fc from 'fast-check';

import {
	bareExtension,
	beginsWithOneOf,
	cleanNumber,
	hasLetters,
	isPlainNumber,
	numberKey,
	sameNumber,
} from '../../../../nodes/GisPbx/pbx/phoneNumber';

describe('cleanNumber', () => {
	it.each([
		['050-000-0001', '0500000001'],
		['\u200E+972 (50) 000.0001\u202C', '+972500000001'],
		['\u2066050\u2011000\u00A0\u20130001\u2069\uFEFF', '0500000001'],
		['[050] {000} / 0001 \u2212', '0500000001'],
		['*72#', '*72#'],
		[' 204-DEMOCO\u200F ', '204-DEMOCO'],
		['ACCOUNT', 'ACCOUNT'],
		['שלוחה 204', 'שלוחה 204'],
		['050;1', '050;1'],
		['- -', '- -'],
		['', ''],
	])('makes %j %j', (typed, expected) => {
		expect(cleanNumber(typed)).toBe(expected);
	});

	it('loses no digit and adds none', () => {
		const sign = fc.constantFrom(...'0123456789+*# -.()/\u200E\u2013\t'.split(''));
		fc.assert(
			fc.property(fc.string({ unit: sign }), (typed) => {
				const digits = typed.replace(/\D/g, '');
				const cleaned = cleanNumber(typed);
				expect(cleaned.replace(/\D/g, '')).toBe(digits);
				if (digits !== '') expect(cleaned).toMatch(/^[\d+*#]+$/);
			}),
		);
	});
});

describe('hasLetters', () => {
	it('knows letters of any script', () => {
		expect(['204-DEMOCO', 'שלום', '+972 50', ''].map(hasLetters)).toEqual([
			true,
			true,
			false,
			false,
		]);
	});
});

describe('bareExtension', () => {
	it.each([
		['204-DEMOCO', undefined, '204'],
		['204-DEMOCO', 'democo', '204'],
		['204-DEMO-CO', 'DEMO-CO', '204'],
		['reception-DEMOCO', 'DEMOCO', 'reception'],
		['reception-DEMOCO', undefined, 'reception-DEMOCO'],
		['204-OTHER', 'DEMOCO', '204-OTHER'],
		['PJSIP/204-DEMOCO-00001a2b', undefined, '204'],
		['PJSIP/204-DEMOCO-00001a2b', 'DEMOCO', '204'],
		['PJSIP/204-DEMOCO', undefined, '204'],
		['SIP/204-00001234', undefined, '204'],
		[' 204 ', 'DEMOCO', '204'],
		['050-0000001', undefined, '050-0000001'],
		['*99', undefined, '*99'],
		['', undefined, ''],
	])('%s of tenant %s is %s', (name, tenant, expected) => {
		expect(bareExtension(name, tenant)).toBe(expected);
	});
});

describe('sameNumber', () => {
	it.each([
		['+972500000001', '0500000001', true],
		['050-000-0001', '0500000001', true],
		['204', '204-DEMOCO', true],
		['0500000001', '0500000002', false],
		['204', '1204', false],
		['00000001', '0500000001', false],
		['', '', false],
		['Anonymous', 'Anonymous', false],
	])('%s and %s: %s', (a, b, expected) => {
		expect(sameNumber(a, b)).toBe(expected);
		expect(sameNumber(b, a)).toBe(expected);
	});
});

describe('beginsWithOneOf', () => {
	it.each([
		['0501234567', ['05'], true],
		['0501234567', ['072', '05'], true],
		['0721234567', ['05'], false],
		['+972501234567', ['05'], false],
		['972501234567', ['+9725'], false],
		['05', ['05'], true],
		['0', ['05'], false],
		['*98', ['*'], true],
		['204-DEMOCO', ['204'], false],
		['204-DEMOCO', ['204-DEMOCO'], true],
		['05&0900123456', ['05'], false],
		['0501234567', [], false],
	])('%s with %j: %s', (number, prefixes, expected) => {
		expect(beginsWithOneOf(number, prefixes)).toBe(expected);
	});

	const prefix = fc.stringMatching(/^\+?\d{1,4}$/);

	it('lets through what begins so, however it was typed, and nothing else', () => {
		const blanks = fc.array(fc.constantFrom('', ' ', '-', '\u200f', '.'), { minLength: 12 });
		fc.assert(
			fc.property(fc.stringMatching(/^\d{1,12}$/), prefix, blanks, (digits, wanted, between) => {
				const typed = [...digits].map((digit, place) => digit + (between[place] ?? '')).join('');
				const number = cleanNumber(typed);
				expect(beginsWithOneOf(number, [wanted])).toBe(digits.startsWith(wanted));
				expect(beginsWithOneOf(cleanNumber(wanted + typed), [wanted])).toBe(true);
			}),
		);
	});

	it('lets no text through that is more than a number', () => {
		fc.assert(
			fc.property(prefix, fc.string({ unit: 'binary' }), (wanted, rest) => {
				const number = cleanNumber(wanted + rest);
				if (beginsWithOneOf(number, [wanted])) expect(isPlainNumber(number)).toBe(true);
			}),
		);
	});
});

describe('numberKey', () => {
	it.each([
		['0501234567', '501234567'],
		['+972501234567', '501234567'],
		['972501234567', '501234567'],
		['204', '204'],
		['*98', '*98'],
		['204-DEMOCO', '204-democo'],
		['שלוחה', 'שלוחה'],
	])('%s is kept as %s', (number, expected) => {
		expect(numberKey(number)).toBe(expected);
	});

	it('is one for two numbers that are one, and only then', () => {
		const number = fc
			.tuple(fc.constantFrom('', '0', '+972', '1'), fc.stringMatching(/^[01]{1,10}$/))
			.map((parts) => parts.join(''));
		fc.assert(
			fc.property(number, number, (a, b) => {
				expect(numberKey(a) === numberKey(b)).toBe(sameNumber(a, b));
			}),
		);
	});
});
