import { cleanNumber } from '../../pbx/phoneNumber';
import { e164Of } from '../../pbx/sameNumber';
import type { PbxConnection } from '../../transport/connection';
import { allContacts, valueOf } from './contacts';

/** The name that a phonebook has for a number, in whichever field and however it is written there. */
export async function namesByNumber(
	pbx: PbxConnection,
	phonebook: string,
	countryCode: string,
): Promise<(number: string) => string | undefined> {
	const e164 = (number: string) => e164Of(cleanNumber(number), countryCode);
	const names = new Map<string, string>();
	for (const contact of await allContacts(pbx, phonebook)) {
		const name = valueOf(contact, 'NAME');
		for (const value of name ? Object.values(contact) : []) {
			const number = e164(String(value));
			if (number !== undefined && !names.has(number)) names.set(number, name as string);
		}
	}
	return (number) => names.get(e164(number) ?? '');
}
