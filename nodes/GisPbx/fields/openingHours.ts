import { openingHoursOf, type OpeningHours } from '../pbx/time/openingHours';
import type { Field, FieldTexts } from './field';
import { plainText } from './plainText';

/** Opening hours of a week as people write them; undefined where the field is blank. */
export function openingHours(texts: FieldTexts): Field<OpeningHours | undefined> {
	return {
		property: {
			type: 'string',
			default: '',
			placeholder: 'e.g. Sun-Thu 09:00-19:00, Fri 09:00-13:00',
			...texts,
		},
		read(raw, context) {
			const text = plainText(raw, context).trim();
			if (text === '') return undefined;
			return (
				openingHoursOf(text) ??
				context.refuse(
					`cannot be read: "${text}"`,
					'Write days and times like Sun-Thu 09:00-19:00, Fri 09:00-13:00. Nothing was sent',
				)
			);
		},
	};
}
