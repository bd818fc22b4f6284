import { isRow, type Row } from '../pbx/rows';

/**
 * The fields of an event, be they in the query, a form or JSON: nothing tells how the PBX sends them
 * (pbx.md#call-events). `body` is what n8n has read: fields, or `{ data, files }` of a multipart
 * form; a body of a type that it does not know, or none, holds no fields.
 */
export function requestFields(query: unknown, body: unknown): Row {
	const form = isRow(body) && isRow(body.data) && isRow(body.files) ? body.data : body;
	return Object.fromEntries(
		[query, form]
			.filter(isRow)
			.flatMap(Object.entries)
			.map(([name, value]) => [
				name,
				// Of a field that was sent twice the last counts, as PHP has it.
				Array.isArray(value) ? (value.at(-1) as unknown) : value,
			]),
	);
}
