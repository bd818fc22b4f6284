import { DateTime } from 'luxon';

import { callIdField } from '../../../../nodes/GisPbx/fields/callId';
import { channelLocator } from '../../../../nodes/GisPbx/locators/channel';
import { choice, choices } from '../../../../nodes/GisPbx/fields/choice';
import { optionalEmail } from '../../../../nodes/GisPbx/fields/email';
import type { Field } from '../../../../nodes/GisPbx/fields/field';
import { limited, listFields } from '../../../../nodes/GisPbx/fields/list';
import { pairs } from '../../../../nodes/GisPbx/fields/pairs';
import { optionalPhoneNumber, phoneNumber } from '../../../../nodes/GisPbx/fields/phoneNumber';
import { optionalText, requiredMessage, requiredText } from '../../../../nodes/GisPbx/fields/text';
import { time } from '../../../../nodes/GisPbx/fields/time';
import { toggle } from '../../../../nodes/GisPbx/fields/toggle';
import { wholeNumber } from '../../../../nodes/GisPbx/fields/wholeNumber';
import { reading } from './reading';

const ENTRIES = [
	{ name: 'In Use', value: 'INUSE' as const },
	{ name: 'Not in Use', value: 'NOT_INUSE' as const },
];
const LABEL = 'My Field';
const texts = { displayName: LABEL };
const variables = pairs(texts, {
	entry: 'variable',
	entryName: 'Variable',
	namePlaceholder: 'e.g. order',
	nameHint: 'e.g. in capitals',
	valuePlaceholder: 'e.g. 17',
	check: ({ value }, { refuse }) => (value.includes(',') ? refuse('holds a comma') : undefined),
});

const KINDS: Record<string, Field<unknown>> = {
	requiredText: requiredText(texts),
	optionalText: optionalText(texts),
	requiredMessage: requiredMessage(texts),
	phoneNumber: phoneNumber(texts),
	phoneNumberWithoutLetters: phoneNumber(texts, { letters: false }),
	optionalPhoneNumber: optionalPhoneNumber(texts),
	optionalEmail: optionalEmail(texts),
	toggle: toggle({ ...texts, default: false }),
	wholeNumber: wholeNumber({ ...texts, default: 8 }, { min: 1, max: 20 }),
	choice: choice({ ...texts, default: 'INUSE' }, ENTRIES),
	choices: choices(texts, ENTRIES),
	start: time(texts, 'start'),
	end: time(texts, 'end'),
	pairs: variables,
	callId: callIdField(),
	channel: channelLocator(),
};

/** Whatever an expression may give by mistake. */
const STRANGE = [undefined, null, NaN, Infinity, {}, { a: 1 }, [1], () => 1, Symbol('x'), 10n];

test.each(Object.entries(KINDS))(
	'%s names itself when it refuses a strange value',
	(name, field) => {
		const label = field.property.displayName;
		// An object without entries is how n8n keeps a form to which nothing was added.
		const strange = STRANGE.filter((raw) => name !== 'pairs' || String(raw) !== '[object Object]');
		for (const raw of strange) {
			expect(() => reading(field)(raw)).toThrow(new RegExp(`^${label} \\w.{3,}`));
		}
	},
);

