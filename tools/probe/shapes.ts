import { isRow, rowsOf, type Row } from '../../nodes/GisPbx/pbx/rows';
import type { Answer } from './ask';

/** A shape that pbx.md#how-the-pbx-answers knows. */
export interface Shape {
	/** What a report calls it. */
	name: string;
	/** The anchor of pbx.md#how-the-pbx-answers that describes it. */
	section: string;
	fits(answer: Answer): boolean;
}

type Fits<T> = (value: T) => boolean;

const shapeOf = (section: string, name: string, fits: Shape['fits']): Shape => ({
	section,
	name,
	fits,
});

/** An answer that holds data, of which `fits` looks at the decoded value. */
export const value = (section: string, name: string, fits: Fits<unknown>): Shape =>
	shapeOf(section, name, ({ reply }) => reply.kind === 'data' && fits(reply.value));

/** Rows that all have these columns, without or with each value under its position too. */
export function rows(section: string, ...columns: string[]): Shape[] {
	const have = (answer: unknown): Row[] | undefined => {
		const found = rowsOf(answer);
		const all = found.every((row) => columns.every((column) => column in row));
		return found.length > 0 && all ? found : undefined;
	};
	const isDoubled = (row: Row) => '0' in row;
	return [
		value(section, 'rows', (answer) => have(answer)?.some(isDoubled) === false),
		value(section, 'rows, each value under its position too', (answer) =>
			Boolean(have(answer)?.every(isDoubled)),
		),
	];
}

/** A table or csv with these columns. */
export const table = (section: string, name: string, ...columns: string[]): Shape =>
	value(section, name, (answer) => {
		const [row] = rowsOf(answer);
		return row !== undefined && columns.every((column) => column in row);
	});

/** An object with entries, all of whose keys and values fit. */
export const keyed = (section: string, name: string, key: RegExp, fits: Fits<unknown>): Shape =>
	value(
		section,
		name,
		(answer) =>
			isRow(answer) &&
			Object.entries(answer).length > 0 &&
			Object.entries(answer).every(([field, entry]) => key.test(field) && fits(entry)),
	);

/** One text that looks like this, in whatever way the decoder takes it. */
export const text = (section: string, name: string, pattern: RegExp): Shape =>
	shapeOf(section, name, (answer) => pattern.test(answer.text.trim()));

/** An answer of the web server that has one of these statuses. */
export const status = (section: string, name: string, ...statuses: number[]): Shape =>
	shapeOf(section, name, (answer) => statuses.includes(answer.status));

/** 0 bytes or blanks, and JSON for nothing. */
export const nothing = (section: string): Shape[] => [
	shapeOf(section, 'nothing', ({ reply, text: body }) => reply.kind === 'empty' && !body.trim()),
	shapeOf(section, 'JSON for nothing', ({ reply, text: body }) =>
		Boolean(reply.kind === 'empty' && body.trim()),
	),
];

/** A sentence that names what is missing or wrong. */
export const sentence = (section: string): Shape =>
	shapeOf(
		section,
		'a sentence about a missing value',
		({ reply }) => reply.kind === 'parameterMissing',
	);

/** The sentence for a wrong key, which also answers what a key may not do. */
export const keySentence = (section: string): Shape =>
	shapeOf(section, 'the sentence for a wrong key', ({ reply }) => reply.kind === 'wrongKey');
