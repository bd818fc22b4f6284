import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { listSearch } from '../../../../nodes/GisPbx/locators';
import { resources } from '../../../../nodes/GisPbx/resources';
import {
	manyItemsHint,
	nodeProperties,
	REPORT_PER_ITEM_HINT,
} from '../../../../nodes/GisPbx/resources/properties';

const properties = nodeProperties(resources);
const OPERATIONS = Object.entries(resources).flatMap(([resource, { operations }]) =>
	Object.entries(operations).map(([operation, spec]) => ({ resource, operation, spec })),
);

type Option = NonNullable<INodeProperties['options']>[number];
const isEntry = (option: Option): option is INodePropertyOptions => 'value' in option;
const isGroup = (option: Option): option is INodePropertyCollection => 'values' in option;

/** A parameter and whatever is shown inside it. */
function withInner(property: INodeProperties): INodeProperties[] {
	const inner = (property.options ?? []).flatMap((option) => {
		if (isEntry(option)) return [];
		return isGroup(option) ? option.values : [option];
	});
	return [property, ...inner.flatMap(withInner)];
}
const all = properties.flatMap(withInner);

const shownFor = (resource: string, operation: string) =>
	properties.filter(({ displayOptions: { show = {} } = {} }) =>
		[
			[show.resource, resource],
			[show.operation, operation],
			[show['@tool'], false],
		].every(([values, value]) => !values || (values as unknown[]).includes(value)),
	);

