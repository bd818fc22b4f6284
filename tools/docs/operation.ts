/** An operation in words: what it sends, what comes out, and what it says when the PBX says no. */
import type { INodeProperties } from 'n8n-workflow';

import type { Effect } from '../../nodes/GisPbx/pbx/agents/deed';
import type { Operation } from '../../nodes/GisPbx/resources/operation';
import type { RequestRecord } from '../../simulator';
import { formText } from './form';

/** What an operation was seen to do with the simulated PBX. */
export interface Seen {
	requests: readonly RequestRecord[];
	/** The fields of one output item. */
	item: object;
	/** What comes out when the PBX refuses. */
	refused: string;
	/** What comes out when the PBX answers nothing at all. */
	nothing: string;
	/** What comes out when the connection breaks before the answer. */
	lost: string;
}

/** Where the options are explained that operations share. */
const SHARED_OPTIONS = 'README.md#shared-options';

const EFFECTS: Record<Effect, string> = {
	reads: 'Reads',
	writes: 'Writes, sent once',
	reachesPeople: 'Reaches people or costs money, sent once',
};

/** The block of an operation. */
export function operationText(operation: Operation, form: INodeProperties[], seen: Seen): string {
	const { effect, description } = operation;
	return [
		`_${EFFECTS[effect]}._ ${description}${/[.!?]$/.test(description) ? '' : '.'}`,
		formText(form.map((property) => ownOnly(property, operation))),
		sharedText(sharedOptions(operation, form)),
		`**Sends**, besides key and tenant\n\n${fenced('text', seen.requests.map(requestText).join('\n'))}`,
		`**One output item**\n\n${fenced('json', itemText(seen.item))}`,
		[
			'**When it goes wrong**\n',
			`- The PBX refuses: ${seen.refused}`,
			`- It answers nothing: ${seen.nothing}`,
			...(effect === 'reads' ? [] : [`- The connection breaks: ${seen.lost}`]),
		].join('\n'),
	].join('\n\n');
}

/** The options of an operation that are not its own. */
export function sharedOptions(
	{ options: own = {} }: Operation,
	form: INodeProperties[],
): INodeProperties[] {
	const collection = form.find(({ name }) => name === 'options');
	return ((collection?.options ?? []) as INodeProperties[]).filter(
		({ name }) => !Object.hasOwn(own, name),
	);
}

/** The collection of options with those of the operation alone. */
function ownOnly(property: INodeProperties, { options: own = {} }: Operation): INodeProperties {
	if (property.name !== 'options') return property;
	const options = property.options as INodeProperties[];
	return { ...property, options: options.filter(({ name }) => Object.hasOwn(own, name)) };
}

function sharedText(options: INodeProperties[]): string {
	const names = options.map(
		(option) =>
			`**${option.displayName}**${hasOwnDefault(option) ? ` (\`${String(option.default)}\`)` : ''}`,
	);
	return `[Options](${SHARED_OPTIONS}) as elsewhere: ${names.join(', ')}.`;
}

/** Whether each operation has a default of its own for a shared option. */
export function hasOwnDefault({ name }: INodeProperties): boolean {
	return name === 'timeoutSeconds';
}

/** Texts that differ from run to run: times, IDs of calls, lengths. */
const PASSING = [
	/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:[+-]\d\d:\d\d|Z)?/g,
	/pbx01-\d+[._]\d+/g,
	/\b1[\da-f]{13}\b/g,
	/\b1[6-9]\d{8}(?:\d{3})?\b/g,
	/(?<=Seconds": )\d+/g,
];

/** Whether two texts tell the same, but for what differs from run to run. */
export function tellsTheSame(a: string, b: string): boolean {
	const lasting = (text: string) =>
		PASSING.reduce((rest, passing) => rest.replace(passing, '#'), text);
	return lasting(a) === lasting(b);
}

/** A request on one line, decoded so that people can read it; a body and a file follow indented. */
function requestText({ method, path, query, body, parts }: RequestRecord): string {
	const pairs = (list: Array<[string, string]>) =>
		list
			.filter(([name]) => name !== 'key' && name !== 'tenant')
			.map(([name, value]) => `${name}=${value}`)
			.join('&');
	return [
		`${method} ${path.split('/').at(-1)}?${pairs(query)}`,
		...(body.length > 0 ? [`     ${pairs(body)}`] : []),
		...parts.map(({ name, fileName, contentType }) => `     ${name}: ${fileName} (${contentType})`),
	].join('\n');
}

/** JSON as people write it: a short list or object inside stays on its line. */
function itemText(value: unknown, indent = ''): string {
	const short = JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');
	if (typeof value !== 'object' || value === null) return short;
	if (indent !== '' && short.length <= 60) return short;
	const inner = `${indent}  `;
	const entries = Array.isArray(value)
		? value.map((entry) => itemText(entry, inner))
		: Object.entries(value).map(([name, field]) => `"${name}": ${itemText(field, inner)}`);
	const [open, close] = Array.isArray(value) ? '[]' : '{}';
	return `${open}\n${entries.map((entry) => inner + entry).join(',\n')}\n${indent}${close}`;
}

function fenced(language: string, text: string): string {
	return `\`\`\`${language}\n${text}\n\`\`\``;
}
