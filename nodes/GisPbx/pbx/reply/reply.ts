/** What a request is to bring. */
export type Expected =
	| 'json'
	| 'list'
	| 'table'
	| 'csv'
	| 'text'
	| 'write'
	/** The same of a request with a file or form, which may have been dropped. */
	| 'writeWithBody'
	| 'audio';

interface Head {
	contentType: string;
}

/** An answer of the script, which has the status 200; of a recording, the first bytes are enough. */
export interface RawReply extends Head {
	body: Uint8Array;
}

/** An answer whose bytes have been read as text. */
export interface TextReply extends Head {
	text: string;
}

/** What an answer means, whatever its type and form (pbx.md#nothing-and-errors). */
export type Reply =
	/**
	 * json: the parsed value; list: the same, or names from a line of pipes; table and csv: rows by column name; text: the trimmed text; write: an
	 * answer that says neither yes nor no. `lostElements`: rows that the PBX could not print.
	 */
	| { kind: 'data'; value: unknown; lostElements?: number }
	/**
	 * Nothing, blanks, or JSON for nothing: `]`, `null`, `[]`, `{}`. `isBlank`: not even that came, as
	 * for what the PBX does not know. `isEmptyList`: the brackets of a list alone, which is also what is
	 * left of one row that could not be printed.
	 */
	| { kind: 'empty'; isBlank?: true; isEmptyList?: true }
	/** A write was taken: `OK`, `Success|...`, `"Response":"Success"`, a bare ID or number. */
	| { kind: 'accepted'; text: string; id?: string; message?: string }
	| { kind: 'refused'; message: string }
	/** The key or tenant is wrong, or the key may not do this: the PBX has one sentence for all. */
	| { kind: 'wrongKey'; message: string }
	| { kind: 'parameterMissing'; message: string }
	| { kind: 'webPage'; title: string }
	| { kind: 'audio'; mimeType: string; extension: string }
	/** PHP says that the file or form of the request did not arrive (pbx.md#uploads). */
	| { kind: 'bodyLost'; message: string }
	/** cut: the end is missing; broken: beyond mending; text: bytes that are no text; tooLong: more than is read. */
	| { kind: 'unreadable'; reason: 'cut' | 'broken' | 'text' | 'tooLong'; excerpt: string };

/** A decoder's finding: a reply, or why there is none. */
export type Finding = Reply | 'cut' | 'broken' | 'text';
