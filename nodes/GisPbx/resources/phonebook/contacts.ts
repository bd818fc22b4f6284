import { textIn } from '../../pbx/columns';
import { e164Of, sameNumber } from '../../pbx/sameNumber';
import { namedRows, type Row } from '../../pbx/rows';
import { withoutSecrets } from '../../pbx/secretFields';
import type { PbxConnection } from '../../transport/connection';
import { askList } from '../../directory/askList';
import { entriesOf } from '../../directory/entriesOf';

/** The values of a contact by the field codes of its phonebook, e.g. NAME, PHONE1. */
export type Contact = Record<string, string>;

/** Codes that phonebooks have from the start; each tenant adds its own (pbx.md#phone-books). */
const USUAL_CODE = /^(?:name|phone\d|email|routing)$/i;

interface Query {
	phonebook: string;
	field: string;
	/** `%` stands for any text. */
	value: string;
}

/** Contacts by the value of one field (pbx.md#phone-books). */
export async function findContacts(
	pbx: PbxConnection,
	{ phonebook, field, value }: Query,
): Promise<Row[]> {
	return await askContacts(pbx, { subreqtype: 'query', phonebook, field, value });
}

/** All contacts of a phonebook. */
export async function allContacts(pbx: PbxConnection, phonebook: string): Promise<Row[]> {
	return await askContacts(pbx, { subreqtype: 'getall', phonebook });
}

async function askContacts(pbx: PbxConnection, parameters: Record<string, string>): Promise<Row[]> {
	const reply = await askList(pbx, { reqtype: 'PHONEBOOK', ...parameters });
	return contactRows(pbx, pbx.dataOf(reply));
}

/**
 * A search that finds whatever equals the value, and perhaps more: SQL's LIKE takes a backslash for an
 * escape, so that one would find nothing but its neighbour (pbx.md#phone-books).
 */
export function searchFor(value: string): string {
	return value.replace(/\\+/g, '%');
}

/** Codes of fields with telephone numbers: PHONE1, and those that tenants add. */
const PHONE_FIELD = /phone|mobile|cell|tel|fax|טלפון|נייד/iu;

/** What to ask the PBX for, and which of the contacts that it finds are meant. */
interface NumberSearch {
	value: string;
	isMeant(contact: Row): boolean;
}

/**
 * The search for a telephone number, however it is written in the phonebook; undefined for any other
 * field or value. The PBX is asked for its digits with anything between them, at home without the
 * country code.
 */
export function numberSearch(
	{ field, value }: Pick<Query, 'field' | 'value'>,
	countryCode: string,
): NumberSearch | undefined {
	const number = PHONE_FIELD.test(field) ? e164Of(value, countryCode) : undefined;
	if (number === undefined) return undefined;
	const home = `+${countryCode}`;
	const digits = number.startsWith(home) ? number.slice(home.length) : number.slice(1);
	return {
		value: `%${[...digits].join('%')}%`,
		isMeant: (contact) => sameNumber(valueOf(contact, field) ?? '', number, countryCode),
	};
}

/** The contacts of an answer as they came, without positional copies; other JSON is no contact. */
function contactRows(pbx: PbxConnection, answer: unknown): Row[] {
	return entriesOf(pbx, answer, (list) => {
		const rows = namedRows(list);
		return rows.some(isContact) ? rows : [];
	});
}

function isContact(row: Row): boolean {
	return recordIdOf(row) !== null || Object.keys(row).some((name) => USUAL_CODE.test(name));
}

/** The contacts as they are put out. Create or Update wants them whole, since it adds them again. */
export function shown(contacts: Row[]): Row[] {
	return contacts.map(withoutSecrets);
}

/** The record ID by which a contact is deleted. */
export function recordIdOf(row: Row): string | null {
	return textIn(row, 'peid', 'PEID', 'pe_id');
}

/** A value of a row or contact; field codes count without regard to case (pbx.md#phone-books). */
export function valueOf(row: Row, field: string): string | null {
	const code = Object.keys(row).find((name) => name.toLowerCase() === field.toLowerCase());
	return code === undefined ? null : (textIn(row, code) ?? '');
}

/** The request that adds one contact or several, as the sheet's PHP sends it. */
export function addRequest(phonebook: string, contacts: Contact | Contact[], bodyField = 'values') {
	return {
		parameters: { reqtype: 'PHONEBOOK', subreqtype: 'add', phonebook },
		form: { [bodyField]: JSON.stringify(contacts, wellFormedValue) },
	};
}

/** JSON.stringify writes half a character as `\\ud83d`, for which PHP refuses the whole text. */
function wellFormedValue(_field: string, value: unknown): unknown {
	return typeof value === 'string' ? value.toWellFormed() : value;
}

export function deleteRequest(phonebook: string, recordId: string) {
	return {
		parameters: {
			reqtype: 'PHONEBOOK',
			subreqtype: 'delete',
			phonebook,
			peid: recordId,
			format: 'json',
		},
	};
}
