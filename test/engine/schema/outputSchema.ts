/** The few keywords of JSON Schema that n8n's `__schema__` files use, and no others. */
export interface OutputSchema {
	type: TypeName | TypeName[];
	properties?: Record<string, OutputSchema>;
	items?: OutputSchema;
	version?: number;
}

type TypeName = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

const KEYWORDS = ['type', 'properties', 'items', 'version'];

/** What n8n's preview opens only where it is the one type: it may be null nevertheless. */
const OPENED: TypeName[] = ['object', 'array'];

/** Places whose fields the preview would not show, as the schema gives them a list of types. */
export function closedPlaces(schema: OutputSchema, place = ''): string[] {
	const isClosed = Array.isArray(schema.type) && Boolean(schema.properties ?? schema.items);
	const inside = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
		closedPlaces(property, at(place, name)),
	);
	const below = schema.items ? closedPlaces(schema.items, `${place}[]`) : [];
	return [...(isClosed ? [place] : []), ...inside, ...below];
}

/** Places in a value whose type the schema does not allow, e.g. `batch.index: string`. */
export function contradictions(schema: OutputSchema, value: unknown, place = ''): string[] {
	const types = [schema.type].flat();
	const type = typeOf(value);
	if (type === 'null' && types.length === 1 && OPENED.includes(types[0])) return [];
	if (!types.includes(type)) return [`${place}: ${type}`];
	if (Array.isArray(value)) {
		const { items } = schema;
		return items ? value.flatMap((entry) => contradictions(items, entry, `${place}[]`)) : [];
	}
	if (type !== 'object') return [];
	return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
		const field = (value as Record<string, unknown>)[name];
		return field === undefined ? [] : contradictions(property, field, at(place, name));
	});
}

/** Places of a schema that a value fills with something: what is there, and not null. */
export function placesFilled(schema: OutputSchema, value: unknown, place = ''): string[] {
	if (value === undefined || value === null) return [];
	if (Array.isArray(value) && schema.items) {
		const { items } = schema;
		return [place, ...value.flatMap((entry) => placesFilled(items, entry, `${place}[]`))];
	}
	const inside = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
		placesFilled(property, (value as Record<string, unknown>)[name], at(place, name)),
	);
	return [place, ...inside];
}

/** All places of a schema. */
export function placesOf(schema: OutputSchema, place = ''): string[] {
	const inside = Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
		placesOf(property, at(place, name)),
	);
	const below = schema.items ? placesOf(schema.items, `${place}[]`) : [];
	return [place, ...inside, ...below];
}

/** Properties of a value that its schema does not name; an object without properties may hold any. */
export function unnamed(schema: OutputSchema, value: unknown, place = ''): string[] {
	const { properties } = schema;
	if (!properties || typeOf(value) !== 'object') return [];
	return Object.entries(value as object).flatMap(([name, field]) =>
		properties[name] ? unnamed(properties[name], field, at(place, name)) : [at(place, name)],
	);
}

/** Places whose fields come in another order than the schema gives: the preview and the table show the same columns. */
export function disordered(schema: OutputSchema, value: unknown, place = ''): string[] {
	const { properties, items } = schema;
	if (Array.isArray(value) && items) {
		return value.flatMap((entry) => disordered(items, entry, `${place}[]`));
	}
	if (!properties || typeOf(value) !== 'object') return [];
	const fields = value as Record<string, unknown>;
	const given = Object.keys(fields).filter((name) => name in properties);
	const due = Object.keys(properties).filter((name) => name in fields);
	const inside = given.flatMap((name) =>
		disordered(properties[name], fields[name], at(place, name)),
	);
	return given.join() === due.join() ? inside : [`${place}: ${given.join()}`, ...inside];
}

/** Keywords that this file would overlook. */
export function unknownKeywords(schema: OutputSchema): string[] {
	const own = Object.keys(schema).filter((keyword) => !KEYWORDS.includes(keyword));
	const inner = [
		...Object.values(schema.properties ?? {}),
		...(schema.items ? [schema.items] : []),
	];
	return [...own, ...inner.flatMap(unknownKeywords)];
}

function at(place: string, name: string): string {
	return place === '' ? name : `${place}.${name}`;
}

function typeOf(value: unknown): TypeName {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'array' : (typeof value as TypeName);
}
