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

/** Any number of entries of a fixed list; none means no restriction. */
export function choices<const V extends string>(
	texts: FieldTexts,
	options: ReadonlyArray<INodePropertyOptions & { value: V }>,
): Field<V[]> {
	const values = options.map((option) => option.value);
	return {
		property: { type: 'multiOptions', default: [], ...texts, options: [...options] },
		read(raw, context) {
			const given: unknown[] = Array.isArray(raw) ? raw : [raw];
			const known = values.filter((value) => given.includes(value));
			if (known.length < given.length) {
				return context.refuse(`must hold only ${values.join(', ')}`);
			}
			return known;
		},
	};
}
