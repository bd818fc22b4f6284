import { isRow } from '../pbx/rows';
import type { Field, FieldContext, FieldTexts } from './field';
import { plainText } from './plainText';

export interface Pair {
	name: string;
	value: string;
}

interface PairTexts {
	/** Internal name of one entry, e.g. `variable`. */
	entry: string;
	entryName: string;
	namePlaceholder: string;
	/** Shown under each name: n8n shows no hint for the list itself. */
	nameHint: string;
	valuePlaceholder: string;
	/** Refuses what the PBX cannot take. */
	check?(pair: Pair, context: FieldContext): void;
}

/** A list of names with values, added one by one in the form. */
export function pairs(texts: FieldTexts, how: PairTexts): Field<Pair[]> {
	return {
		property: {
			type: 'fixedCollection',
			default: {},
			...texts,
			typeOptions: { multipleValues: true },
			options: [
				{
					name: how.entry,
					displayName: how.entryName,
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							placeholder: how.namePlaceholder,
							hint: how.nameHint,
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							placeholder: how.valuePlaceholder,
						},
					],
				},
			],
		},
		read: (raw, context) =>
			pairsIn(raw, how.entry, context).map((entry) => readPair(entry, how, context)),
	};
}

type Entry = Partial<Record<keyof Pair, unknown>>;

/** The entries that were added in the form; whatever else an expression gives is refused, not ignored. */
function pairsIn(raw: unknown, entry: string, context: FieldContext): Entry[] {
	const list = isRow(raw) ? (raw[entry] ?? []) : raw === '' ? [] : undefined;
	return Array.isArray(list) && list.every(isRow)
		? list
		: context.refuse('is no list of names with values');
}

function readPair(entry: Entry, how: PairTexts, context: FieldContext): Pair {
	const name = plainText(entry.name, context).trim();
	if (name === '') return context.refuse('has an entry without a name');
	const pair = { name, value: plainText(entry.value, context) };
	how.check?.(pair, context);
	return pair;
}
