import {
	fieldIn,
	givenFields,
	requestFields,
} from '../../../../nodes/GisPbx/callEvents/requestFields';

const fields = { action: 'ring', from_phone: '0500000001' };
const read = (query: unknown, body?: unknown, text?: string) =>
	requestFields(givenFields(query, body, text === undefined ? undefined : Buffer.from(text)));

test.each([
	['query', fields, {}],
	['query, where n8n has no body', fields, undefined],
	['form or JSON', {}, fields],
	['multipart form', {}, { data: fields, files: {} }],
	['both', { action: 'ring' }, { from_phone: '0500000001' }],
])('fields in the %s', (_where, query, body) => {
	expect(read(query, body)).toEqual(fields);
});

test('a body says more than the query, a later value more than an earlier one', () => {
	expect(read({ action: 'ring' }, { action: ['ring', 'hangup'] })).toEqual({ action: 'hangup' });
});

test.each([['a text'], [null], [[fields]], [7]])('a body of %p holds none', (body) => {
	expect(read({}, body)).toEqual({});
});

test('a field that happens to be called data is a field', () => {
	expect(read({}, { data: 'x', action: 'ring' })).toEqual({ data: 'x', action: 'ring' });
	expect(read({}, { data: { a: 1 } })).toEqual({ data: { a: 1 } });
});

test.each([
	['no label', {}],
	['text/plain', JSON.stringify(fields)],
	['a form', { [JSON.stringify(fields)]: '' }],
	['JSON', fields],
])('JSON that n8n took for %s', (_label, body) => {
	expect(read({}, body, JSON.stringify(fields))).toEqual(fields);
	expect(read({}, body, `\ufeff \n${JSON.stringify(fields, null, 2)}\n`)).toEqual(fields);
});

test('Hebrew in JSON without a label, as UTF-8 and as windows-1255', () => {
	const json = Buffer.from('{"name":"\xe3\xf0\xe4"}', 'latin1');
	expect(requestFields(givenFields({}, {}, json))).toEqual({ name: 'דנה' });
	expect(read({}, {}, '{"name":"דנה"}')).toEqual({ name: 'דנה' });
});

test.each(['', '{', '{"action":', '[{"action":"ring"}]', 'action=ring', '"action"', 'null'])(
	'bytes that are no JSON object leave it at what n8n has read: %p',
	(text) => {
		expect(read({}, fields, text)).toEqual(fields);
	},
);

test('a long body is not searched for JSON', () => {
	const long = JSON.stringify({ ...fields, key: 'x', note: 'x'.repeat(100_000) });
	expect(fieldIn(givenFields({}, {}, Buffer.from(long)), 'key')).toBeUndefined();
});

describe('the field that proves who sends', () => {
	test.each<[string, unknown, unknown, unknown]>([
		['of the query', { key: 'x' }, {}, 'x'],
		['of the body', {}, { key: 'x' }, 'x'],
		['of the body before the query', { key: 'y' }, { key: 'x' }, 'x'],
		['sent twice', {}, { key: ['y', 'x'] }, 'x'],
		['of a multipart form', {}, { data: { key: 'x' }, files: {} }, 'x'],
		['not there', { a: 1 }, { b: 2 }, undefined],
		['blank', {}, { key: '' }, ''],
		['an empty list', {}, { key: [] }, undefined],
	])('%s', (_where, query, body, value) => {
		expect(fieldIn(givenFields(query, body), 'key')).toBe(value);
	});

	test('nothing else is read for it', () => {
		const body = {
			key: 'x',
			get action() {
				throw new Error('was read');
			},
		};
		expect(fieldIn(givenFields({}, body), 'key')).toBe('x');
	});
});

describe('names that JavaScript knows', () => {
	const hostile = '{"__proto__":{"key":"x"},"constructor":"y","action":"ring"}';

	test.each([
		['read by n8n', JSON.parse(hostile) as unknown, undefined],
		['without a label', {}, hostile],
	])('are only names: %s', (_how, body, text) => {
		const given = givenFields({}, body, text && Buffer.from(text));
		expect(fieldIn(given, 'key')).toBeUndefined();
		expect(fieldIn(given, 'toString')).toBeUndefined();
		expect(requestFields(given)?.key).toBeUndefined();
		expect(requestFields(given)).toMatchObject({ action: 'ring' });
		expect(({} as Record<string, unknown>).key).toBeUndefined();
	});
});

const nested = (depth: number) => {
	let value: unknown = 'x';
	for (let level = 0; level < depth; level++) value = level % 2 ? { value } : [value];
	return value;
};

describe('more than an event can hold', () => {
	const many = (count: number): Record<string, unknown> =>
		Object.fromEntries(Array.from({ length: count }, (_, place) => [`field${place}`, 'x']));

	test.each([
		['300,000 fields', () => many(300_000)],
		['1,001 fields', () => many(1_001)],
		['100,000 levels', () => ({ a: nested(100_000) })],
		['21 levels', () => ({ a: nested(21) })],
		['a list of 300,000', () => ({ a: { b: Array.from({ length: 300_000 }, () => 'x') } })],
	])('%s', (_what, made) => {
		const body = made();
		expect(requestFields(givenFields({}, body))).toBeUndefined();
		expect(requestFields(givenFields(body, {}))).toBeUndefined();
	});

	test.each([
		['1,000 fields', many(1_000)],
		['20 levels', { a: nested(19) }],
	])('%s are taken', (_what, body) => {
		expect(requestFields(givenFields({}, body))).toBeDefined();
	});
});
