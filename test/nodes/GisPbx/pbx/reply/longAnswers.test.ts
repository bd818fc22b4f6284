import fc from 'fast-check';

import { textOf, textOfLong } from '../../../../../nodes/GisPbx/pbx/reply/charset';
import { decodeLongText } from '../../../../../nodes/GisPbx/pbx/reply/decodeReply';
import type { Expected } from '../../../../../nodes/GisPbx/pbx/reply/reply';
import { HTML_WARNING } from '../harness';
import type { LongWork } from '../../../../../nodes/GisPbx/pbx/longWork';

const ROWS = 60_000;
const NAME = 'דנה, כהן';
const rows = Array.from({ length: ROWS }, (_, index) => ({
	sc_start: '2024-06-03 00:00:00',
	sc_uniqueid: `pbx01-1717232400.${index}`,
	sc_calleridname: NAME,
}));
const json = rows.map((row) => JSON.stringify(row)).join(',');
const csv = `sc_start,sc_uniqueid,sc_calleridname\n${rows
	.map((row) => `"${row.sc_start}",${row.sc_uniqueid},"${row.sc_calleridname}"`)
	.join('\n')}\n`;
const table = `sc_start|sc_uniqueid|sc_calleridname|\n${rows
	.map((row) => `${Object.values(row).join('|')}|`)
	.join('\n')}`;

/** What comes of the work, and at how many places it can stop. */
function done<T>(work: LongWork<T>): { value: T; stops: number } {
	for (let stops = 0; ; stops++) {
		const { done: isDone, value } = work.next();
		if (isDone) return { value, stops };
	}
}

test.each<[string, Expected, string, object]>([
	['csv', 'csv', csv, { kind: 'data', value: rows }],
	['a csv that is torn', 'csv', csv.slice(0, -10), { kind: 'unreadable', reason: 'cut' }],
	['a table', 'table', table, { kind: 'data', value: rows }],
	['JSON without its bracket', 'json', `${json}]`, { kind: 'data', value: rows }],
	['JSON with a lost row', 'json', `[,${json}]`, { value: rows, lostElements: 1 }],
	['a list with a raw tab', 'list', `[${json.replace('sc_', '\tsc_')}]`, { kind: 'data' }],
	['JSON without its end', 'json', `[${json}`, { kind: 'unreadable', reason: 'cut' }],
	['a list printed prettily', 'json', JSON.stringify(rows, null, 4), { kind: 'data', value: rows }],
	['a list behind a warning', 'json', `${HTML_WARNING}[${json}]`, { kind: 'data', value: rows }],
	['a list as the answer to a write', 'write', `[${json}]`, { kind: 'data', value: rows }],
	['one long object', 'json', `{"rows":[${json}]}`, { kind: 'data', value: { rows } }],
])('%s of 60,000 rows is read with many places to stop', (_, expected, text, shown) => {
	const { value, stops } = done(decodeLongText({ contentType: 'text/html', text }, expected));

	expect(value).toMatchObject(shown);
	expect(stops).toBeGreaterThan(7);
});

test('bytes become the same text wherever they are cut, none of the cuts within a word', () => {
	const bytes = fc.array(
		fc.oneof(
			fc.constantFrom(...['שלום', 'a', ' ', '\ufeff', '😀'].map((text) => Buffer.from(text))),
			fc.constantFrom(...['f9ece5ed', 'ff', 'd7', '80'].map((hex) => Buffer.from(hex, 'hex'))),
		),
		{ maxLength: 12 },
	);
	fc.assert(
		fc.property(bytes, fc.integer({ min: 1, max: 12 }), (parts, piece) => {
			const whole = Buffer.concat(parts);
			expect(done(textOfLong(whole, piece)).value).toBe(textOf(whole));
		}),
		{ numRuns: 1000 },
	);
	const spoilt = Buffer.concat([Buffer.from('f9ece5ed0a', 'hex'), Buffer.from(csv)]);
	const { value, stops } = done(textOfLong(spoilt, 10_000));
	expect(value).toBe(`שלום\n${csv}`);
	expect(stops).toBeGreaterThan(10);
});
