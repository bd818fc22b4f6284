import type { INodeListSearchItems, INodeListSearchResult, INodePropertyMode } from 'n8n-workflow';

import type { FieldContext, FieldTexts } from '../fields/field';
import { filledText } from '../fields/plainText';

/** What a picker holds: the mode decides what is sent. */
export interface Located<M extends string = string> {
	mode: M;
	value: string;
}

/** A list in the form is not waited for longer. */
export const SEARCH_TIMEOUT_SECONDS = 20;

const LIST = { name: 'list', displayName: 'From List' };
const TYPED = { type: 'string' as const };

/** The mode "From List", filled by a search of this pack. */
export function fromList(searchListMethod: string): INodePropertyMode {
	return { ...LIST, type: 'list', typeOptions: { searchListMethod, searchable: true } };
}

/** A mode in which the value is typed. */
export function typed(name: string, displayName: string, placeholder: string): INodePropertyMode {
	return { ...TYPED, name, displayName, placeholder };
}

/** The form of a picker. */
export function locatorProperty(texts: FieldTexts, modes: INodePropertyMode[]) {
	return {
		type: 'resourceLocator' as const,
		required: true,
		default: { mode: modes[0].name, value: '' },
		modes,
		...texts,
	};
}

/** The raw value of a picker; a plain text or number, as an expression may give, counts as typed. */
export function readLocated<M extends string>(
	raw: unknown,
	context: FieldContext,
	typedMode: M,
): Located<M | 'list'> {
	if (isLocated(raw)) return { mode: raw.mode as M, value: filledText(raw.value, context) };
	return { mode: typedMode, value: filledText(raw, context) };
}

function isLocated(raw: unknown): raw is { mode: string; value: unknown } {
	return typeof raw === 'object' && raw !== null && 'mode' in raw && 'value' in raw;
}

/** An entry for what is known by its number, with its name behind where it has one. */
export function numbered(number: string, name: string | null): INodeListSearchItems {
	return { name: name ? `${number} · ${name}` : number, value: number };
}

/**
 * Entries whose name or value holds what was typed in the search box, by name. n8n takes what begins with
 * `=` for an expression, in the value and in the name that it keeps beside it: nobody in the PBX writes one.
 */
export function matching(
	entries: INodeListSearchItems[],
	filter: string | undefined,
): INodeListSearchResult {
	const wanted = filter?.trim().toLowerCase() ?? '';
	const results = entries
		.filter(({ value }) => !String(value).startsWith('='))
		.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted))
		.map((entry) =>
			entry.name.startsWith('=') ? { ...entry, name: `${entry.value} · ${entry.name}` } : entry,
		);
	return { results: results.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })) };
}
