import { choice } from '../../fields/choice';
import { notSent, type Field, type FieldContext } from '../../fields/field';
import { pairs, type Pair } from '../../fields/pairs';
import type { Contact } from './contacts';

/** How a contact is given: field by field, or as one JSON object. */
export const contactFields = {
	fieldsMode: notSent(
		choice({ displayName: 'Contact Fields As', default: 'fields' }, [
			{ name: 'Fields', value: 'fields' },
			{ name: 'JSON', value: 'json' },
		]),
	),
	contactFields: {
		...distinct(
			pairs(
				{
					displayName: 'Contact Fields',
					placeholder: 'Add Field',
				},
				{
					entry: 'field',
					entryName: 'Field',
					namePlaceholder: 'e.g. NAME',
					nameHint: 'The codes of the phonebook, e.g. NAME, PHONE1, PHONE2, EMAIL, ROUTING',
					valuePlaceholder: 'e.g. Nathan Smith',
				},
			),
		),
		showWhen: { fieldsMode: ['fields'] },
	},
	contactJson: { ...contactJson(), showWhen: { fieldsMode: ['json'] } },
};

interface ContactValues {
	fieldsMode: 'fields' | 'json';
	contactFields: Pair[];
	contactJson: Contact;
}

/** The contact, whichever way it was given. */
export function contactOf(values: ContactValues): Contact {
	if (values.fieldsMode === 'json') return values.contactJson;
	return Object.fromEntries(values.contactFields.map(({ name, value }) => [name, value]));
}

/** At least one entry, and each code once: of two values the PBX would keep one without a word. */
function distinct(field: Field<Pair[]>): Field<Pair[]> {
	return {
		...field,
		read(raw, context) {
			const given = field.read(raw, context);
			if (given.length === 0) return context.refuse('has no entry', 'Add at least one field');
			refuseRepeated(
				given.map(({ name }) => name),
				context,
			);
			return given;
		},
	};
}

function refuseRepeated(codes: string[], context: FieldContext): void {
	const seen = new Set<string>();
	for (const code of codes) {
		if (seen.has(code.toUpperCase())) context.refuse(`holds "${code}" more than once`);
		seen.add(code.toUpperCase());
	}
}

function contactJson(): Field<Contact> {
	return {
		property: {
			displayName: 'Contact (JSON)',
			type: 'json',
			default: '{}',
			placeholder: 'e.g. { "NAME": "Nathan Smith", "PHONE1": "0500000001" }',
			description: 'One object with the codes of the phonebook',
		},
		read(raw, context) {
			const given = typeof raw === 'string' ? parsed(raw, context) : raw;
			if (typeof given !== 'object' || given === null || Array.isArray(given)) {
				return context.refuse('is no JSON object', 'Give one like { "NAME": "Nathan Smith" }');
			}
			const entries = Object.entries(given).map(
				([code, value]) => [code.trim(), valueText(code, value, context)] as const,
			);
			if (entries.length === 0) return context.refuse('has no fields');
			if (entries.some(([code]) => code === ''))
				return context.refuse('has a field without a name');
			refuseRepeated(
				entries.map(([code]) => code),
				context,
			);
			return Object.fromEntries(entries);
		},
	};
}

function parsed(text: string, context: FieldContext): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return context.refuse('is no valid JSON', 'Give one like { "NAME": "Nathan Smith" }');
	}
}

/** An empty cell of a sheet or CRM arrives as null: the PBX gets an empty text. */
function valueText(code: string, value: unknown, context: FieldContext): string {
	if (value === null) return '';
	if (typeof value === 'string' || typeof value === 'boolean') return String(value);
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	return context.refuse(`holds no text for "${code}"`, 'Each value must be a text or a number');
}
