import { prefixesIn } from '../pbx/sameNumber';
import type { Field, FieldContext, FieldTexts } from './field';
import { plainText } from './plainText';

/** Beginnings of numbers, with commas between them or as a list; at least one, cleaned as numbers are. */
export function prefixes(texts: FieldTexts): Field<string[]> {
	return {
		property: { type: 'string', default: '', placeholder: 'e.g. 05, 072', ...texts },
		read(raw, context) {
			const given = listed(raw, context).flatMap(prefixesIn);
			return given.length > 0
				? given
				: context.refuse(
						'holds no prefix',
						'Give at least one, or remove the option to allow every number. Nothing was sent',
					);
		},
	};
}

function listed(raw: unknown, context: FieldContext): string[] {
	return (Array.isArray(raw) ? raw : [raw]).map((entry) => plainText(entry, context));
}
