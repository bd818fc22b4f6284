/** Values as PHP holds them, before a reply writes them in its format. */

/** One row of an SQL result: named columns in their order. */
export type Row = Record<string, string | null>;

export type PhpValue =
	| string
	| number
	| null
	| readonly PhpValue[]
	| ReadonlyMap<string, PhpValue>
	| { readonly [name: string]: PhpValue };
