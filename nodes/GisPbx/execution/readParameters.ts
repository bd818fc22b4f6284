import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Field, FieldContext, Fields } from '../fields/field';
import { optionsOf } from '../resources/commonOptions';
import type { Operation } from '../resources/operation';

type Context = Omit<FieldContext, 'label' | 'refuse'> & {
	refuse(label: string, problem: string, advice?: string): never;
};

/** What one item gives an operation, read once and checked before anything is sent. */
export interface Parameters {
	values: IDataObject;
	filters: IDataObject;
	options: IDataObject;
}

/** Reads every parameter of an operation for one item; each is read once, as expressions are slow. */
export function readParameters(
	n8n: IExecuteFunctions,
	operation: Operation,
	itemIndex: number,
	context: Context,
): Parameters {
	const collection = (name: string, fields: Fields) =>
		readCollection(n8n.getNodeParameter(name, itemIndex, {}), fields, context);
	return {
		values: readFields(n8n, operation.fields, itemIndex, context),
		filters: operation.filters ? collection('filters', operation.filters) : {},
		options: collection('options', optionsOf(operation)),
	};
}

function readFields(
	n8n: IExecuteFunctions,
	fields: Fields,
	itemIndex: number,
	context: Context,
): IDataObject {
	const values: IDataObject = {};
	for (const [name, field] of Object.entries(fields)) {
		if (!isShown(field, values)) continue;
		const raw = n8n.getNodeParameter(name, itemIndex, field.property.default);
		values[name] = readField(field, raw, context);
	}
	return values;
}

function isShown({ showWhen = {} }: Field<unknown>, siblings: IDataObject): boolean {
	return Object.entries(showWhen).every(([name, values]) =>
		values.some((value) => value === siblings[name]),
	);
}

/** Only what was added to the collection; an option that is absent stays absent. */
function readCollection(raw: unknown, fields: Fields, context: Context): IDataObject {
	const given = (raw ?? {}) as IDataObject;
	const values: IDataObject = {};
	for (const [name, field] of Object.entries(fields)) {
		if (name in given) values[name] = readField(field, given[name], context);
	}
	return values;
}

function readField(field: Field<unknown>, raw: unknown, context: Context): IDataObject[string] {
	const label = field.property.displayName;
	return field.read(raw, {
		...context,
		label,
		refuse: (problem, advice) => context.refuse(label, problem, advice),
	}) as IDataObject[string];
}
