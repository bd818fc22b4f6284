import type { INodeProperties, INodePropertyOptions, NodeHint } from 'n8n-workflow';

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
		...operationSelectors(resource, operations),
		...Object.entries(operations).flatMap(([operation, spec]) =>
			operationProperties(spec, { resource: [resource], operation: [operation] }),
		),
	];
}

/**
 * The list of operations. What n8n makes a tool of an AI agent begins with one that reads, and has none
 * that is not for agents: a list of its own, since saved nodes rely on the default of the other
 * (n8n.md#agents).
 */
function operationSelectors(
	resource: string,
	operations: Record<string, Operation>,
): INodeProperties[] {
	const offered = Object.entries(operations).filter(([, spec]) => !spec.notForAgents);
	const [reading] = offered.find(([, { effect }]) => effect === 'reads') ?? [];
	const names = Object.keys(operations);
	const selector = operationSelector(resource, operations);
	const isOne = offered.length === names.length && [undefined, names[0]].includes(reading);
	if (isOne) return [selector];
	const ofTool = operationSelector(resource, Object.fromEntries(offered));
	const { show } = selector.displayOptions ?? {};
	return [
		{ ...selector, displayOptions: { show, hide: TOOL } },
		{
			...ofTool,
			displayOptions: { show: { ...show, ...TOOL } },
			default: reading ?? ofTool.default,
		},
	];
}

const TOOL = { '@tool': [true] };

function operationSelector(
	resource: string,
	operations: Record<string, Operation>,
): INodeProperties {
	const options: INodePropertyOptions[] = Object.entries(operations).map(([value, spec]) => ({
		name: spec.name,
		value,
		action: spec.action,
		description: descriptionOf(spec),
		...(spec.builderHint && { builderHint: { propertyHint: spec.builderHint } }),
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
	const ofReach = spec.effect === 'reachesPeople' ? REACHES_PEOPLE : SENDS_CALLERS;
	const text = spec.notice ?? (spec.reaches && ofReach);
	return [
		...(text ? [notice(text, show)] : []),
		...formProperties({ ...spec, fields: hinted(spec), options: allOptionsOf(spec) }, show),
	];
}

/** Above the form of whatever reaches a number. */
const REACHES_PEOPLE =
	'This reaches people or costs money. The options Dry Run, Allowed Prefixes and Once Per Number can hold it back.';
/** Above the form of whatever sends callers to one. */
const SENDS_CALLERS =
	'Where callers are sent to a number outside, that reaches people and costs money. The options Dry Run, Allowed Prefixes and Once Per Number can hold it back.';

/** Shown before a run where several items come in: each would reach somebody. */
export function manyItemsHint(resources: Record<string, Resource>): NodeHint {
	const reaching = Object.entries(resources).flatMap(([resource, { operations }]) =>
		Object.entries(operations).flatMap(([operation, { reaches, effect }]) =>
			reaches && effect === 'reachesPeople' ? `${resource}/${operation}` : [],
		),
	);
	return {
		type: 'warning',
		message:
			'Each input item is sent on its own: 50 items are 50 calls, messages or faxes. The option Dry Run shows what would be sent.',
		displayCondition: `={{ $input.all().length > 1 && !$parameter.options?.dryRun && ${JSON.stringify(reaching)}.includes($parameter.resource + "/" + $parameter.operation) }}`,
		whenToDisplay: 'beforeExecution',
		location: 'outputPane',
	};
}

/** Shown before a run where several items come in: people put a report behind a list, and mail it as often. */
export const REPORT_PER_ITEM_HINT: NodeHint = {
	type: 'info',
	message:
		'Each input item makes a report of its own. For one in all, switch on Execute Once in the Settings of this node.',
	displayCondition: '={{ $input.all().length > 1 && $parameter.resource === "report" }}',
	whenToDisplay: 'beforeExecution',
	location: 'outputPane',
};

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
