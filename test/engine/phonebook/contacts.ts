import type { TestPbx } from '../support';

/** Texts that do not survive careless encoding. */
export const ODD_TEXTS = [
	'דנה "כהן" לדוגמה',
	"O'Brien & Söhne + 100% = a/b\\c",
	'first line\nsecond\r\nthird\tend',
	'📞 emoji 👩‍💻',
	'%41 %% + %2B &amp; <b>',
	'{"NAME":"no"}',
];

/** A contact given field by field, as the form saves it. */
export function asFields(contact: Record<string, string>) {
	const field = Object.entries(contact).map(([name, value]) => ({ name, value }));
	return { fieldsMode: 'fields', contactFields: { field } };
}

/** The same as JSON: text, an expression, or an object that an expression gave. */
export function asJson(contactJson: string) {
	return { fieldsMode: 'json', contactJson };
}

export const byName = (value: string) => ({ __rl: true, mode: 'name', value });

/** The records of a phonebook, as the PBX keeps them. */
export function recordsOf({ simulator }: TestPbx, name = 'Default') {
	return simulator.state.phonebooks.find((book) => book.name === name)?.records ?? [];
}

/** The bodies that PHONEBOOK add brought, decoded as PHP does: `json_decode($_REQUEST['values'])`. */
export function addedTogether({ simulator }: TestPbx, bodyField = 'values'): unknown[] {
	return simulator.requests
		.filter(({ params }) => params.subreqtype === 'add')
		.map(({ body }) => JSON.parse(Object.fromEntries(body)[bodyField]) as unknown);
}

/** What each request was, in order. */
export function steps(pbx: TestPbx): string[] {
	return pbx.sent().map(({ subreqtype }) => subreqtype);
}
