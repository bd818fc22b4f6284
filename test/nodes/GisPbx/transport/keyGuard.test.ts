import fc from 'fast-check';

import { textOf } from '../../../../nodes/GisPbx/pbx/reply/charset';
import { KeyGuard } from '../../../../nodes/GisPbx/transport/keyGuard';
import { leaksIn, spellingsOf } from '../../../engine/machinery/leaks';

const KEY = 'canary+/=&% key';

/** Keys that stand nowhere by chance, Hebrew and emoji among them; `[hidden]` itself is no key. */
const keys = fc
	.oneof(
		fc.string({ minLength: 4, maxLength: 40, unit: 'grapheme-ascii' }),
		fc.string({ minLength: 4, maxLength: 40, unit: 'grapheme' }),
		fc.string({ minLength: 16, maxLength: 64, unit: fc.constantFrom(...'0123456789abcdef') }),
	)
	.map((key) => key.replace(/[[\]]/g, '').trim())
	.filter((key) => key.isWellFormed())
	.filter(
		(key) => key.length >= 16 || (key.length >= 8 && /\p{L}/u.test(key) && /\P{L}/u.test(key)),
	);
const around = fc.constantFrom('', 'key=', '&key=', '"', 'שלום ', '\n', '\0', '<b>');

describe('KeyGuard', () => {
	test.each(Object.entries(spellingsOf(KEY)))('hides the key as %s: %s', (_, spelling) => {
		const guard = new KeyGuard(KEY);

		const clean = guard.text(`before ${spelling} after`);

		expect(leaksIn(clean, [KEY])).toEqual([]);
		expect(clean).toMatch(/^before .?.?\[hidden\].?.? after$/);
	});

	test.each(Object.entries(spellingsOf('a key \\\\ 7')))(
		'hides backslashes as %s: %s',
		(_, spelling) => {
			expect(new KeyGuard('a key \\\\ 7').text(`a ${spelling} z`)).toBe('a [hidden] z');
		},
	);

	test('no spelling of any key survives in any text', () => {
		fc.assert(
			fc.property(keys, around, around, (key, before, after) => {
				const guard = new KeyGuard(key);
				for (const [name, spelling] of Object.entries(spellingsOf(key))) {
					// What stands before a base64 text of the key changes how its first digit is written.
					const joint = name.startsWith('base64') ? ' ' : '';
					const clean = guard.text(`${before}${joint}${spelling}${joint}${after}`);
					expect({ name, clean, leaks: clean.includes(spelling) }).toMatchObject({ leaks: false });
					expect(clean).toContain('[hidden]');
				}
			}),
		);
	});

	test('the key inside a longer base64 text does not survive', () => {
		fc.assert(
			fc.property(keys, fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 }), (key, a, z) => {
				const clean = new KeyGuard(key).text(Buffer.from(a + key + z).toString('base64'));
				expect(Buffer.from(clean, 'base64').toString()).not.toContain(key);
				expect(clean).toContain('[hidden]');
			}),
		);
	});

	test('several keys in one text are all hidden', () => {
		const clean = new KeyGuard(KEY).text(Object.values(spellingsOf(KEY)).join('\n'));

		expect(leaksIn(clean, [KEY])).toEqual([]);
	});

	test('a long text comes out the same, wherever it is cut', () => {
		const short = fc.constantFrom('1234', KEY, 'a, b\\\n');
		fc.assert(
			fc.property(fc.oneof(keys, short), fc.integer({ min: 1, max: 90 }), (key, stretch) => {
				const guard = new KeyGuard(key);
				const text = Object.values(spellingsOf(key)).join(`,"a":1234, 12345,1234,\n1234 x"${key}"`);
				const work = guard.longText(text, stretch);
				let stops = 0;
				let end = work.next();
				for (; !end.done; end = work.next()) stops++;
				expect(end.value).toBe(guard.text(text));
				expect(stops).toBe(Math.ceil(text.length / stretch) - 1);
			}),
		);
	});

	test.each([1, 2, 15, 16, 100])('goes with the %d backslashes before it', (count) => {
		const backslashes = '\\'.repeat(count);
		for (const key of [KEY, '\\canary-1', '1234']) {
			expect(new KeyGuard(key).text(`{"a":"${backslashes}${key}"}`)).toBe(
				// A key that may stand in data by chance must be a whole value, however often that is escaped.
				key === '1234' && count > 15 ? `{"a":"${backslashes}1234"}` : '{"a":"[hidden]"}',
			);
		}
	});

	test('everything else stays as it is', () => {
		const text = fc.string({ maxLength: 300, unit: 'binary' });
		fc.assert(
			fc.property(text, text, (a, z) => {
				fc.pre(![a, z].some((part) => part.includes('\\'))); // may write the key's first character
				const clean = new KeyGuard(KEY).text(`${a}key=${KEY}&${z}`);
				expect(clean).toBe(`${a}key=[hidden]&${z}`);
			}),
		);
	});

	test('the key is found behind bytes that are no UTF-8', () => {
		const body = Buffer.concat([Buffer.of(0x81), Buffer.from(KEY), Buffer.of(0xff, 0xf0)]);

		expect(new KeyGuard(KEY).text(textOf(body))).toBe('\ufffd[hidden]\ufffd\ufffd');
	});

	describe.each(['1234', 'admin', 'password', '0501234567', '2024-01-01'])(
		'the short or common key %s',
		(key) => {
			const guard = new KeyGuard(key);

			test.each([
				`7${key}`,
				`${key}7`,
				`Room ${key} is free`,
				`{"phone":"050${key}"}`,
				`{"note":"${key} or not"}`,
				`+972-${key}-00`,
				`a|b ${key}|c`,
			])('is no part of data: %s', (text) => {
				expect(guard.text(text)).toBe(text);
			});

			test.each([
				[key, '[hidden]'],
				[`{"key":"${key}"}`, '{"key":"[hidden]"}'],
				[`{\\"key\\":\\"${key}\\"}`, '{\\"key\\":\\"[hidden]\\"}'],
				[`?a=1&key=${key}&b=2`, '?a=1&key=[hidden]&b=2'],
				[`a|${key}|b`, 'a|[hidden]|b'],
				[`<b>${key}</b>`, '<b>[hidden]</b>'],
			])('is hidden as a whole value: %s', (text, clean) => {
				expect(guard.text(text)).toBe(clean);
			});
		},
	);

	test('JSON stays JSON where a number is the key', () => {
		const guard = new KeyGuard('1234');
		expect(JSON.parse(guard.text('{"a":1234,"b": 12345,"c":[1,1234,2]}'))).toEqual({
			a: '[hidden]',
			b: 12345,
			c: [1, '[hidden]', 2],
		});
		const long = new KeyGuard('1234567890123456');
		expect(JSON.parse(long.text('{"a": 1234567890123456}'))).toEqual({ a: '[hidden]' });
		expect(guard.text('{"at":"12:34:1234"}')).toBe('{"at":"12:34:1234"}');
	});

	test.each(['', 'ab', 'abc'])('the key %j is too short to be told from words', (key) => {
		expect(new KeyGuard(key).text('abcdef')).toBe('abcdef');
	});
});
