import { cleanNumber, isPlainNumber } from '../pbx/phoneNumber';
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
			const number = dialable(cleanNumber(filledText(raw, context)), context);
			if (!letters && !isPlainNumber(number)) {
				return context.refuse(
					`is no phone number: "${number}"`,
					'Only digits, + * and # can be sent here',
				);
			}
			return number;
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

/** Refuses what holds neither a digit nor a letter: dashes alone ring nobody. */
function dialable(number: string, context: FieldContext): string {
	return /[\d*#\p{L}]/u.test(number) ? number : context.refuse('holds no digits');
}
