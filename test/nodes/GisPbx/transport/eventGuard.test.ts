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
	['the secret', SECRET, true],
	['the secret with blanks around it', ` ${SECRET} `, true],
	['another one', 'wrong', false],
	['a part of it', SECRET.slice(0, -1), false],
	['another case', SECRET.toUpperCase(), false],
	['nothing', undefined, false],
	['a blank', '', false],
	['a list that holds it', [SECRET], false],
	['an object that says so', { toString: (): string => SECRET }, false],
])('%s: %p is admitted: %p', (_what, given, isAdmitted) => {
	expect(guard.admits(given)).toBe(isAdmitted);
});

test('without an Event Secret nobody is admitted', async () => {
	for (const eventSecret of [undefined, '', '  ']) {
		const open = await guardOf(eventSecret === undefined ? {} : { eventSecret });
		expect(open.hasSecret).toBe(false);
		expect(['', undefined, ' '].some((given) => open.admits(given))).toBe(false);
		expect(open.weakness).toContain('is empty');
	}
	expect(guard.hasSecret).toBe(true);
});

test.each([
	['123456789012345', 'is shorter than 16 characters'],
	['1234567890123456', undefined],
])('the secret %p is too weak: %p', async (eventSecret, weakness) => {
	const guarded = await guardOf({ eventSecret: ` ${eventSecret} ` });
	expect(guarded.weakness?.slice(0, 29)).toBe(weakness);
	expect(guarded.admits(eventSecret)).toBe(true);
});

test('a number sent as JSON is the same as its digits', async () => {
	const numeric = await guardOf({ eventSecret: '48291745' });
	expect(numeric.admits(48291745)).toBe(true);
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
