import { requestFields } from '../../../../nodes/GisPbx/callEvents/requestFields';

const fields = { action: 'ring', from_phone: '0500000001' };

test.each([
	['query', fields, {}],
	['query, where n8n has no body', fields, undefined],
	['form or JSON', {}, fields],
	['multipart form', {}, { data: fields, files: {} }],
	['both', { action: 'ring' }, { from_phone: '0500000001' }],
])('fields in the %s', (_where, query, body) => {
	expect(requestFields(query, body)).toEqual(fields);
});

test('a body says more than the query, a later value more than an earlier one', () => {
	expect(requestFields({ action: 'ring' }, { action: ['ring', 'hangup'] })).toEqual({
		action: 'hangup',
	});
});

test.each([['a text'], [null], [[fields]], [7]])('a body of %p holds none', (body) => {
	expect(requestFields({}, body)).toEqual({});
});

test('a field that happens to be called data is a field', () => {
	expect(requestFields({}, { data: 'x', action: 'ring' })).toEqual({ data: 'x', action: 'ring' });
	expect(requestFields({}, { data: { a: 1 } })).toEqual({ data: { a: 1 } });
});

test('a name that JavaScript knows is only a name', () => {
	const body: unknown = JSON.parse('{"__proto__":{"key":"x"},"action":"ring"}');
	expect(requestFields({}, body).key).toBeUndefined();
	expect(({} as Record<string, unknown>).key).toBeUndefined();
});
