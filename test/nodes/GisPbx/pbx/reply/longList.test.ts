import fc from 'fast-check';

import { readJson } from '../../../../../nodes/GisPbx/pbx/reply/json';
import { readRows } from '../../../../../nodes/GisPbx/pbx/reply/longList';
import { repairJson } from '../../../../../nodes/GisPbx/pbx/reply/repair';
import { atOnce } from '../atOnce';

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
function print(rows: unknown[], between: string): string {
	const texts = rows.map((each) =>
		JSON.stringify(each, (_, value: unknown) =>
			typeof value === 'bigint' ? `n${value}` : value,
		).replace(/"n(\d+)"/g, '$1'),
	);
	return texts.join(between);
}

const rows = fc.array(row, { minLength: 1, maxLength: 8 });
const between = fc.constantFrom(',', ',', ', ', ',\n    ', ',,', ' ,\u00a0, ');
const begun = fc.constantFrom('[', '[', '', '[\n    ', '[,', ',');
const ended = fc.constantFrom(']', ']', '\n]', ',]', '', '}', ']]', ']x');
/** As PHP prints it, or with an end of a line in the middle of it. */
const spoilt = fc.constantFrom<(text: string) => string>(
	(text) => text,
	(text) => text,
	(text) => text.replace('sc_', '\tsc_'),
	(text) => text.replace('":', '":\n'),
	(text) => text.slice(0, text.length / 2) + '\u0001' + text.slice(text.length / 2),
);

test('rows that are read in pieces are what the whole is, wherever it is cut', () => {
	let inPieces = 0;
	const given = fc.tuple(rows, between, begun, ended, spoilt);
	fc.assert(
		fc.property(given, fc.integer({ min: 1, max: 60 }), ([list, comma, begin, end, spoil], cut) => {
			const text = spoil(`${begin}${print(list, comma)}${end}`).trim();
			const read = atOnce(readRows(text, cut));
			if (read === undefined) return;
			inPieces++;
			expect(read).toEqual(readJson(text));
		}),
		{ numRuns: 1000 },
	);
	expect(inPieces).toBeGreaterThan(250);
});

test('any JSON that is mended in pieces is what the whole is, wherever it is cut', () => {
	let mended = 0;
	const key = fc.constantFrom('a', '"', '1', '0', '__proto__', 'a\nb', 'דנה', '');
	const { tree } = fc.letrec<{ tree: unknown; cell: unknown }>((tie) => ({
		tree: fc.oneof(
			{ maxDepth: 4 },
			tie('cell'),
			fc.array(tie('tree'), { maxLength: 4 }),
			fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
		),
		cell,
	}));
	// Signs that mean something to JSON, put in and taken out at random.
	const sign = fc.constantFrom(
		'',
		'',
		',',
		'[',
		']',
		'{',
		'}',
		'"',
		':',
		'\n',
		'\t',
		'1',
		'"a":1,',
	);
	const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 1 }), sign), { maxLength: 2 });
	fc.assert(
		fc.property(tree, changes, fc.integer({ min: 1, max: 40 }), (value, changed, cut) => {
			let text = print([value], '');
			for (const [place, length, put] of changed) {
				const at = place % (text.length + 1);
				text = text.slice(0, at) + put + text.slice(at + length);
			}
			const whole = atOnce(repairJson(text));
			if (whole) mended++;
			expect(atOnce(repairJson(text, cut))).toEqual(whole);
			const parsed = readJson(text);
			if (parsed?.lostElements === 0) expect(whole).toEqual(parsed);
		}),
		{ numRuns: 2500 },
	);
	expect(mended).toBeGreaterThan(800);
});

test.each([
	['{"a":1,', '}'],
	['{', ',"a":1}'],
	['{"a":1', '"b":2}'],
	['[1,', ':2]'],
	['{"a":{"b":1', '},}'],
	['[[1,2', ']:3]'],
])('a cut at %j makes no JSON of what is none: %j', (begin, end) => {
	for (let cut = 1; cut < 9; cut++) {
		expect(atOnce(repairJson(begin + end, cut))).toEqual(atOnce(repairJson(begin + end)));
	}
	expect(atOnce(repairJson(begin + end, 1))).toBeUndefined();
});

test('the last of two fields with one name counts, and goes on where it was cut', () => {
	const text = '{"a":[1,2,3],"b":4,"a":[5,{"c":6,"c":[7,8]},9],"__proto__":{"x":[1,2]}}';
	for (let cut = 1; cut < text.length; cut++) {
		expect(atOnce(repairJson(text, cut))?.value).toEqual(JSON.parse(text));
	}
});

const ROW = '{"a":1}';

test.each([
	['an object of rows', `{"x":${ROW},"y":${ROW}}`],
	['a list without its end', `[${ROW},${ROW}`],
	['rows within a row', `{"rows":[${ROW},${ROW}]`],
	['rows that are never whole', `[{"a":"${'},{'.repeat(9)}"},${ROW}]`],
	['names', '["204","205"]'],
	['text', 'x'.repeat(99)],
])('%s is left to others', (_, text) => {
	expect(atOnce(readRows(text, 1))).toBeUndefined();
});
