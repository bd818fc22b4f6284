import type { Row } from '../../pbx/rows';
import type { PbxConnection } from '../../transport/connection';
import type { WriteResult } from '../../transport/writeResult';
import { notUnderstood } from '../../directory/entriesOf';
import {
	addRequest,
	deleteRequest,
	findContacts,
	numberSearch,
	recordIdOf,
	searchFor,
	valueOf,
	type Contact,
} from './contacts';

interface Found {
	/** Null where the PBX does not say by what the record is deleted. */
	recordId: string | null;
	row: Row;
}

interface Match {
	phonebook: string;
	field: string;
	value: string;
}

/** Columns of a row that are the PBX's own, not the contact's. */
const TECHNICAL = /^(?:peid|pe_.*|pb_.*|phonebook)$/i;

/** Contacts whose field equals the value, or holds the same number; compared here, as `%` and `_` may act as wildcards. */
export async function matchingContacts(pbx: PbxConnection, match: Match): Promise<Found[]> {
	const number = numberSearch(match, pbx.settings.countryCode);
	const value = number?.value ?? searchFor(match.value);
	const rows = await findContacts(pbx, { ...match, value });
	if (rows.length > 0 && rows.every((row) => valueOf(row, match.field) === null)) {
		return notUnderstood(pbx, rows);
	}
	const isEqual = (row: Row) => valueOf(row, match.field)?.trim() === match.value;
	return rows.filter(number?.isMeant ?? isEqual).map((row) => ({ recordId: recordIdOf(row), row }));
}

/** Brings the one contact that matched up to date; an equal one is left alone. */
export async function replaceContact(
	pbx: PbxConnection,
	match: Match,
	old: Found,
	contact: Contact,
) {
	const { recordId } = old;
	if (holds(old.row, contact)) return { result: 'unchanged', confirmed: true, recordId, reply: '' };
	if (recordId === null) return notUnderstood(pbx, old.row);

	const newId = await addInPlaceOf(pbx, match, recordId, mergedContact(old.row, contact));
	const others = (await listed(pbx, match))?.filter((found) => found.recordId !== recordId);
	const fresh = others?.find(({ row }) => holds(row, contact));
	if (!fresh) return halfDone(pbx, recordId, newId ?? others?.[0]?.recordId);

	const deletion = await pbx.attempt(deleteRequest(match.phonebook, recordId));
	// The PBX may delete without a word: then the list tells.
	const left = isConfirmed(deletion) ? [] : await listed(pbx, match);
	if (!left || left.some((found) => found.recordId === recordId)) {
		return halfDone(pbx, recordId, fresh.recordId);
	}
	return {
		result: 'updated',
		confirmed: true,
		recordId: fresh.recordId,
		previousRecordId: recordId,
		reply: isConfirmed(deletion) ? deletion.outcome.reply : '',
	};
}

/** Adds the new record and returns its ID, if the PBX gives one; a failure names the old record. */
async function addInPlaceOf(
	pbx: PbxConnection,
	{ phonebook }: Match,
	oldId: string,
	contact: Contact,
): Promise<string | null> {
	const result = await pbx.attempt({
		...addRequest(phonebook, contact),
		followedBy: [deleteRequest(phonebook, oldId)],
	});
	if (result.kind === 'outcome') return result.outcome.id;
	const { message, description, ...rest } = result.failure;
	return pbx.fail({
		...rest,
		message: `${message} (old record ${oldId} was left as it is)`,
		description,
	});
}

function halfDone(pbx: PbxConnection, oldId: string, newId: string | null | undefined): never {
	return pbx.refuse(
		`The contact may be there twice: old record ${oldId}, new record ${newId ?? 'not listed yet'}`,
		'The new one was added, but it could not be seen as given, or the old one could not be deleted. Perhaps the phonebook lacks one of the fields. Look into it before you repeat this, and delete one with Delete Contact.',
	);
}

/** The matching contacts, or undefined when the PBX could not be asked. */
async function listed(pbx: PbxConnection, match: Match): Promise<Found[] | undefined> {
	return await matchingContacts(pbx, match).catch(() => undefined);
}

function isConfirmed(result: WriteResult): result is Extract<WriteResult, { outcome: unknown }> {
	return result.kind === 'outcome' && result.outcome.confirmed;
}

function holds(row: Row, contact: Contact): boolean {
	return Object.entries(contact).every(
		([field, value]) => (valueOf(row, field) ?? '').trim() === value.trim(),
	);
}

/** Old values under the codes that the row has, overlaid with the given ones. */
function mergedContact(row: Row, contact: Contact): Contact {
	const merged: Contact = {};
	for (const [name, value] of Object.entries(row)) {
		if (!TECHNICAL.test(name)) merged[name] = String(value ?? '');
	}
	for (const [field, value] of Object.entries(contact)) {
		const known = Object.keys(merged).find((name) => name.toLowerCase() === field.toLowerCase());
		merged[known ?? field] = value;
	}
	return merged;
}
