import fc from 'fast-check';

import { givenFileName } from '../../../../../nodes/GisPbx/pbx/reply/givenFileName';

/** As Node hands over the bytes of a header. */
const asHeader = (text: string) => Buffer.from(text).toString('latin1');

test.each([
	['attachment; filename="call.mp3"', 'call.mp3'],
	['attachment; filename=call.mp3', 'call.mp3'],
	['attachment; filename=call.mp3; size=7', 'call.mp3'],
	['attachment;filename = "a;b.mp3"', 'a;b.mp3'],
	[String.raw`attachment; filename="a \"b\" c\\d.mp3"`, String.raw`a "b" c\d.mp3`],
	[asHeader('attachment; filename="שיחה.mp3"'), 'שיחה.mp3'],
	[asHeader('attachment; filename=שיחה.mp3'), 'שיחה.mp3'],
	["attachment; filename*=UTF-8''%D7%A9%D7%99.mp3", 'שי.mp3'],
	["attachment; filename*=utf-8'he'%D7%A9%D7%99.mp3; filename=x.mp3", 'שי.mp3'],
	['attachment; filename="x.mp3"; filename*=UTF-8\'\'%D7%A9.mp3', 'ש.mp3'],
	["attachment; filename=x.mp3; filename*=UTF-8''%D7", 'x.mp3'],
	["attachment; filename=x.mp3; filename*=KOI8-R''%D7", 'x.mp3'],
	['attachment', undefined],
	['attachment; filename=""', undefined],
	['attachment; filename=', undefined],
	['', undefined],
])('%j names %j', (header, name) => {
	expect(givenFileName(header)).toBe(name);
});

test('any name comes through, in every form', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
			fc.pre(!/[\p{Cc}\uFFFD\uFEFF]/u.test(name));
			const quoted = name.replace(/["\\]/g, '\\$&');
			expect(givenFileName(asHeader(`attachment; filename="${quoted}"`))).toBe(name);
			const extended = encodeURIComponent(name).replace(/'/g, '%27');
			expect(givenFileName(`attachment; filename*=UTF-8''${extended}`)).toBe(name);
		}),
	);
});
