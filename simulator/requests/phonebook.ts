/** PHONEBOOK query, getall, add, delete, cleanall (pbx.md#phone-books). */
import { chosenBy, reads, writes, type Operation } from '../operation';
import { done, refused } from '../outcome';
import type { Pbx } from '../pbx';
import { sqlRows, text, type Reply } from '../reply';
import type { ApiRequest } from '../request';
import type { Row } from '../row';
import type { Phonebook } from '../state';

const UNKNOWN = 'Wrong or missing phonebook name';

/** The name counts exactly as sent: a blank behind it makes it another book. */
const findBook = ({ state }: Pbx, { phonebook }: Record<string, string>) =>
	state.phonebooks.find(({ name }) => name === phonebook);

/** SQL's LIKE, without regard to case: `%` is any text, `_` one character, a backslash escapes the next one. */
function like(pattern: string, underscore: boolean): RegExp {
	const source = [...pattern.matchAll(/\\?./gsu)]
		.map(([sign]) => {
			if (sign === '%') return '.*';
			if (sign === '_' && underscore) return '.';
			const literal = sign.length > 1 && sign.startsWith('\\') ? sign.slice(1) : sign;
			return literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
		})
		.join('');
	return new RegExp(`^${source}$`, 'isu');
}

function recordRow(pbx: Pbx, book: Phonebook, { peid, values }: Phonebook['records'][number]): Row {
	const lower = pbx.switches.phonebookAnswerCase === 'lower';
	const cells = book.fields.map((code) => [lower ? code.toLowerCase() : code, values[code] ?? '']);
	return { peid, ...Object.fromEntries(cells) };
}

type Keep = (values: Record<string, string>) => boolean;

/** Answers with the records of the named book that `choose` keeps, or with its sentence. */
const list = (
	choose: (pbx: Pbx, request: ApiRequest, book: Phonebook) => Keep | string,
): Operation =>
	reads((pbx, request): Reply => {
		const book = findBook(pbx, request.params);
		if (!book) return text(UNKNOWN);
		const keep = choose(pbx, request, book);
		if (typeof keep === 'string') return text(keep);
		const rows = book.records
			.filter(({ values }) => keep(values))
			.map((record) => recordRow(pbx, book, record));
		return sqlRows(pbx, request, rows, pbx.switches.phonebookNothing);
	});

/** Contacts of `values`: one JSON object or an array of them; undefined when unreadable. */
function readContacts(body: string): Array<Record<string, unknown>> | undefined {
	try {
		const parsed: unknown = JSON.parse(body);
		const contacts = Array.isArray(parsed) ? parsed : [parsed];
		const readable = contacts.every((contact) => contact && typeof contact === 'object');
		return readable && contacts.length ? contacts : undefined;
	} catch {
		return undefined;
	}
}

/** A contact's values under the book's own codes; fields that the book lacks are dropped. */
function bookValues(book: Phonebook, contact: Record<string, unknown>): Record<string, string> {
	const entries = Object.entries(contact).map(([code, value]) => [
		code.toUpperCase(),
		String(value ?? ''),
	]);
	return Object.fromEntries(entries.filter(([code]) => book.fields.includes(code ?? '')));
}

/** A change to the named book; `carryOut` returns the id it made, or the sentence of a refusal. */
function change(
	carryOut: (pbx: Pbx, book: Phonebook, params: Record<string, string>) => { id?: string } | string,
): Operation {
	return writes((pbx, request) => {
		const style = pbx.switches.phonebookReply;
		const book = findBook(pbx, request.params);
		const outcome = book ? carryOut(pbx, book, request.params) : UNKNOWN;
		if (typeof outcome === 'string') return refused(style, request, outcome);
		return done(style, request, 'OK', outcome.id);
	});
}

export const phonebookOperations = chosenBy('subreqtype', {
	query: list((pbx, { params }, book) => {
		const { field = '', value = '' } = params;
		const code = pbx.switches.phonebookFieldCase === 'any' ? field.toUpperCase() : field;
		if (!book.fields.includes(code)) return 'Wrong or missing field';
		const pattern = like(value, pbx.switches.phonebookUnderscore === 'wildcard');
		return (values) => pattern.test(values[code] ?? '');
	}),
	getall: list(() => () => true),
	add: change((pbx, book, params) => {
		const jsonData = pbx.switches.phonebookJsonData === 'on' ? params.jsondata : undefined;
		const body = params.values ?? jsonData;
		if (body === undefined) return 'No values specified';
		const contacts = readContacts(body);
		if (!contacts) return 'Wrong or missing values';
		let id = '';
		for (const contact of contacts) {
			id = pbx.ids.row();
			book.records.push({ peid: id, values: bookValues(book, contact) });
		}
		return { id };
	}),
	delete: change((_pbx, book, { peid }) => {
		if (!peid) return 'No peid specified';
		const left = book.records.filter((record) => record.peid !== peid);
		if (left.length === book.records.length) return 'No such record';
		book.records = left;
		return { id: peid };
	}),
	cleanall: change((_pbx, book) => {
		book.records = [];
		return {};
	}),
});
