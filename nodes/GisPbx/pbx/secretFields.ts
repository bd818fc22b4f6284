import { dropPositionalKeys, isRow, type Row } from './rows';
import { HIDDEN, isSecretField } from './secretNames';
import { hasSigns, textWithoutSecrets } from './secretTexts';

/** Deeper than anything that a PBX tells. */
const DEEPEST = 100;
/** A text of JSON that is longer is searched as a text. */
const LONGEST_JSON = 100_000;

/**
 * What the PBX said without the secrets that it may carry, at any depth: positional copies are
 * dropped, fields that are named like secrets are hidden, and so is what a text says of them
 * (decisions.md#secrets-of-others). The one filter for whatever is passed on as it came.
 */
export function withoutSecrets<T>(value: T): T {
	return cleaned(value, 0) as T;
}

function cleaned(value: unknown, depth: number): unknown {
	if (typeof value === 'string') return cleanedText(value, depth);
	const isList = Array.isArray(value);
	if (!isList && !isRow(value)) return value;
	if (depth > DEEPEST) return HIDDEN;
	return isList ? value.map((entry) => cleaned(entry, depth + 1)) : cleanedRow(value, depth);
}

/** The row itself where nothing in it is hidden: most rows are such. */
function cleanedRow(row: Row, depth: number): Row {
	const named = dropPositionalKeys(row);
	let clean: Row | undefined;
	for (const name of Object.keys(named)) {
		const field = isSecretField(name) ? HIDDEN : cleaned(named[name], depth + 1);
		if (field === named[name]) continue;
		clean ??= { ...named };
		clean[name] = field;
	}
	return clean ?? named;
}

/**
 * A table that names secrets in its header loses its rows: which cell is which, quotes and commas decide.
 * A single column has a name of one word, or it is a sentence.
 */
const CELL = String.raw`[\p{L}\p{N}_" .-]`;
const TABLE_HEADER = new RegExp(
	String.raw`^\s*(?:${CELL}{1,60}(?:[|,;\t]${CELL}{0,60}){1,200}[|,;\t]?|"?[\p{L}\p{N}_]{1,60}"?\|?)(?:\r\n|\n|\r)`,
	'u',
);

function tableWithoutSecrets(text: string): string | undefined {
	const header = TABLE_HEADER.exec(text)?.[0];
	const names = header?.split(/[|,;\t]/).map((name) => name.replaceAll('"', '').trim());
	return names?.some(isSecretField) ? `${header}${HIDDEN}` : undefined;
}

/** JSON inside a text is read, so that it is JSON afterwards, too. */
function cleanedText(text: string, depth: number): string {
	if (!hasSigns(text)) return text;
	const mayBeJson = /^\s*[[{]/.test(text) && text.length <= LONGEST_JSON && depth <= DEEPEST;
	const json = mayBeJson ? parsed(text) : undefined;
	if (json === undefined) return tableWithoutSecrets(text) ?? textWithoutSecrets(text);
	const before = JSON.stringify(json);
	const after = JSON.stringify(cleaned(json, depth + 1));
	// Blanks and the digits of long numbers stay as they were where nothing is hidden.
	return after === before ? text : after;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
