import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { ParameterSet } from '../fields/readForm';
import type { Fields } from '../fields/field';
import { optionsOf } from './commonOptions';
import type { Operation, Resource } from './operation';

type Shown = NonNullable<IDisplayOptions['show']>;

/** Everything that the node's form shows, made from the dictionary of resources. */
export function nodeProperties(resources: Record<string, Resource>): INodeProperties[] {
	return [resourceSelector(resources), ...Object.entries(resources).flatMap(resourceProperties)];
}

function resourceSelector(resources: Record<string, Resource>): INodeProperties {
	const [first] = Object.keys(resources);
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		default: first,
		options: Object.entries(resources)
			.map(([value, { name }]) => ({ name, value }))
			.sort(byText(({ name }) => name)),
	};
}

function resourceProperties([resource, { operations }]: [string, Resource]): INodeProperties[] {
	return [
		operationSelector(resource, operations),
		...Object.entries(operations).flatMap(([operation, spec]) =>
			operationProperties(spec, { resource: [resource], operation: [operation] }),
		),
	];
}

function operationSelector(
	resource: string,
	operations: Record<string, Operation>,
): INodeProperties {
	const options: INodePropertyOptions[] = Object.entries(operations).map(([value, spec]) => ({
		name: spec.name,
		value,
		action: spec.action,
		description: descriptionOf(spec),
	}));
	const [first] = Object.keys(operations);
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		default: first,
		options: options.sort(byText(({ name }) => name)),
	};
}

function operationProperties(spec: Operation, show: Shown): INodeProperties[] {
	return [
		...(spec.notice ? [notice(spec.notice, show)] : []),
		...formProperties({ ...spec, fields: hinted(spec), options: optionsOf(spec) }, show),
	];
}

function descriptionOf({ description, feature }: Operation): string {
	return feature
		? `${description.replace(/\.?$/, '.')} Not every provider offers it.`
		: description;
}

/** The fields; the first says that a provider may not offer what they are for. */
function hinted({ fields, feature }: Operation): Fields {
	const [name] = Object.keys(fields);
	const hint = `Not every provider offers ${feature?.name}`;
	const { [name]: first } = fields;
	return feature
		? { ...fields, [name]: { ...first, property: { hint, ...first.property } } }
		: fields;
}

/** A form: its fields, then the collections "Filters" and "Options". */
export function formProperties(
	{ fields, filters, options }: ParameterSet,
	show: Shown = {},
): INodeProperties[] {
	return [
		...fieldProperties(fields, show),
		...(filters ? [collection('Filters', 'filters', 'Add Filter', filters, show)] : []),
		...(options ? [collection('Options', 'options', 'Add Option', options, show)] : []),
	];
}

function notice(text: string, show: Shown): INodeProperties {
	return {
		displayName: text,
		name: 'notice',
		type: 'notice',
		default: '',
		displayOptions: { show },
	};
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
		options: Object.entries(fields)
			.map(([key, { property }]) => ({ ...property, name: key }))
			.sort(byText((property) => property.displayName)),
	};
}

function shownOnly(show: Shown): Pick<INodeProperties, 'displayOptions'> {
	return Object.keys(show).length === 0 ? {} : { displayOptions: { show } };
}

/** In the order of the alphabet. Our texts are plain English, so n8n need not load a language's rules for it. */
function byText<T>(textOf: (entry: T) => string): (a: T, b: T) => number {
	return (a, b) => {
		const [first, second] = [textOf(a).toLowerCase(), textOf(b).toLowerCase()];
		return first < second ? -1 : Number(first > second);
	};
}
