import type { Field, FieldTexts } from './field';
import { filledText, plainText } from './plainText';

/** A text that must not be blank and is sent without the blanks around it: an ID, a name, a number. */
export function requiredText(texts: FieldTexts): Field<string> {
	return {
		property: { type: 'string', required: true, default: '', ...texts },
		read: filledText,
	};
}

/** A text that may be left blank; a blank one is not sent. */
export function optionalText(texts: FieldTexts): Field<string | undefined> {
	return {
		property: { type: 'string', default: '', ...texts },
		read(raw, context) {
			const text = plainText(raw, context);
			return text.trim() === '' ? undefined : text;
		},
	};
}

/** A text that must not be blank and is sent as it is, blanks and line breaks included. */
export function requiredMessage(texts: FieldTexts): Field<string> {
	return {
		property: { type: 'string', required: true, default: '', ...texts },
		read(raw, context) {
			filledText(raw, context);
			return plainText(raw, context);
		},
	};
}
