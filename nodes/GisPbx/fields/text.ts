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
