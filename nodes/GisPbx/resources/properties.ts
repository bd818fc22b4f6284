import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Fields } from '../fields/field';
import { byText, formProperties, type Shown } from '../fields/form';
import { allOptionsOf } from './commonOptions';
import type { Operation, Resource } from './operation';

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
		...formProperties({ ...spec, fields: hinted(spec), options: allOptionsOf(spec) }, show),
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

function notice(text: string, show: Shown): INodeProperties {
	return {
		displayName: text,
		name: 'notice',
		type: 'notice',
		default: '',
		displayOptions: { show },
	};
}
