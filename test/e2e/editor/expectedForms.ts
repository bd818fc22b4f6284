import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';

/** What n8n must show for each operation of a resource. */
export interface ResourceForms {
	resource: string;
	forms: ExpectedForm[];
}

/** What n8n must show for one operation, while nothing else is changed. */
export interface ExpectedForm {
	operation: string;
	/** The parameters below Operation, in order. */
	properties: INodeProperties[];
}

/** The names of the entries of a drop-down list or a collection, as far as they can be chosen. */
export function entryNames({ options = [] }: INodeProperties): string[] {
	return options.flatMap((option) => {
		if (!('displayName' in option)) return option.name;
		return 'type' in option && option.type === 'hidden' ? [] : option.displayName;
	});
}

/** Every resource with its operations, from the description that n8n serves. */
export function expectedForms({ properties }: INodeTypeDescription): ResourceForms[] {
	const byName = (name: string) => properties.filter((property) => property.name === name);
	return byName('resource')
		.flatMap(choices)
		.map(({ name, value: resource }) => ({
			resource: name,
			forms: byName('operation')
				.filter(({ displayOptions }) => displayOptions?.show?.resource?.includes(resource))
				.flatMap(choices)
				.map((operation) => ({
					operation: operation.name,
					properties: shown(properties, { resource, operation: operation.value }),
				})),
		}));
}

/** n8n adds a choice of its own to every such list, which leads to another node. */
const OF_N8N = '__CUSTOM_API_CALL__';

function choices({ options = [] }: INodeProperties): INodePropertyOptions[] {
	return (options as INodePropertyOptions[]).filter(({ value }) => value !== OF_N8N);
}

/** What is displayed for these two values and the defaults of everything else. */
function shown(
	properties: INodeProperties[],
	pair: { resource: unknown; operation: unknown },
): INodeProperties[] {
	const values = new Map<string, unknown>(Object.entries(pair));
	const below: INodeProperties[] = [];
	for (const property of properties) {
		if (property.name in pair || !isShown(property, values)) continue;
		values.set(property.name, property.default);
		below.push(property.type === 'collection' ? withShownOptions(property, values) : property);
	}
	return below;
}

/** Whether its conditions hold; inside a collection a name begins with `/`, for the node's own. */
function isShown({ displayOptions }: INodeProperties, values: Map<string, unknown>): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(([name, wanted]) =>
		(wanted as unknown[] | undefined)?.includes(values.get(name.replace('/', ''))),
	);
}

function withShownOptions(
	property: INodeProperties,
	values: Map<string, unknown>,
): INodeProperties {
	const options = (property.options ?? []) as INodeProperties[];
	return { ...property, options: options.filter((option) => isShown(option, values)) };
}