describe.each<[kind: string, given: unknown, read: unknown]>([
	['requiredText', ' 204 ', '204'],
	['requiredText', 204, '204'],
	['requiredText', 'שלום', 'שלום'],
	['optionalText', ' \t', undefined],
	['optionalText', ' two words ', ' two words '],
	['optionalText', 0, '0'],
	['requiredMessage', ' שורה\nשנייה ', ' שורה\nשנייה '],
	['phoneNumber', '\u200e050-000 0001', '0500000001'],
	['phoneNumber', '204-DEMOCO', '204-DEMOCO'],
	['phoneNumber', 'ACCOUNT', 'ACCOUNT'],
	['phoneNumber', 'קבלה', 'קבלה'],
	['phoneNumberWithoutLetters', '+972 (50) 000.0001', '+972500000001'],
	['phoneNumberWithoutLetters', '*98#', '*98#'],
	['phoneNumber', '+123456789012345', '+123456789012345'],
	['phoneNumber', '00123456789012345', '00123456789012345'],
	['optionalPhoneNumber', '', undefined],
	['optionalPhoneNumber', '\u200f ', undefined],
	['optionalPhoneNumber', '050-0000001', '0500000001'],
	['optionalEmail', '', undefined],
	['optionalEmail', ' nathan@example.com ', 'nathan@example.com'],
	['toggle', true, true],
	['toggle', false, false],
	['toggle', 'true', true],
	['toggle', 'false', false],
	['wholeNumber', 1, 1],
	['wholeNumber', ' 20 ', 20],
	['choice', 'NOT_INUSE', 'NOT_INUSE'],
	['choices', [], []],
	['choices', 'INUSE', ['INUSE']],
	['choices', '', []],
	['choices', ' ', []],
	['choices', 'NOT_INUSE, INUSE,', ['INUSE', 'NOT_INUSE']],
	['choices', ['INUSE', 'INUSE'], ['INUSE']],
	['choices', ['NOT_INUSE', 'INUSE'], ['INUSE', 'NOT_INUSE']],
	['start', '', undefined],
	['start', '2026-01-31', '2026-01-31 00:00:00'],
	['end', '2026-01-31', '2026-01-31 23:59:59'],
	['start', '2026-01-31T12:30:00Z', '2026-01-31 14:30:00'],
	['start', new Date('2026-07-31T12:30:00Z'), '2026-07-31 15:30:00'],
	['end', DateTime.fromISO('2026-01-31T12:30:00Z'), '2026-01-31 14:30:00'],
	['pairs', {}, []],
	['pairs', '', []],
	['pairs', { variable: [] }, []],
	['pairs', { variable: [{ name: ' order ', value: 17 }] }, [{ name: 'order', value: '17' }]],
	['callId', ' pbx01-1717232400.4670 ', 'pbx01-1717232400.4670'],
	['callId', 'pbx01-1717232400_4670', 'pbx01-1717232400.4670'],
	['channel', 'PJSIP\\/204-DEMOCO-00001a2b', 'PJSIP/204-DEMOCO-00001a2b'],
])('%s', (kind, given, read) => {
	test(`reads ${JSON.stringify(given)}`, () => {
		expect(reading(KINDS[kind])(given)).toEqual(read);
	});
});

