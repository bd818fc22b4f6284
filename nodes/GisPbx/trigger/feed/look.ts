import type { Row } from '../../pbx/rows';
import type { Window } from '../../pbx/time/window';
import type { Answer, FeedReader, FollowSettings } from './settings';

/** Of a PBX that stays blank every so manieth answer is not believed. */
const LOOK_EVERY = 10;

/** What a slice brought. */
export interface Seen {
	rows: Row[];
	/** More may be there: some came by csv, which shows no cut, and nothing confirmed them. */
	isUnsure?: true;
	/** From where on that is so, where it is not all of the slice. */
	unsureFrom?: string;
	/** 0 bytes came: in every form, or as far as anybody looked. */
	blank?: 'everyForm' | 'json';
}

/** What a slice brought, or that its answer did not come to an end. */
export type Look = Seen | { unfinished: Error };

type Looking = Pick<FeedReader<unknown>, 'rows' | 'rowsByCsv'> & {
	/** Whether 0 bytes are to be looked at in another form. */
	isLookDue: boolean;
	isOver(): boolean;
};

/**
 * The rows of a slice. Nothing is not believed where rows are due: one name that is no UTF-8 makes
 * the whole JSON 0 bytes (pbx.md#broken-json), and csv tells. What came by csv is confirmed by a
 * second answer that is equal.
 */
async function lookAt(
	window: Window,
	{ rows, rowsByCsv, isLookDue, isOver }: Looking,
): Promise<Look> {
	const json = await rows(window);
	if (!('rows' in json)) return json;
	if (!json.isBlank && !json.isUnsure) return { rows: json.rows };
	if (json.isBlank && (!isLookDue || isOver())) return { rows: [], blank: 'json' };
	const first = json.isBlank ? await rowsByCsv(window) : json;
	if (!('rows' in first)) return first;
	if (first.rows.length === 0) return { rows: [], blank: 'everyForm' };
	const second: Answer | undefined = isOver()
		? undefined
		: await rowsByCsv(window).catch(() => undefined);
	const again = second && 'rows' in second ? second.rows : [];
	if (areEqual(first.rows, again)) return { rows: first.rows };
	return { rows: first.rows.concat(again), isUnsure: true };
}

/** What a feed of calls sees in a slice. */
export function looksWith(
	reader: Pick<FeedReader<unknown>, 'rows' | 'rowsByCsv'>,
	settings: Pick<FollowSettings<unknown>, 'isOver'>,
) {
	return async (window: Window, isLookDue: boolean): Promise<Look> =>
		await lookAt(window, {
			rows: async (asked) => await reader.rows(asked),
			rowsByCsv: async (asked) => await reader.rowsByCsv(asked),
			isLookDue,
			isOver: () => settings.isOver(),
		});
}

/** Whether the blank answers so far call for a look; `blanks` counts them since the last one. */
export function isLookDue(blanks: number | undefined): boolean {
	return blanks === undefined || blanks >= LOOK_EVERY;
}

/** What to remember of blank answers: undefined after one with rows, or when a due look was not had. */
export function nextBlanks(last: number | undefined, blank: Seen['blank']): number | undefined {
	if (blank === undefined) return undefined;
	if (blank === 'everyForm') return 1;
	return isLookDue(last) ? undefined : (last ?? 0) + 1;
}

/** Whether two answers hold the same rows, in whatever order. */
function areEqual(one: Row[], other: Row[]): boolean {
	if (one.length !== other.length) return false;
	const [ones, others] = [one, other].map((rows) => rows.map((row) => JSON.stringify(row)).sort());
	return ones.every((row, index) => row === others[index]);
}
