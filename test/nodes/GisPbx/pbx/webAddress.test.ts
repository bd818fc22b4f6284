import fc from 'fast-check';

import { decoded, parsedUrl, withoutKeys } from '../../../../nodes/GisPbx/pbx/webAddress';

test.each([
	['https://pbx.example.com/a.mp3', 'https://pbx.example.com/a.mp3'],
	['http://pbx.example.com/a?id=1&tenant=T', 'http://pbx.example.com/a?id=1&tenant=T'],
	['https://pbx.example.com/a?KEY=canary&id=1', 'https://pbx.example.com/a?id=1'],
	['https://pbx.example.com/a?apikey=c&api_key=c&token=c&id=1', 'https://pbx.example.com/a?id=1'],
	['https://pbx.example.com/a?key=c&key=c', 'https://pbx.example.com/a'],
	['https://user:canary@pbx.example.com/a', 'https://pbx.example.com/a'],
	['https://pbx.example.com/a#canary', 'https://pbx.example.com/a'],
	['file:///etc/passwd', null],
	['javascript:alert(1)', null],
	['/rec/1.mp3?key=canary', null],
	['', null],
])('%p without keys is %p', (text, clean) => {
	expect(withoutKeys(text)).toBe(clean);
});

test('any text at all is judged without an exception', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			expect(withoutKeys(text) ?? 'http://').toMatch(/^https?:\/\//);
			expect(typeof decoded(text)).toBe('string');
		}),
	);
});

test('what was not encoded stays as it is', () => {
	expect(decoded('100%')).toBe('100%');
	expect(decoded('https%3A%2F%2Fa')).toBe('https://a');
	expect(parsedUrl('no address')).toBeUndefined();
});