describe.each<[kind: string, given: unknown, words: string]>([
	['requiredText', '', 'is empty'],
	['requiredText', ' \n\t', 'is empty'],
	['requiredText', null, 'is null'],
	['requiredText', undefined, 'has no value'],
	['requiredText', ['204'], 'is a list, not text'],
	['requiredText', { id: 204 }, 'is an object, not text'],
	['requiredText', true, 'is true or false, not text'],
	['requiredText', NaN, 'is not text'],
	['requiredMessage', '  ', 'is empty'],
	['phoneNumber', '--', 'holds no digits'],
	['phoneNumber', '05&0900123456', 'is not one number: "05&0900123456"'],
	['phoneNumber', '0501234567,0521234567', 'is not one number: "0501234567,0521234567"'],
	['phoneNumber', '0501234567;1', 'is not one number: "0501234567;1"'],
	['phoneNumber', '204|205', 'is not one number: "204|205"'],
	['phoneNumber', '204\n205', 'is not one number: "204\n205"'],
	['phoneNumber', '204\u2028205', 'is not one number: "204\u2028205"'],
	['phoneNumber', '050-1234567 or 052-7654321', 'is not one number: "050-1234567 or 052-7654321"'],
	['phoneNumber', '0501234567 / 0527654321', 'is longer than any number: "05012345670527654321"'],
	[
		'phoneNumber',
		'+97250 1234567 +97252 1234567',
		'is not one number: "+972501234567+972521234567"',
	],
	['phoneNumber', '0501234567 / 0521234567', 'is longer than any number: "05012345670521234567"'],
	['phoneNumber', '+1234567890123456', 'is longer than any number: "+1234567890123456"'],
	[
		'phoneNumberWithoutLetters',
		'001234567890123456',
		'is longer than any number: "001234567890123456"',
	],
	['phoneNumber', 'x'.repeat(81), 'is too long for a number'],
	['phoneNumber', '\u200e', 'holds no digits'],
	['phoneNumber', 'Dana Cohen', 'is no number: "Dana Cohen"'],
	['optionalPhoneNumber', 'דנה כהן', 'is no number: "דנה כהן"'],
	['phoneNumberWithoutLetters', 'ACCOUNT', 'is no phone number: "ACCOUNT"'],
	['phoneNumberWithoutLetters', '204-DEMOCO', 'is no phone number: "204-DEMOCO"'],
	['optionalPhoneNumber', '()', 'holds no digits'],
	['optionalEmail', 'nathan', 'is no e-mail address: "nathan"'],
	['optionalEmail', 'a@example.com, b@example.com', 'is no e-mail address'],
	['toggle', 'yes', 'must be true or false'],
	['toggle', 1, 'must be true or false'],
	['wholeNumber', 0, 'must be a whole number from 1 to 20'],
	['wholeNumber', 21, 'must be a whole number from 1 to 20'],
	['wholeNumber', 1.5, 'must be a whole number from 1 to 20'],
	['wholeNumber', '', 'must be a whole number from 1 to 20'],
	['wholeNumber', '1e', 'must be a whole number from 1 to 20'],
	['choice', 'inuse', 'must be one of INUSE, NOT_INUSE'],
	['choice', ['INUSE'], 'must be one of INUSE, NOT_INUSE'],
	['choices', ['INUSE', 'x'], 'must hold only INUSE, NOT_INUSE'],
	['choices', 'INUSE,x', 'must hold only INUSE, NOT_INUSE'],
	['choices', [''], 'must hold only INUSE, NOT_INUSE'],
	['start', 'yesterday', 'is no date and time'],
	['start', '2026-02-30', 'is no date and time'],
	['end', new Date(NaN), 'is no date and time'],
	['pairs', { variable: [{ name: ' ', value: 'x' }] }, 'has an entry without a name'],
	['pairs', { variable: [{ name: 'a', value: 'x,y' }] }, 'holds a comma'],
	['pairs', { variable: [{ name: 'a', value: null }] }, 'is null'],
	['pairs', { variable: ['a'] }, 'is no list of names with values'],
	['pairs', 'a=b', 'is no list of names with values'],
	['channel', '204', 'is no channel: "204"'],
	['channel', 'PJSIP/', 'is no channel: "PJSIP/"'],
])('%s', (kind, given, words) => {
	test(`refuses ${JSON.stringify(given)}`, () => {
		expect(() => reading(KINDS[kind])(given)).toThrow(
			`${KINDS[kind].property.displayName} ${words}`,
		);
	});
});

describe('a list', () => {
	const rows = [1, 2, 3];

	test('is cut at the limit, unless all is wanted', () => {
		expect(limited(rows, { returnAll: false, limit: 2 })).toEqual([1, 2]);
		expect(limited(rows, { returnAll: false, limit: 9 })).toEqual(rows);
		expect(limited(rows, { returnAll: true, limit: 1 })).toBe(rows);
	});

	test('shows its limit only while not all is wanted', () => {
		expect(listFields().limit.showWhen).toEqual({ returnAll: [false] });
	});
});

test('a number has as many digits as its own country leaves behind what leads abroad', () => {
	const read = (number: string, countryCode: string) =>
		reading(phoneNumber(texts), countryCode)(number);
	expect(read('011 49 1512 12345678', '1')).toBe('0114915121234567' + '8');
	expect(read('012 49 1512 1234567', '972')).toBe('0124915121234567');
	expect(read('*67 00 123456789012345', '44')).toBe('*6700123456789012345');
	expect(() => read('0123456789012345', '44')).toThrow('is longer than any number');
	expect(() => read('011 1234567890123456', '1')).toThrow('is longer than any number');
});
