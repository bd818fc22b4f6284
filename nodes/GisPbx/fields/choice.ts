import type { INodePropertyOptions } from 'n8n-workflow';

import type { Field, FieldTexts } from './field';

/** One of a fixed list. A value from outside the list (by expression) is refused with the list. */
export function choice<const V extends string>(
	texts: FieldTexts & { default: V },
	options: ReadonlyArray<INodePropertyOptions & { value: V }>,
): Field<V> {
	const values = options.map((option) => option.value);
	return {
		property: { type: 'options', ...texts, options: [...options] },
		read(raw, context) {
			const value = values.find((known) => known === raw);
			return value ?? context.refuse(`must be one of ${values.join(', ')}`);
		},
	};
}

/**
 * Any number of entries of a fixed list; none means no restriction. An expression, and a model that
 * fills in the field, may give them as text: separated by commas, or empty for none.
 */
export function choices<const V extends string>(
	texts: FieldTexts,
	options: ReadonlyArray<INodePropertyOptions & { value: V }>,
): Field<V[]> {
	const values = options.map((option) => option.value);
	return {
		property: { type: 'multiOptions', default: [], ...texts, options: [...options] },
		read(raw, context) {
			const given = listed(raw);
			return given.every((value) => values.includes(value as V))
				? values.filter((value) => given.includes(value))
				: context.refuse(`must hold only ${values.join(', ')}`);
		},
	};
}

function listed(raw: unknown): unknown[] {
	if (typeof raw !== 'string') return Array.isArray(raw) ? raw : [raw];
	return raw
		.split(',')
		.map((part) => part.trim())
		.filter((part) => part !== '');
}
