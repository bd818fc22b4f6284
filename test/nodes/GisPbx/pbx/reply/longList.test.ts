import fc from 'fast-check';

import { readJson } from '../../../../../nodes/GisPbx/pbx/reply/json';
import { rowsOfLongList } from '../../../../../nodes/GisPbx/pbx/reply/longList';
import { atOnce } from '../atOnce';

const asItIs = (text: string) => text;
const rowsIn = (text: string, clean = asItIs) => atOnce(rowsOfLongList(text, clean));

/** So many characters make a list long. */
const LONG = 1_000_000;
const cell = fc.oneof(
	fc.constantFrom<unknown>(
		'},{',
		'"},{"',
		'[{',
		'}]',
		'\\',
		'דנה',
		null,
		9007199254740993n,
		[{}, {}],
		{},
	),
	fc.string({ unit: 'binary', maxLength: 20 }),
	fc.integer(),
	fc.double(),
);
const row = fc.dictionary(fc.constantFrom('0', 'a', '__proto__', 'sc_start', '1'), cell);

/** JSON of numbers that JavaScript does not hold, too. */
function print(rows: object[], between: string): string {
	const texts = rows.map((each) =>
		JSON.stringify(each, (_, value: unknown) =>
			typeof value === 'bigint' ? `n${value}` : value,
		).replace(/"n(\d+)"/g, '$1'),
	);
	return texts.join(between);
}

/** The rows again and again, until the list is long. */
function long(rows: object[], between: string, front: string): string {
	const once = print(rows, between);
	const times = Math.ceil(LONG / (once.length + 1)) + 1;
	return `${front}${Array.from({ length: times }, () => once).join(between)}]`;
}

test('a long list is read as JSON.parse reads it, whatever is in its rows', () => {
	const front = fc.constantFrom('[', '');
	const between = fc.constantFrom(',', ',', ',', ', ', ',\n');
	const rows = fc.array(row, { minLength: 20, maxLength: 60 });
	let inPieces = 0;
	fc.assert(
		fc.property(rows, between, front, (given, comma, bracket) => {
			const text = long(given, comma, bracket);
			const read = rowsIn(text);
			if (read === undefined) return;
			inPieces++;
			expect(read).toEqual(readJson(text)?.value);
		}),
		{ numRuns: 15 },
	);
	expect(inPieces).toBeGreaterThan(5);
});

test('stops between the pieces, and takes the key out of each', () => {
	const text = long([{ url: '?key=s3cret&x', n: 1 }], ',', '[');
	const work = rowsOfLongList(text, (piece) => piece.replaceAll('s3cret', '[hidden]'));
	let stops = 0;
	let end = work.next();
	for (; !end.done; end = work.next()) stops++;
	expect(stops).toBeGreaterThan(3);
	expect(end.value?.every((each) => (each as { url: string }).url === '?key=[hidden]&x')).toBe(
		true,
	);
});

test.each([
	['a short list', '[{"a":1},{"a":2}]'],
	['an object of rows', long([{ a: 1 }], ',"x":', '{"x":')],
	['a list without its end', `${long([{ a: 1 }], ',', '[').slice(0, -9)}`],
	['a list that lost rows', long([{ a: 1 }], ',,', '[')],
	['rows within a row', `{"rows":${long([{ a: 1 }], ',', '[')}`],
	['rows that are never whole', long([{ a: '},{'.repeat(90_000) }], ',', '[')],
	['text', 'x'.repeat(LONG)],
])('%s is left to others', (_, text) => {
	expect(rowsIn(text)).toBeUndefined();
});
