import { numberIn, textIn } from '../columns';
import { eachOf, type LongWork } from '../longWork';
import { dropPositionalKeys, type Row } from '../rows';

/** Calls: one row per call (simplecdrs). Legs: one row per leg of it (cdrs). */
export type Detail = 'calls' | 'legs';

/**
 * A unique ID in the PBX's own form: web-hooks of some resellers write `_` for `.`
 * (`pbx01-1717240000_4670`, pbx.md#unique-ids). Any other ID is only trimmed.
 */
export function uniqueIdOf(text: string): string {
	const id = text.trim();
	if (!id.includes('_')) return id;
	return /^(?:[\w-]+-)?\d{9,10}_\d+$/.test(id) ? id.replaceAll('_', '.') : id;
}

/** What some PBXs write in place of no ID. */
const NO_ID = /^[0-]+$/;

/** The first ID that the named columns hold, in the PBX's own form; null without one. */
export function idIn(row: Row, ...names: string[]): string | null {
	const texts = names.map((name) => textIn(row, name));
	const id = texts.find((text) => text !== null && !NO_ID.test(text));
	return id ? uniqueIdOf(id) : null;
}

/**
 * When the call of a unique ID (`<node>-<epoch>.<seq>`) began, in milliseconds; undefined for
 * other IDs, an originate ID for one.
 */
export function epochOfUniqueId(id: string): number | undefined {
	const epoch = /(?:^|-)(\d{9,10})\.\d+$/.exec(uniqueIdOf(id))?.[1];
	return epoch === undefined ? undefined : Number(epoch) * 1000;
}

/** By these, beside its unique ID, a leg without an `ID` is known: a ring group's differ in the last only. */
const LEG_COLUMNS = ['start', 'disposition', 'lastdst', 'dstchannel'];
/** The same in 0.1.0. */
const FORMER_LEG_COLUMNS = LEG_COLUMNS.slice(0, 3);

/** What tells a row from any other (decisions.md#identity-of-a-row). */
export function identityOf(row: Row, detail: Detail, columns = LEG_COLUMNS): string {
	const uniqueId = uniqueIdOf(textIn(row, 'sc_uniqueid', 'uniqueid') ?? '');
	const identity =
		detail === 'calls' ? uniqueId : (textIn(row, 'ID') ?? legKey(row, uniqueId, columns));
	// A row without any of these is its own: none may vanish behind another.
	return identity || JSON.stringify(dropPositionalKeys(row));
}

/** What told a row from others in 0.1.0. */
export function formerIdentityOf(row: Row, detail: Detail): string {
	return identityOf(row, detail, FORMER_LEG_COLUMNS);
}

function legKey(row: Row, uniqueId: string, columns: string[]): string {
	const key = [uniqueId, ...columns.map((name) => textIn(row, name) ?? '')].join('|');
	return /^\|+$/.test(key) ? '' : key;
}

/** One row per identity, the answered one first, then the longest, in order of first appearance. */
export function* uniqueRows(rows: Row[], detail: Detail): LongWork<Row[]> {
	const identities = new Set<string>();
	yield* eachOf(rows, (row) => identities.add(identityOf(row, detail)));
	return identities.size === rows.length ? rows : yield* bestRows(rows, detail);
}

function* bestRows(rows: Row[], detail: Detail): LongWork<Row[]> {
	const best = new Map<string, Row>();
	yield* eachOf(rows, (row) => {
		const identity = identityOf(row, detail);
		const known = best.get(identity);
		if (!known || isBetter(row, known)) best.set(identity, row);
	});
	return [...best.values()];
}

function isBetter(row: Row, known: Row): boolean {
	const [answered, knownAnswered] = [isAnswered(row), isAnswered(known)];
	return answered === knownAnswered ? lengthOf(row) > lengthOf(known) : answered;
}

function isAnswered(row: Row): boolean {
	return textIn(row, 'sc_disposition', 'disposition')?.toUpperCase() === 'ANSWERED';
}

/** Talk time where the row has it; the total breaks its ties, by less than any second. */
function lengthOf(row: Row): number {
	const talk = numberIn(row, 'sc_billsec', 'billsec') ?? 0;
	const total = numberIn(row, 'sc_duration', 'duration') ?? 0;
	return talk + total / 1e9;
}
