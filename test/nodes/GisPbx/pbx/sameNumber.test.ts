import fc from 'fast-check';
import {
	getCountryCallingCode,
	parsePhoneNumberFromString,
	type CountryCode,
	type PhoneNumber,
} from 'libphonenumber-js/max';

import { cleanNumber, isPlainNumber } from '../../../../nodes/GisPbx/pbx/phoneNumber';
import {
	beginsWithOneOf,
	e164Of,
	numberKey,
	sameNumber,
} from '../../../../nodes/GisPbx/pbx/sameNumber';

describe('sameNumber', () => {
	it.each([
		['+972500000001', '0500000001', true],
		['+97231234567', '031234567', true],
		['0097231234567', '03-1234567', true],
		['081866666', '+97281866666', true],
		['972501234567', '050-123-4567', true],
		['+972 (0)50 123 4567', '0501234567', true],
		['+9720501234567', '0501234567', true],
		['012972501234567', '0501234567', true],
		['501234567', '0501234567', true],
		['0531234567', '031234567', false],
		['031234567', '041234567', false],
		['050-000-0001', '0500000001', true],
		['*670501234567', '0501234567', true],
		['#31#*670501234567', '0501234567', true],
		['#31#0501234567', '+972501234567', true],
		['*430501234567#', '0501234567', true],
		['*21*0501234567#', '0501234567', true],
		['*2407', '2407', false],
		['*2407', '*2407', true],
		['*2407#', '*2407', true],
		['**21*0501234567#', '0501234567', true],
		['*#31#0501234567', '+972501234567', true],
		['tel:+972-8-186-6666', '081866666', true],
		['+0501234567', '0501234567', false],
		['1700123456', '+9721700123456', true],
		['204', '204-DEMOCO', true],
		['SIP/204-DEMOCO-0000001a', '204', true],
		['0204', '204', false],
		['0500000001', '0500000002', false],
		['204', '1204', false],
		['00000001', '0500000001', false],
		['', '', false],
		['Anonymous', 'Anonymous', false],
	])('%s and %s: %s', (a, b, expected) => {
		expect(sameNumber(a, b)).toBe(expected);
		expect(sameNumber(b, a)).toBe(expected);
	});

	it.each([
		['1', '(212) 555-0123', '+1 212 555 0123', true],
		['1', '1-212-555-0123', '0112125550123', false],
		['1', '011972501234567', '+972501234567', true],
		['7', '8 (812) 123-45-67', '+78121234567', true],
		['7', '812 123-45-67', '+78121234567', true],
		['39', '06 1234 5678', '+390612345678', true],
		['39', '+39 (0)6 1234 5678', '+390612345678', true],
		['39', '3921234567', '+393921234567', true],
		['44', '020 7946 0000', '+44 (0)20 7946 0000', true],
		['44', '+4402079460000', '+442079460000', true],
		['91', '9123456789', '+919123456789', true],
		['999', '0501234567', '+999501234567', true],
		['__proto__', '0501234567', '0501234567', true],
	])('at home in +%s %s and %s: %s', (countryCode, a, b, expected) => {
		expect(sameNumber(a, b, countryCode)).toBe(expected);
		expect(sameNumber(b, a, countryCode)).toBe(expected);
	});
});

describe('numberKey', () => {
	it.each([
		['0501234567', '+972501234567'],
		['204', '204'],
		['*98', '*98'],
		['204-DEMOCO', '204'],
		['Reception', 'reception'],
		['שלוחה', 'שלוחה'],
	])('%s is kept as %s', (number, expected) => {
		expect(numberKey(number)).toBe(expected);
	});

	it.each([
		['204-DEMOCO', '204'],
		['204-OTHER', '204-other'],
		['204-0501234567', '2040501234567'],
	])('%s is kept for the tenant DEMOCO as %s', (number, expected) => {
		expect(numberKey(number, '972', 'DEMOCO')).toBe(expected);
	});

	it('is one for two numbers that are one, and only then', () => {
		const number = fc
			.tuple(fc.constantFrom('', '0', '+972', '00972', '1'), fc.stringMatching(/^[01]{1,10}$/))
			.map((parts) => parts.join(''));
		fc.assert(
			fc.property(number, number, (a, b) => {
				expect(numberKey(a) === numberKey(b)).toBe(sameNumber(a, b));
			}),
		);
	});
});

describe('e164Of', () => {
	it.each([
		['0501234567', '+972501234567'],
		['+1 212 555 0123', '+12125550123'],
		['204', undefined],
		['*2407', undefined],
		['204-DEMOCO', undefined],
		['anonymous', undefined],
		['', undefined],
		['0501234567 0521234567', undefined],
		['0000000', undefined],
		['+0501234567', undefined],
	])('of %s is %s', (number, expected) => {
		expect(e164Of(number)).toBe(expected);
	});
});

