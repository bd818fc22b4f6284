import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import fc from 'fast-check';

import { openEventSession, type EventSession } from '../../../../nodes/GisPbx/transport/eventGuard';
import { nodeWith } from './nodeWith';
import { leaksIn } from '../../../engine/machinery/leaks';

const SECRET = 'canary+of/the=web hook';
const KEY = 'canary"of&the<api';
const guardOf = async (given: ICredentialDataDecryptedObject): Promise<EventSession['guard']> => {
	const credential = { apiUrl: 'https://pbx.invalid/gisapi.php', tenant: 'DEMOCO', apiKey: KEY };
	return (await openEventSession(nodeWith({ ...credential, ...given }))).guard;
};
let guard: EventSession['guard'];
beforeAll(async () => {
	guard = await guardOf({ eventSecret: ` ${SECRET}\n` });
});

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

test('without an Event Secret nobody is admitted', async () => {
	for (const eventSecret of [undefined, '', '  ']) {
		const open = await guardOf(eventSecret === undefined ? {} : { eventSecret });
		expect(open.hasSecret).toBe(false);
		expect([{ key: '' }, {}, { key: ' ' }].some((fields) => open.admits(fields))).toBe(false);
	}
	expect(guard.hasSecret).toBe(true);
});

test('a number sent as JSON is the same as its digits', async () => {
	const numeric = await guardOf({ eventSecret: '48291745' });
	expect(numeric.admits({ key: 48291745 })).toBe(true);
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
