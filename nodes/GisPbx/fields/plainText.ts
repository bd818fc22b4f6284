import type { FieldContext } from './field';

const KINDS: Record<string, string> = {
	undefined: 'has no value',
	boolean: 'is true or false, not text',
	object: 'is an object, not text',
	function: 'is a function, not text',
};

function kindOf(raw: unknown): string {
	if (raw === null) return 'is null';
	if (Array.isArray(raw)) return 'is a list, not text';
	return KINDS[typeof raw] ?? 'is not text';
}

/**
 * The text of a parameter. Numbers count as text, since an extension often arrives as one.
 * Everything else is refused by name: an expression that found nothing must not be sent as "undefined".
 */
export function plainText(raw: unknown, context: FieldContext): string {
	if (typeof raw === 'string') return raw;
	if (typeof raw === 'number' && Number.isFinite(raw)) return String(raw);
	return context.refuse(
		kindOf(raw),
		'Check the expression of this field: it has to give a text or a number for every item',
	);
}

/** The text without blanks around it; refuses a blank one. */
export function filledText(raw: unknown, context: FieldContext): string {
	const text = plainText(raw, context).trim();
	return text === '' ? context.refuse('is empty', 'Fill this field in, nothing was sent') : text;
}
