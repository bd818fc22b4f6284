import type { Field, FieldTexts } from './field';
import { plainText } from './plainText';

const EMAIL = /^[^\s@,;]+@[^\s@,;.]+(?:\.[^\s@,;.]+)+$/;

/** One e-mail address, or nothing. */
export function optionalEmail(texts: FieldTexts): Field<string | undefined> {
	return {
		property: { type: 'string', default: '', placeholder: 'e.g. nathan@example.com', ...texts },
		read(raw, context) {
			const email = plainText(raw, context).trim();
			if (email === '') return undefined;
			return EMAIL.test(email) ? email : context.refuse(`is no e-mail address: "${email}"`);
		},
	};
}
