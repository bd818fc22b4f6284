import type { Row } from '../../pbx/rows';
import type { Pbx } from '../../transport/pbx';
import type { WriteResult } from '../../transport/writeMemory';
import {
	addRequest,
	deleteRequest,
	findContacts,
	recordIdOf,
	valueOf,
	type Contact,
} from './contacts';

interface Found {
	recordId: string;
	row: Row;
}

interface Match {
	phonebook: string;
	matchField: string;
	value: string;
}

/** Columns of a row that are the PBX's own, not the contact's. */
const TECHNICAL = /^(?:peid|pe_.*|pb_.*|phonebook)$/i;

/** Contacts whose field equals the value; compared here, as `%` and `_` may act as wildcards. */
export async function matchingContacts(
	pbx: Pbx,
	query: { phonebook: string; field: string; value: string },
): Promise<Found[]> {
	const rows = await findContacts(pbx, query);
	return rows.flatMap((row) => {
		const recordId = recordIdOf(row);
		const isEqual = valueOf(row, query.field)?.trim() === query.value;
		return isEqual && recordId !== null ? [{ recordId, row }] : [];
	});
}

/** Brings the one contact that matched up to date; an equal one is left alone. */
export async function replaceContact(
	pbx: Pbx,
	{ phonebook, matchField, value }: Match,
	old: Found,
	contact: Contact,
) {
	const { recordId } = old;
	if (holds(old.row, contact)) return { result: 'unchanged', confirmed: true, reply: '', recordId };

	const added = await pbx.write(addRequest(phonebook, mergedContact(old.row, contact)));
	const match = { phonebook, field: matchField, value };
	const isNew = (found: Found) => found.recordId !== recordId && holds(found.row, contact);
	const fresh = (await listed(pbx, match))?.find(isNew);
	if (!fresh) return halfDone(pbx, recordId, added.id);

	const deletion = await pbx.attempt(deleteRequest(phonebook, recordId));
	// The PBX may delete without a word: then the list tells.
	const left = isConfirmed(deletion) ? [] : await listed(pbx, match);
	if (!left || left.some((found) => found.recordId === recordId)) {
		return halfDone(pbx, recordId, fresh.recordId);
	}
	return {
		result: 'updated',
		confirmed: true,
		reply: isConfirmed(deletion) ? deletion.outcome.reply : '',
		recordId: fresh.recordId,
		previousRecordId: recordId,
	};
}

function halfDone(pbx: Pbx, oldId: string, newId: string | null): never {
	return pbx.refuse(
		`The contact may be there twice: old record ${oldId}, new record ${newId ?? 'not listed yet'}`,
		'The new one was added, but it could not be seen or the old one could not be deleted. Look into the phonebook before you repeat this, and delete one with Delete Contact.',
	);
}

/** The matching contacts, or undefined when the PBX could not be asked. */
async function listed(
	pbx: Pbx,
	match: { phonebook: string; field: string; value: string },
): Promise<Found[] | undefined> {
	return await matchingContacts(pbx, match).catch(() => undefined);
}

function isConfirmed(result: WriteResult): result is Extract<WriteResult, { outcome: unknown }> {
	return 'outcome' in result && result.outcome.confirmed;
}

function holds(row: Row, contact: Contact): boolean {
	return Object.entries(contact).every(
		([field, value]) => (valueOf(row, field) ?? '').trim() === value.trim(),
	);
}

/** Old values under the codes that the row has, overlaid with the given ones. */
function mergedContact(row: Row, contact: Contact): Contact {
	const merged: Contact = {};
	for (const name of Object.keys(row)) {
		if (!TECHNICAL.test(name)) merged[name] = valueOf(row, name) ?? '';
	}
	for (const [field, value] of Object.entries(contact)) {
		const known = Object.keys(merged).find((name) => name.toLowerCase() === field.toLowerCase());
		merged[known ?? field] = value;
	}
	return merged;
}