const alphabetical = (texts: string[]) =>
	[...texts].sort((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' }));

test.each(OPERATIONS)('$resource/$operation asks for nothing twice', ({ spec }) => {
	const { fields, filters = {}, options = {} } = spec;
	const names = [fields, filters, options].flatMap((group) => Object.keys(group));
	expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});

test('resources and operations are listed by name, and every default is one of the list', () => {
	const selectors = properties.filter(({ name }) => ['resource', 'operation'].includes(name));

	const ofTools = selectors.filter(({ displayOptions }) => displayOptions?.show?.['@tool']);
	expect(selectors).toHaveLength(1 + Object.keys(resources).length + ofTools.length);
	for (const { options = [], default: chosen } of selectors) {
		const entries = options.filter(isEntry);
		const names = entries.map(({ name }) => name);
		expect(names).toEqual(alphabetical(names));
		expect(new Set(names).size).toBe(names.length);
		expect(entries.map(({ value }) => value)).toContain(chosen);
	}
});

test('a tool of an agent begins with an operation that reads, wherever there is one', () => {
	const begun = Object.entries(resources).map(([resource, { operations }]) => {
		const [shown, ...more] = properties.filter(
			({ name, displayOptions: { show, hide } = {} }) =>
				name === 'operation' && show?.resource?.includes(resource) && !hide?.['@tool'],
		);
		expect(more).toEqual([]);
		const reads = Object.values(operations).some(({ effect }) => effect === 'reads');
		expect({ resource, reads: operations[shown.default as string].effect === 'reads' }).toEqual({
			resource,
			reads,
		});
		return [resource, shown.default];
	});

	expect(Object.fromEntries(begun)).toMatchObject({ call: 'get', cdr: 'get', sms: 'send' });
});

test('what is not for agents is in the list of the node and not in that of its tool', () => {
	const hiddenFromTools = OPERATIONS.filter(({ spec }) => spec.notForAgents !== undefined);
	const lists = (resource: string, operation: string) =>
		properties
			.filter(({ name, displayOptions }) => {
				return name === 'operation' && displayOptions?.show?.resource?.includes(resource);
			})
			.map(({ displayOptions: { show, hide } = {}, options = [] }) => ({
				isOfTools: show?.['@tool'] !== undefined,
				isOfNodes: hide?.['@tool'] !== undefined,
				has: options.filter(isEntry).some(({ value }) => value === operation),
			}));

	expect(hiddenFromTools.map(({ resource, operation }) => `${resource}/${operation}`)).toEqual([
		'report/page',
	]);
	expect(lists('report', 'page')).toEqual([
		{ isOfTools: false, isOfNodes: true, has: true },
		{ isOfTools: true, isOfNodes: false, has: false },
	]);
	expect(lists('report', 'getUnreturned').map(({ has }) => has)).toEqual([true, true]);
});

test('the node itself keeps its defaults, as saved workflows rely on them', () => {
	const defaults = Object.entries(resources).map(([resource, { operations }]) => [
		shownFor(resource, '').find(({ name }) => name === 'operation')?.default,
		Object.keys(operations)[0],
	]);

	expect(defaults.every(([shown, first]) => shown === first)).toBe(true);
	expect(properties[0].default).toBe('call');
});

test('whatever reaches a number says so above its form, and before several items are run', () => {
	const noticed = OPERATIONS.filter(({ resource, operation }) =>
		shownFor(resource, operation).some(({ type }) => type === 'notice'),
	).map(({ resource, operation }) => `${resource}/${operation}`);
	const reaching = OPERATIONS.filter(({ spec }) => spec.reaches).map(
		({ resource, operation }) => `${resource}/${operation}`,
	);
	const atOnce = OPERATIONS.filter(
		({ spec }) => spec.reaches && spec.effect === 'reachesPeople',
	).map(({ resource, operation }) => `${resource}/${operation}`);
	const { displayCondition, ...hint } = manyItemsHint(resources);

	expect(noticed).toEqual(expect.arrayContaining(reaching));
	expect(displayCondition).toContain(JSON.stringify(atOnce));
	expect(hint).toMatchObject({ whenToDisplay: 'beforeExecution', location: 'outputPane' });
});

test('several items before a report are said to make as many reports', () => {
	const { displayCondition, message } = REPORT_PER_ITEM_HINT;

	expect(Object.keys(resources)).toContain('report');
	expect(displayCondition).toContain('$parameter.resource === "report"');
	expect(message).toContain('Execute Once');
});

test('every operation has its texts, and its action is its own', () => {
	const actions = OPERATIONS.map(({ spec }) => spec.action);

	expect(new Set(actions).size).toBe(actions.length);
	for (const { name, action, description } of OPERATIONS.map(({ spec }) => spec)) {
		expect(name).toMatch(/^[A-Z]/);
		expect(action).toMatch(/^[A-Z].*[^.]$/);
		expect(description.length).toBeGreaterThan(name.length);
	}
});

test.each(OPERATIONS)(
	'$resource: $operation shows its parameters once',
	({ resource, operation }) => {
		const shown = shownFor(resource, operation);
		const names = shown.map(({ name }) => name);

		expect(names.slice(0, 2)).toEqual(['resource', 'operation']);
		expect(new Set(names).size).toBe(names.length);
		// The options come last and are there for every operation.
		expect(names.at(-1)).toBe('options');
		const options = (shown.at(-1)?.options ?? []) as INodeProperties[];
		const optionNames = options.map(({ name }) => name);
		expect(optionNames).toContain('timeoutSeconds');
		expect(optionNames.includes('requestsInParallel')).toBe(
			resources[resource].operations[operation].effect === 'reads',
		);
		expect(optionNames.includes('dryRun')).toBe(!optionNames.includes('requestsInParallel'));
	},
);

test('what reaches a number can be held back, and nothing else', () => {
	const guarded = OPERATIONS.filter(({ resource, operation }) => {
		const options = (shownFor(resource, operation).at(-1)?.options ?? []) as INodeProperties[];
		const names = options.map(({ name }) => name);
		expect(names.includes('allowedPrefixes')).toBe(names.includes('oncePerNumberMinutes'));
		return names.includes('allowedPrefixes');
	});

	expect(guarded.map(({ resource, operation }) => `${resource}/${operation}`)).toEqual([
		'call/dial',
		'call/dialAndWait',
		'call/dialWithVariables',
		'call/transfer',
		'api/request',
		'campaign/addNumber',
		'fax/send',
		'flow/setState',
		'queue/addMember',
		'sms/send',
		'virtualExtension/addMember',
	]);
	for (const { spec } of guarded) {
		expect(spec.reaches).toBeInstanceOf(Function);
		expect(spec.effect).not.toBe('reads');
	}
});

test('options stand in the order of use: first its own, then what holds it back', () => {
	const labelsOf = (operation: string) =>
		((shownFor('call', operation).at(-1)?.options ?? []) as INodeProperties[])
			.filter(({ type }) => type !== 'hidden')
			.map(({ displayName }) => displayName);
	const labels = [
		'Ring Time (Seconds)',
		'Recording',
		'Caller ID for Destination',
		'Caller ID for Source',
		'Auto Answer',
		'Max Call Length (Seconds)',
		'Account',
		'No Follow',
		'Allowed Prefixes',
		'Once Per Number (Minutes)',
		'Dry Run',
		'PBX Response Timeout (Seconds)',
	];

	expect(labelsOf('dial')).toEqual(labels);
	expect(labelsOf('dialAndWait')).toEqual(labels);
});

test('lists of five entries and more are alphabetical, but for options', () => {
	for (const { options = [] } of all.filter(({ name }) => name !== 'options')) {
		const names = options.map((option) =>
			isEntry(option) ? option.name : (option as INodeProperties).displayName,
		);
		if (names.length >= 5) expect(names).toEqual(alphabetical(names));
	}
});

const SMALL = [
	'a',
	'an',
	'and',
	'as',
	'at',
	'by',
	'for',
	'from',
	'in',
	'is',
	'no',
	'of',
	'on',
	'or',
	'so',
	'the',
	'to',
	'with',
];
const isTitle = (text: string) =>
	text
		.split(/[\s(/]+/)
		.every((word, place) => /^[A-Z0-9+]/.test(word) || (place > 0 && SMALL.includes(word)));

test('every parameter has a name of its own and a display name in Title Case', () => {
	for (const { type, name, displayName } of all.filter((property) => property.type !== 'notice')) {
		expect({ name, ok: /^[a-z][A-Za-z0-9]*$/.test(name) }).toEqual({ name, ok: true });
		expect({ type, displayName, ok: isTitle(displayName) }).toEqual({
			type,
			displayName,
			ok: true,
		});
	}
});

test('every parameter has a default of its type', () => {
	const kinds: Record<string, (value: unknown) => boolean> = {
		boolean: (value) => typeof value === 'boolean',
		hidden: () => true,
		number: (value) => typeof value === 'number',
		multiOptions: Array.isArray,
		collection: (value) => typeof value === 'object',
		fixedCollection: (value) => typeof value === 'object',
		resourceLocator: (value) => typeof value === 'object' && value !== null && 'mode' in value,
	};
	for (const { name, type, default: value } of all) {
		const fits = kinds[type] ?? ((text: unknown) => typeof text === 'string');
		expect({ name, type, fits: fits(value) }).toEqual({ name, type, fits: true });
	}
});

test('a choice has its default among its entries', () => {
	for (const { name, options = [], default: chosen } of all.filter(
		({ type }) => type === 'options',
	)) {
		const values = options.filter(isEntry).map(({ value }) => value);
		expect({ name, has: values.includes(chosen as string) }).toEqual({ name, has: true });
	}
});

test('every picker names a search that exists', () => {
	const searches = all
		.flatMap(({ modes = [] }) => modes)
		.map(({ typeOptions }) => typeOptions?.searchListMethod)
		.filter((method) => method !== undefined);

	expect(new Set(searches)).toEqual(new Set(Object.keys(listSearch)));
});

test('a field that decides whether another is shown stands before it, as both are read in order', () => {
	for (const { resource, operation, spec } of OPERATIONS) {
		const names = Object.keys(spec.fields);
		const late = names.filter((name, place) =>
			Object.keys(spec.fields[name].showWhen ?? {}).some(
				(other) => !names.slice(0, place).includes(other),
			),
		);
		expect({ resource, operation, late }).toEqual({ resource, operation, late: [] });
	}
});

test('what a provider may not offer says so, in the list of operations and under its first field', () => {
	const optional = OPERATIONS.filter(({ spec }) => spec.feature !== undefined);
	const names = optional.map(({ resource, operation }) => `${resource}/${operation}`);

	expect(names.sort()).toEqual([
		'agent/getQueues',
		'agent/remove',
		'call/getCollectedValues',
		'cdr/addNote',
		'extension/getAllStates',
		'extension/getCurrentCalls',
		'extension/getDoNotDisturb',
		'extension/setDoNotDisturb',
		'queue/getLog',
		'recording/getTranscript',
		'voicemail/delete',
		'voicemail/download',
		'voicemail/getMany',
		'voicemail/getMessages',
		'voicemail/getTranscript',
		'voicemail/markAsRead',
		'voicemail/markAsUnread',
	]);
	for (const { resource, operation, spec } of optional) {
		const [, selector, first] = shownFor(resource, operation);
		const entry = (selector.options ?? []).filter(isEntry).find(({ value }) => value === operation);
		expect(entry?.description).toMatch(/\. Not every provider offers it\.$/);
		expect(first.hint).toBe(`Not every provider offers ${spec.feature?.name}`);
	}
});
