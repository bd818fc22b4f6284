import {
	NodeOperationError,
	type IDataObject,
	type IPollFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';

import type { Field, FieldContext, Fields } from './field';
import type { Form } from './form';

/** How parameters are read: of an item, or of a trigger. */
type GetParameter = (name: string, fallback: unknown) => unknown;

type Context = Omit<FieldContext, 'label' | 'refuse'> & {
	refuse(label: string, problem: string, advice?: string): never;
};

/** What a form gives, read once and checked before anything is sent. */
export interface Parameters {
	values: IDataObject;
	filters: IDataObject;
	options: IDataObject;
}

/** Reads every parameter of a form; each is read once, as expressions are slow. */
export function readForm(
	get: GetParameter,
	{ fields, filters, options }: Form,
	context: Context,
): Parameters {
	const collection = (name: string, collected: Fields) =>
		readCollection(get(name, {}), collected, context);
	return {
		values: readFields(get, fields, context),
		filters: filters ? collection('filters', filters) : {},
		options: options ? collection('options', options) : {},
	};
}

/** The same of a trigger: what is wrong is refused by the name of its field alone. */
export function readTriggerForm(
	n8n: IPollFunctions | IWebhookFunctions,
	form: Form,
	{ clock, callerId, countryCode }: Pick<FieldContext, 'clock' | 'callerId' | 'countryCode'>,
): Parameters {
	const get = (name: string, fallback: unknown) => n8n.getNodeParameter(name, fallback);
	return readForm(get, form, { clock, callerId, countryCode, refuse: refuserOf(n8n) });
}

/** How a trigger refuses what its form says. */
export function refuserOf(n8n: IPollFunctions | IWebhookFunctions): Context['refuse'] {
	return (label, problem, description) => {
		throw new NodeOperationError(n8n.getNode(), `${label} ${problem}`, { description });
	};
}

function readFields(get: GetParameter, fields: Fields, context: Context): IDataObject {
	const values: IDataObject = {};
	for (const [name, field] of Object.entries(fields)) {
		if (!isShown(field, values)) continue;
		values[name] = readField(field, get(name, field.property.default), context);
	}
	return values;
}

function isShown({ showWhen = {} }: Field<unknown>, siblings: IDataObject): boolean {
	return Object.entries(showWhen).every(([name, values]) =>
		values.some((value) => value === siblings[name]),
	);
}

/** n8n shows it under the error. */
const DEFAULT_ADVICE = 'Correct this value: it was not sent';

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
		refuse: (problem, advice = DEFAULT_ADVICE) => context.refuse(label, problem, advice),
	}) as IDataObject[string];
}
