import type { Field, FieldTexts } from './field';

/** On or off. The texts "true" and "false" are accepted, as expressions often give them. */
export function toggle(texts: FieldTexts & { default: boolean }): Field<boolean> {
	return {
		property: { type: 'boolean', ...texts },
		read(raw, context) {
			if (typeof raw === 'boolean') return raw;
			if (raw === 'true' || raw === 'false') return raw === 'true';
			return context.refuse('must be true or false');
		},
	};
}
