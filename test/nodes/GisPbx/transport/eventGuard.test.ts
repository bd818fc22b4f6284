import fc from 'fast-check';

import { EventGuard } from '../../../../nodes/GisPbx/transport/eventGuard';
import { leaksIn } from '../../../engine/machinery/leaks';

const SECRET = 'canary+of/the=web hook';
const KEY = 'canary"of&the<api';
const guard = new EventGuard({ eventSecret: ` ${SECRET}\n`, apiKey: KEY });

test.each([
	['the secret', { key: SECRET }, true],
	['the secret with blanks around it', { key: ` ${SECRET} ` }, true],
	['another one', { key: 'wrong' }, false],
	['a part of it', { key: SECRET.slice(0, -1) }, false],
	['another case', { key: SECRET.toUpperCase() }, false],
	['nothing', {}, false],
	['a blank', { key: '' }, false],
	['a list that holds it', { key: [SECRET] }, false],
	['another name', { Key: SECRET }, false],
])('%s: %p is admitted: %p', (_what, fields, isAdmitted) => {
	expect(guard.admits(fields)).toBe(isAdmitted);
});

test('without an Event Secret nobody is admitted', () => {
	for (const eventSecret of [undefined, '', '  ']) {
		const open = new EventGuard({ ...(eventSecret !== undefined && { eventSecret }), apiKey: KEY });
		expect(open.hasSecret).toBe(false);
		expect([{ key: '' }, {}, { key: ' ' }].some((fields) => open.admits(fields))).toBe(false);
	}
	expect(guard.hasSecret).toBe(true);
});

test('a number sent as JSON is the same as its digits', () => {
	expect(new EventGuard({ eventSecret: '48291745' }).admits({ key: 48291745 })).toBe(true);
});

test('no copy of the secret or of the API key is left in the fields, at any depth', () => {
	const url = `https://pbx.example.com/rec?key=${encodeURIComponent(KEY)}`;
	const clean = guard.clean({
		key: SECRET,
		note: `sent ${SECRET}`,
		record_url: encodeURIComponent(url),
		nested: { list: [KEY, { deep: SECRET }] },
		name: 'דנה',
	});
	expect(leaksIn(JSON.stringify(clean), [SECRET, KEY])).toEqual([]);
	expect(clean).toMatchObject({ name: 'דנה', note: 'sent [hidden]' });
	expect(clean).not.toHaveProperty('key');
});

/** As JSON has it: no difference between 0 and -0. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('fields that hold neither stay as they are', () => {
	fc.assert(
		fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (fields) => {
			const clean = guard.clean({ ...fields, key: SECRET });
			expect({ ...clean, key: SECRET }).toEqual(plain({ ...fields, key: SECRET }));
		}),
	);
});
