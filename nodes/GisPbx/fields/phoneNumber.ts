import { cleanNumber, isPlainNumber } from '../pbx/phoneNumber';
import { digitsOf } from '../pbx/sameNumber';
import type { Field, FieldContext, FieldTexts } from './field';
import { filledText, plainText } from './plainText';

/**
 * A number to dial, an extension or a peer name, cleaned as decisions.md#numbers says.
 * With `letters: false` nothing but a number is taken (SMS, fax and campaign destinations).
 */
export function phoneNumber(texts: FieldTexts, { letters = true } = {}): Field<string> {
	return {
		property: { type: 'string', required: true, default: '', ...texts },
		read(raw, context) {
			const number = cleanNumber(filledText(raw, context));
			if (!letters && holdsAny(number) && !isPlainNumber(number)) {
				return context.refuse(
					`is no phone number: "${number}"`,
					'Only digits, + * and # can be sent here',
				);
			}
			return dialable(number, context);
		},
	};
}

/** The same where the number may be left blank. */
export function optionalPhoneNumber(texts: FieldTexts): Field<string | undefined> {
	return {
		property: { type: 'string', default: '', ...texts },
		read(raw, context) {
			const number = cleanNumber(plainText(raw, context));
			return number === '' ? undefined : dialable(number, context);
		},
	};
}

/** A number of E.164 without the prefix that leads abroad; what the PBX is sent besides has room, too. */
const MOST_DIGITS = 15;
const LONGEST_TEXT = 80;
/** What separates numbers, or rings several at once in Asterisk; a second + begins a second number. */
const SEVERAL = /[&,;|\r\n\v\f\u0085\u2028\u2029]|\d\+/;
/** What stands between the digits of one number. */
const WITHIN_NUMBER = /[\p{Zs}\t\p{Pd}./()[\]]+/gu;

/** Refuses what rings nobody, and what may be more than one number. */
function dialable(number: string, context: FieldContext): string {
	if (!holdsAny(number)) return context.refuse('holds no digits');
	if (isName(number)) {
		return context.refuse(
			`is no number: "${number}"`,
			'It looks like a name. Give an extension or a telephone number',
		);
	}
	if (number.length > LONGEST_TEXT) return context.refuse('is too long for a number');
	if (SEVERAL.test(number) || holdsTwo(number)) {
		return context.refuse(
			`is not one number: "${number}"`,
			'Give a single number, without & , ; or |. For several, use an item for each',
		);
	}
	if (isPlainNumber(number) && digitsOf(number, context.countryCode) > MOST_DIGITS) {
		return context.refuse(
			`is longer than any number: "${number}"`,
			`A telephone number has at most ${MOST_DIGITS} digits behind the international prefix. Are there two in it?`,
		);
	}
	return number;
}

/** Whether there is anything to dial: dashes alone ring nobody. */
function holdsAny(number: string): boolean {
	return /[\d*#\p{L}]/u.test(number);
}

/** Whether it can only be somebody's name: several words without a digit. */
function isName(text: string): boolean {
	return !/[\d*#]/.test(text) && /\s/.test(text);
}

/** Whether a text such as `0501234567 or 0521234567` holds more than one number of a telephone network. */
function holdsTwo(text: string): boolean {
	const numbers = text.replace(WITHIN_NUMBER, '').match(/\d{7,}/g) ?? [];
	return !isPlainNumber(text) && numbers.length > 1;
}
