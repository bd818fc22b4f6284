import type { Field, FieldContext, FieldTexts } from './field';
import { plainText } from './plainText';

/** Texts with commas between them or as a list; at least one, each once, without the blanks around it. */
export function textList(texts: FieldTexts): Field<string[]> {
	return {
		property: { type: 'string', default: '', ...texts },
		read(raw, context) {
			const given = textsIn(raw, context).map((text) => text.trim());
			const filled = [...new Set(given.filter((text) => text !== ''))];
			return filled.length > 0 ? filled : context.refuse('is empty', 'Fill it in, or remove it');
		},
	};
}

function textsIn(raw: unknown, context: FieldContext): string[] {
	if (Array.isArray(raw)) return raw.map((entry) => plainText(entry, context));
	return plainText(raw, context).split(/[,;\n]/);
}
