import fc from 'fast-check';

import {
	bareExtension,
	cleanNumber,
	hasLetters,
	isOwnExtension,
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
		['+972-(0)50-1234567', '+972501234567'],
		['+972 [0] 50 123 4567', '+972501234567'],
		['00972 (0)50 1234567', '00972501234567'],
		['+39 (0)6 1234 5678', '+390612345678'],
		['(0)50-1234567', '0501234567'],
		['(+972) (0)50-1234567', '+972501234567'],
		['+972-(0)-50-1234567', '+972501234567'],
		['tel:+972-50-123-4567', '+972501234567'],
		['TEL: 050-1234567', '0501234567'],
		['\u061C050\u2060123\u00AD45\u180E67', '0501234567'],
		['050\u034F123\uFE0F45\u3164 67\u{E0001}', '0501234567'],
		['0501234567\n0521234567', '0501234567\n0521234567'],
		['- -', '- -'],
		['', ''],
	])('makes %j %j', (typed, expected) => {
		expect(cleanNumber(typed)).toBe(expected);
	});

	it('sees through every sign that is not seen', () => {
		const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
		const signs = Array.from({ length: 0x110000 }, (_, code) => code)
			.filter((code) => code < 0xd800 || code > 0xdfff)
			.map((code) => String.fromCodePoint(code))
			.filter((sign) => invisible.test(sign));
		expect(signs.length).toBeGreaterThan(400);
		for (const sign of signs) expect(cleanNumber(`${sign}050${sign}1234567`)).toBe('0501234567');
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

describe('isOwnExtension', () => {
	it.each([
		['204', true],
		['ACCOUNT', true],
		['100-DEMOCO', true],
		['SIP/100-democo', true],
		['204-OTHER', false],
		['dana-DEMOCO', true],
		['0900123456-DEMOCO', false],
		['05&0900111111-DEMOCO', false],
		['PJSIP/0900123456-DEMOCO', false],
		['Local/0900123456@out-DEMOCO', false],
		['100', false],
		['911', false],
		['2040000', false],
		['reception', false],
	])('%s: %s', (number, expected) => {
		expect(isOwnExtension(number, 'DEMOCO')).toBe(expected);
	});
});
