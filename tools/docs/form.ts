/** The parameters of a form in words, from the descriptions that n8n shows. */
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

/** Shown by n8n on every node, and not a parameter of an operation. */
const SELECTORS = ['resource', 'operation'];
const NO_UPPER_LIMIT = 1_000_000_000;

/** A form as Markdown lists: notices, then fields, then each collection under its name. */
export function formText(properties: INodeProperties[]): string {
	const own = properties.filter(({ name }) => !SELECTORS.includes(name));
	const notices = own.filter(({ type }) => type === 'notice');
	const collections = own.filter(({ type }) => type === 'collection');
	const fields = own.filter((each) => !notices.includes(each) && !collections.includes(each));
	return [
		...notices.map(({ displayName }) => `> ${displayName}`),
		titled('Parameters', fieldsText(fields, 'default')),
		...collections.map((collection) =>
			titled(
				collection.displayName,
				fieldsText(collection.options as INodeProperties[], 'when added', own),
				conditionsOf(collection, own),
			),
		),
	]
		.filter(Boolean)
		.join('\n\n');
}

/**
 * Fields as a Markdown list. `defaultIs` says what a default means: what the field holds from the
 * start, or what an option holds once somebody added it. `form` holds the fields on which others depend.
 */
export function fieldsText(
	fields: INodeProperties[],
	defaultIs: 'default' | 'when added',
	form = fields,
): string {
	return fields
		.filter(({ type }) => type !== 'hidden')
		.map((field) => `- ${fieldText(field, form, defaultIs)}`)
		.join('\n');
}

/** Every label that a form shows, those of options and pickers included. */
export function labelsOf(properties: INodeProperties[]): string[] {
	return properties
		.filter(({ name, type }) => !SELECTORS.includes(name) && type !== 'hidden')
		.flatMap((property) => [property.displayName, ...innerLabels(property)]);
}

function innerLabels({ options = [], modes = [] }: INodeProperties): string[] {
	const inner = options.flatMap((option) => {
		if ('values' in option) return [option.displayName, ...labelsOf(option.values)];
		return 'type' in option ? labelsOf([option]) : [option.name];
	});
	return [...inner, ...modes.map((mode) => mode.displayName)];
}

function titled(title: string, list: string, conditions: string[] = []): string {
	const when = conditions.length > 0 ? `, shown when ${conditions.join(' and ')}` : '';
	return list && `**${title}**${when}\n\n${list}`;
}

function fieldText(field: INodeProperties, form: INodeProperties[], defaultIs: string): string {
	const { displayName, name, description, hint, placeholder, required } = field;
	const value = defaultOf(field);
	const head = [
		`**${displayName}** (\`${name}\`)`,
		required && 'required',
		rangeOf(field),
		value && (defaultIs === 'default' ? `default ${value}` : `${value} ${defaultIs}`),
	];
	const { inline, below } = choicesOf(field);
	const sentences = [
		head.filter(Boolean).join(', '),
		conditionOf(field, form),
		description,
		hint,
		inline,
		placeholder?.startsWith('e.g. ') && `E.g. \`${placeholder.slice(5)}\``,
	];
	return [sentencesOf(sentences), ...below.map((line) => `  - ${line}`)].join('\n');
}

/** What can be chosen or filled in, on the field's own line where that is short. */
function choicesOf({ type, options = [], modes = [] }: INodeProperties): {
	inline?: string;
	below: string[];
} {
	if (modes.length > 0) return { inline: modes.map(modeText).join(', '), below: [] };
	if (type === 'fixedCollection') {
		const entries = options as INodePropertyCollection[];
		return { below: entries.flatMap((entry) => entry.values.map((each) => partText(entry, each))) };
	}
	const choices = options as INodePropertyOptions[];
	return choices.some(({ description }) => description)
		? { below: choices.map(choiceText) }
		: { inline: choices.map(choiceName).join(', ') || undefined, below: [] };
}

function modeText({ displayName, placeholder }: { displayName: string; placeholder?: string }) {
	return `_${displayName}_${placeholder ? ` (${placeholder})` : ''}`;
}

function choiceName({ name, value }: INodePropertyOptions): string {
	return `_${name}_ (${value === '' ? 'empty' : `\`${String(value)}\``})`;
}

function choiceText(choice: INodePropertyOptions): string {
	const { description } = choice;
	return sentencesOf([`${choiceName(choice)}${description ? `: ${description}` : ''}`]);
}

function partText(entry: INodePropertyCollection, part: INodeProperties): string {
	const { displayName, name, placeholder, hint } = part;
	const head = [
		`_${entry.displayName}: ${displayName}_ (\`${entry.name}[].${name}\`)`,
		placeholder,
	];
	return sentencesOf([head.filter(Boolean).join(', '), hint]);
}

function conditionOf(property: INodeProperties, form: INodeProperties[]) {
	const conditions = conditionsOf(property, form);
	return conditions.length > 0 && `Shown when ${conditions.join(' and ')}`;
}

/** n8n writes `/detail` for a field outside the collection. */
function conditionsOf(
	{ displayOptions }: Pick<INodeProperties, 'displayOptions'>,
	form: INodeProperties[],
): string[] {
	return Object.entries(displayOptions?.show ?? {})
		.filter(([name]) => !SELECTORS.includes(name))
		.map(([name, values = []]) => {
			const field = form.find((each) => each.name === name.replace(/^\//, ''));
			const wanted = values.map((value) => valueText(value, field));
			return `_${field?.displayName ?? name}_ is ${wanted.join(' or ')}`;
		});
}

function rangeOf({ type, typeOptions: { minValue, maxValue } = {} }: INodeProperties) {
	if (type !== 'number' || minValue === undefined || maxValue === undefined) return '';
	return maxValue < NO_UPPER_LIMIT && `${minValue} to ${maxValue.toLocaleString('en')}`;
}

/** What a field begins with, in words; '' where that is nothing. */
function defaultOf(field: INodeProperties): string {
	const value: unknown = field.default;
	const isPlain = ['string', 'number', 'boolean'].includes(typeof value);
	return isPlain && value !== '' ? valueText(value, field) : '';
}

/** A value as the form shows it: on or off, the label of a choice, or what is typed. */
function valueText(value: unknown, { options = [] }: Partial<INodeProperties> = {}): string {
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	const choice = (options as INodePropertyOptions[]).find((option) => option.value === value);
	return choice ? `_${choice.name}_` : `\`${String(value)}\``;
}

/** Sentences that are there, each with its full stop. */
function sentencesOf(texts: Array<string | false | undefined>): string {
	return texts
		.filter((text) => typeof text === 'string')
		.map((text) => (/[.!?]$/.test(text) ? text : `${text}.`))
		.join(' ');
}
