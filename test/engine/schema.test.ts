/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs outside n8n */
/** The `__schema__` files, which n8n shows as a preview and gives to its AI builder, against real output. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { resources } from '../../nodes/GisPbx/resources';
import { STEPS, type Step } from './schema/steps';
import {
	closedPlaces,
	contradictions,
	disordered,
	placesFilled,
	placesOf,
	unknownKeywords,
	unnamed,
	type OutputSchema,
} from './schema/outputSchema';
import { usePbx } from './support';

const pbx = usePbx();
const FOLDER = join(__dirname, '../../nodes/GisPbx/__schema__/v1.0.0');
const OPERATIONS = Object.entries(resources).flatMap(([resource, { operations }]) =>
	Object.keys(operations).map((operation) => `${resource}/${operation}`),
);

const schemaOf = (name: string) =>
	JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as OutputSchema;

async function outputOf(name: string, step: Step): Promise<IDataObject[]> {
	const [resource, operation] = name.split('/');
	await step.before?.(pbx);
	const parameters = { ...step.parameters, ...step.known?.(pbx), resource, operation };
	const run = await pbx.run(parameters, step.items && { items: step.items });

	expect(run.error).toBeUndefined();
	expect(run.json().length).toBeGreaterThan(0);
	return run.json();
}

test('every operation has a schema and is run here', () => {
	const files = readdirSync(FOLDER).flatMap((resource) =>
		readdirSync(join(FOLDER, resource)).map((file) => `${resource}/${file.replace('.json', '')}`),
	);

	expect(files.sort()).toEqual([...OPERATIONS].sort());
	expect(Object.keys(STEPS).sort()).toEqual([...OPERATIONS].sort());
});

describe.each(OPERATIONS)('the schema of %s', (name) => {
	const schema = schemaOf(name);

	test('uses only what is checked here', () => {
		expect(unknownKeywords(schema)).toEqual([]);
		expect(schema).toMatchObject({ type: 'object', version: 1 });
	});

	test("can be opened to its last field in n8n's preview", () => {
		expect(closedPlaces(schema)).toEqual([]);
	});

	test('says what comes out', async () => {
		const filled = new Set<string>();
		for (const step of STEPS[name]) {
			for (const json of await outputOf(name, step)) {
				expect(contradictions(schema, json)).toEqual([]);
				if (!step.isRaw) expect(unnamed(schema, json)).toEqual([]);
				if (!step.isRaw) expect(disordered(schema, json)).toEqual([]);
				for (const place of placesFilled(schema, json)) filled.add(place);
			}
		}

		expect(placesOf(schema).filter((place) => !filled.has(place))).toEqual([]);
	});
});

test('what people look for comes first, IDs and the words of the PBX last', () => {
	const fieldsOf = (name: string) => Object.keys(schemaOf(name).properties ?? {});
	const written = OPERATIONS.map(fieldsOf).filter((fields) => fields.includes('reply'));

	expect(written.length).toBeGreaterThan(20);
	for (const fields of written) expect(fields.slice(-2)).toContain('reply');
	for (const name of ['cdr/get', 'cdr/getMany']) {
		expect(fieldsOf(name).slice(0, 3)).toEqual(['startedAt', 'direction', 'disposition']);
		expect(fieldsOf(name).slice(-3)).toEqual(['callId', 'linkedId', 'originateId']);
	}
});

describe('this check', () => {
	const schema: OutputSchema = {
		type: 'object',
		properties: {
			id: { type: ['string', 'null'] },
			batch: { type: 'object', properties: { size: { type: 'number' } } },
			names: { type: 'array', items: { type: 'string' } },
		},
	};

	test('sees another type, at any depth', () => {
		const value = { id: 7, batch: { size: '1' }, names: ['a', 7], other: 1 };

		expect(contradictions(schema, value)).toEqual([
			'id: number',
			'batch.size: string',
			'names[]: number',
		]);
		expect(contradictions(schema, { id: null })).toEqual([]);
	});

	test('sees what the schema does not name, and what it names in vain', () => {
		expect(unnamed(schema, { id: 'x', batch: { more: 1 }, other: 1 })).toEqual([
			'batch.more',
			'other',
		]);
		expect(placesOf(schema)).toEqual(['', 'id', 'batch', 'batch.size', 'names', 'names[]']);
		expect(placesFilled(schema, { id: null, batch: {}, names: ['a'] })).toEqual([
			'',
			'batch',
			'names',
			'names[]',
		]);
	});

	test('sees fields in another order', () => {
		expect(disordered(schema, { id: 'x', other: 1, batch: {}, names: [] })).toEqual([]);
		expect(disordered(schema, { batch: {}, id: 'x' })).toEqual([': batch,id']);
	});

	test('sees what the preview does not open', () => {
		const closed: OutputSchema = { ...schema, type: ['object', 'null'] };

		expect(closedPlaces(schema)).toEqual([]);
		expect(closedPlaces({ type: 'array', items: closed })).toEqual(['[]']);
		expect(contradictions(schema, { batch: null, names: null })).toEqual([]);
	});

	test('sees a keyword that it would overlook', () => {
		const odd = { type: 'object', properties: { a: { type: 'string', enum: [] } } };

		expect(unknownKeywords(odd as OutputSchema)).toEqual(['enum']);
	});
});
