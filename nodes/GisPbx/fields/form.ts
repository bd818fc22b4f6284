import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

import type { Fields } from './field';

/** The parameters of an operation or a trigger. */
export interface Form {
	fields: Fields;
	filters?: Fields;
	options?: Fields;
}

/** The sibling parameters, and their values, with which a parameter is shown. */
export type Shown = NonNullable<IDisplayOptions['show']>;

/** A form: its fields, then the collections "Filters", by name, and "Options", in the order of use. */
export function formProperties(
	{ fields, filters, options }: Form,
	show: Shown = {},
): INodeProperties[] {
	return [
		...fieldProperties(fields, show),
		...(filters ? [collection('Filters', 'filters', 'Add Filter', byName(filters), show)] : []),
		...(options ? [collection('Options', 'options', 'Add Option', options, show)] : []),
	];
}

function fieldProperties(fields: Fields, show: Shown): INodeProperties[] {
	return Object.entries(fields).map(([name, { property, showWhen }]) => ({
		...property,
		name,
		...shownOnly({ ...show, ...showWhen }),
	}));
}

function collection(
	displayName: string,
	name: string,
	placeholder: string,
	fields: Fields,
	show: Shown,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'collection',
		placeholder,
		default: {},
		...shownOnly(show),
		options: Object.entries(fields).map(([key, { property }]) => ({ ...property, name: key })),
	};
}

function byName(fields: Fields): Fields {
	const named = Object.entries(fields);
	return Object.fromEntries(named.sort(byText(([, { property }]) => property.displayName)));
}

function shownOnly(show: Shown): Pick<INodeProperties, 'displayOptions'> {
	return Object.keys(show).length === 0 ? {} : { displayOptions: { show } };
}

/** In the order of the alphabet. Our texts are plain English, so n8n need not load a language's rules for it. */
export function byText<T>(textOf: (entry: T) => string): (a: T, b: T) => number {
	return (a, b) => {
		const [first, second] = [textOf(a).toLowerCase(), textOf(b).toLowerCase()];
		return first < second ? -1 : Number(first > second);
	};
}
