import fc from 'fast-check';

import { openAccount } from '../../../../nodes/GisPbx/transport/account';
import { requestOptionsOf } from '../../../../nodes/GisPbx/transport/send';
import { nodeWith } from './nodeWith';

const CREDENTIAL = { apiUrl: 'https://pbx.invalid/gisapi.php', apiKey: 'k', tenant: 'DEMOCO' };

/** What is sent of a text: in the query, and in a form. */
const sent = async (text: string) => {
	const { settings } = await openAccount(nodeWith(CREDENTIAL));
	const request = { parameters: { text }, form: { text }, timeoutSeconds: 30 };
	const { qs, body } = requestOptionsOf(settings, request);
	return [String(qs?.text), String((body as URLSearchParams).get('text'))];
};

test.each([
	['cut \uD83D', 'cut \uFFFD'],
	['\uDE00 cut', '\uFFFD cut'],
	['whole 😀', 'whole 😀'],
	['שלום', 'שלום'],
])('%j is sent as %j, as half a character fits into no URL', async (text, clean) => {
	expect(await sent(text)).toEqual([clean, clean]);
});

test('whatever comes, a URL can carry it and whole texts stay as they are', async () => {
	const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
	await fc.assert(
		fc.asyncProperty(fc.string({ unit: anyUnit }), async (text) => {
			for (const each of await sent(text)) expect(() => encodeURIComponent(each)).not.toThrow();
		}),
	);
	await fc.assert(
		fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
			expect(await sent(text)).toEqual([text, text]);
		}),
	);
});

test('what is undefined is not sent', async () => {
	const { settings } = await openAccount(nodeWith(CREDENTIAL));
	const parameters = { reqtype: 'INFO', info: undefined };
	expect(requestOptionsOf(settings, { parameters, timeoutSeconds: 30 }).qs).toEqual({
		reqtype: 'INFO',
	});
});