describe('beginsWithOneOf', () => {
	it.each([
		['0501234567', ['05'], true],
		['0501234567', ['072', '05'], true],
		['0721234567', ['05'], false],
		['+972501234567', ['05'], true],
		['0501234567', ['+9725'], true],
		['972501234567', ['+9725'], true],
		['972501234567', ['9725'], true],
		['050-1234567', ['05'], true],
		['*670501234567', ['05'], true],
		['+12125550123', ['0'], false],
		['0012125550123', ['0'], false],
		['0012125550123', ['00'], true],
		['0012125550123', ['001'], true],
		['0501234567', ['00'], false],
		['+12125550123', ['+'], true],
		['0501234567', ['0'], true],
		['1700123456', ['1700'], true],
		['05', ['05'], true],
		['0', ['05'], false],
		['*98', ['*'], true],
		['204', ['2'], true],
		['204-DEMOCO', ['204'], false],
		['204-DEMOCO', ['204-DEMOCO'], true],
		['05&0900123456', ['05'], false],
		['0501234567', [], false],
	])('%s with %j: %s', (number, prefixes, expected) => {
		expect(beginsWithOneOf(number, prefixes)).toBe(expected);
	});

	it('lets through what begins so, however it is written, and nothing else', () => {
		const written = fc.constantFrom('0', '+972', '00972', '+972 (0)', '*670', '972');
		const digits = fc.stringMatching(/^[2-9]\d{8}$/);
		const wanted = fc.tuple(fc.constantFrom('0', '+972'), fc.stringMatching(/^[2-9]\d{0,3}$/));
		fc.assert(
			fc.property(written, digits, wanted, (before, national, [prefix, beginning]) => {
				const isWanted = national.startsWith(beginning);
				expect(beginsWithOneOf(cleanNumber(before + national), [prefix + beginning])).toBe(
					isWanted,
				);
			}),
		);
	});

	it('lets no text through that is more than a number', () => {
		const prefix = fc.stringMatching(/^\+?\d{1,4}$/);
		fc.assert(
			fc.property(prefix, fc.string({ unit: 'binary' }), (wanted, rest) => {
				const number = cleanNumber(wanted + rest);
				if (beginsWithOneOf(number, [wanted])) expect(isPlainNumber(number)).toBe(true);
			}),
		);
	});
});

/** Against libphonenumber: how each of six countries writes and dials its numbers, and those abroad. */
describe('agrees with libphonenumber on 10,000 numbers', () => {
	const COUNTRIES: CountryCode[] = ['IL', 'US', 'GB', 'DE', 'FR', 'IN'];
	const IDD: Partial<Record<CountryCode, string>> = { US: '011' };

	const random = (seed: number) => () => {
		seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
		return seed / 0x7fffffff;
	};

	const next = random(20_261_130);
	const numbers: PhoneNumber[] = [];
	const counts = new Map<CountryCode, number>();
	for (let tries = 0; numbers.length < 10_000 && tries < 2_000_000; tries++) {
		const country = COUNTRIES[numbers.length % COUNTRIES.length];
		const length = 7 + Math.floor(next() * 5);
		const digits = Array.from({ length }, () => Math.floor(next() * 10)).join('');
		const number = parsePhoneNumberFromString(`+${getCountryCallingCode(country)}${digits}`);
		// What has six digits or fewer is taken for an extension: some old German numbers are as short.
		if (!number?.isValid() || number.country !== country || number.nationalNumber.length < 7)
			continue;
		numbers.push(number);
		counts.set(country, (counts.get(country) ?? 0) + 1);
	}

	const formsOf = (number: PhoneNumber): string[] => {
		const { country, countryCallingCode: code, nationalNumber } = number;
		return [
			number.number,
			number.formatInternational(),
			number.formatNational(),
			number.getURI(),
			`00${code}${nationalNumber}`.replace(/^00/, IDD[country as CountryCode] ?? '00'),
			number.formatNational().replace(/\D/g, ''),
		];
	};

	it('finds numbers of each', () => {
		expect(numbers).toHaveLength(10_000);
		expect([...counts.keys()].sort()).toEqual([...COUNTRIES].sort());
	});

	it('in national, international, formatted and dialled form', () => {
		const wrong: string[] = [];
		for (const number of numbers) {
			for (const form of formsOf(number)) {
				const key = e164Of(form, number.countryCallingCode);
				if (key !== number.number)
					wrong.push(`${number.country} ${form}: ${key}, not ${number.number}`);
			}
		}
		expect(wrong).toEqual([]);
	});

	it('with codes in front, the trunk prefix in brackets, and what a phone sends behind', () => {
		const wrong: string[] = [];
		for (const number of numbers) {
			const { nationalNumber, countryCallingCode: code } = number;
			const dialled = number.formatNational().replace(/\D/g, '');
			const hasTrunkZero = dialled === `0${nationalNumber}`;
			const forms = [
				`*67${dialled}`,
				`#31#${number.number}`,
				`${dialled}#`,
				`\u2066${number.formatNational()}\u2069`,
				...(hasTrunkZero ? [`+${code} (0)${nationalNumber}`, `+${code}0${nationalNumber}`] : []),
			];
			for (const form of forms) {
				if (e164Of(form, code) !== number.number) wrong.push(`${number.country} ${form}`);
			}
		}
		expect(wrong).toEqual([]);
	});

	it('from another country', () => {
		const wrong: string[] = [];
		for (const [place, number] of numbers.entries()) {
			const home = COUNTRIES[(place + 1) % COUNTRIES.length];
			const dialled = (IDD[home] ?? '00') + number.number.slice(1);
			for (const form of [number.number, number.formatInternational(), dialled]) {
				const key = e164Of(form, getCountryCallingCode(home));
				if (key !== number.number) wrong.push(`in ${home} ${form}: ${key}, not ${number.number}`);
			}
		}
		expect(wrong).toEqual([]);
	});
});
