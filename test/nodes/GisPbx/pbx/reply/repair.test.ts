import fc from 'fast-check';

import { repairJson as repairJsonInStretches } from '../../../../../nodes/GisPbx/pbx/reply/repair';
import { decodeReply } from '../../../../../nodes/GisPbx/pbx/reply/decodeReply';
import { decodeText, EVERY_EXPECTED, HTML_WARNING, phpJson, PLAIN_WARNING } from '../harness';
import { allAtOnce } from '../atOnce';

const repairJson = allAtOnce(repairJsonInStretches);

const ROWS = [
	{ ID: '1', clid: '"Demo, [Caller]" <0500000001>' },
	{ ID: '2', clid: 'דמו {2}' },
];
const [FIRST, SECOND] = ROWS.map((row) => JSON.stringify(row));

describe('repairJson', () => {
	it.each([
		['a missing opening bracket', `${FIRST},${SECOND}]`, 0],
		['a missing opening bracket before one row', `${FIRST}]`, 0, [ROWS[0]]],
		['a lost first row', `[,${FIRST},${SECOND}]`, 1],
		['a lost first row and its bracket', `,${FIRST},${SECOND}]`, 1],
		['a lost row between', `[${FIRST},,${SECOND}]`, 1],
		['lost rows between', `[${FIRST},\r\n, ,${SECOND}]`, 2],
		['a lost last row', `[${FIRST},${SECOND},]`, 1],
		['lost last rows', `[${FIRST},${SECOND},,\n]`, 2],
		['a lone closing bracket', ']', 0, []],
		['nothing but lost rows', '[,,]', 2, []],
		['a plain warning', `${PLAIN_WARNING}[${FIRST},${SECOND}]`, 0],
		['an html warning', `${HTML_WARNING}[${FIRST},${SECOND}]`, 0],
		['a warning of unknown form', `Warning: odd [thing] {here}\nmore [\n[${FIRST},${SECOND}]`, 0],
		['a byte order mark between', `${PLAIN_WARNING}\uFEFF[${FIRST},\u00A0${SECOND}]`, 0],
		['a raw line end in a text', '[{"a":"1\n2\t3\u0000"}]', 0, [{ a: '1\n2\t3\u0000' }]],
		[
			"an escaped backslash at a text's end",
			'[{"a":"\\\\"},,{"b":"\\""}]',
			1,
			[{ a: '\\' }, { b: '"' }],
		],
		[
			'scalars of all kinds',
			'[,null,true,false,-1.5e3,"x",[],{}]',
			1,
			[null, true, false, -1500, 'x', [], {}],
		],
		['lost elements of an inner list', '{"rows":[1,,2,]}', 2, { rows: [1, 2] }],
	])('mends %s', (_, text: string, lostElements: number, value: unknown = ROWS) => {
		expect(repairJson(text)).toEqual({ value, lostElements });
	});

	it.each([
		'[{"a":"1"},{"a":"2"}',
		'[{"a":"1"},{"a":"2',
		'[{"a":"1"},',
		'{"a":"1"},{"b":"2"}',
		',',
		'{"a":"1"',
		'[{"a":"1"]]',
		'[{"a":"1"}]]',
		'["a"],["b"]]',
		'{"a":"1"}}',
		'{,}',
		'{"a" "b"}',
		'[{"a":"1"}] more',
		'[{"a":"1"}]]{',
		'{"a":1}]]',
		'[ok]',
		'OK',
		'{"a":"\\x"}',
		`Warning: odd [thing`,
	])('gives up on %j', (text) => {
		expect(repairJson(text)).toBeUndefined();
	});

	it('takes a sentence that ends in brackets for no JSON', () => {
		expect(repairJson('No such call [5]')).toBeUndefined();
	});

	it('stops looking for the answer behind an endless warning', () => {
		expect(repairJson(`Warning: ${'[ '.repeat(60)}\n[1]`)).toBeUndefined();
	});
});

describe('properties', () => {
	const hostile = fc.string({
		unit: fc.constantFrom(...'"\\[]{},:|\n\r\t\u0000\u001f\uFEFF אבAZ09/'.split('')),
	});
	const value = fc.oneof(hostile, fc.string({ unit: 'binary' }), fc.constant(null));
	const name = fc.constantFrom('uniqueid', 'clid', 'start', 'userfield', 'lastdst');
	const rows = fc.array(fc.dictionary(name, value, { minKeys: 1, noNullPrototype: true }), {
		minLength: 1,
		maxLength: 6,
	});

	/** JSON as PHP prints it, but with control characters left raw. */
	const rawJson = (list: Array<Record<string, string | null>>) =>
		JSON.stringify(list).replace(
			/\\u00([01][\da-f])/g,
			(escape, hex: string, at: number, all: string) =>
				isEscaped(all, at) ? escape : String.fromCharCode(parseInt(hex, 16)),
		);
	const isEscaped = (text: string, at: number) => /(?:^|[^\\])(?:\\\\)*\\$/.test(text.slice(0, at));

	const corruptions: Record<string, (json: string, elements: string[]) => string> = {
		none: (json) => json,
		'missing opening bracket': (json) => json.slice(1),
		'lost first row': (_, elements) => `[,${elements.join(',')}]`,
		'lost rows between': (_, elements) => `[${elements.join(',,')}]`,
		'lost last row': (_, elements) => `[${elements.join(',')},]`,
		'all of these': (_, elements) => `,${elements.join(',, ,')},,]`,
		'html warning': (json) => HTML_WARNING + json,
		'plain warnings': (json) => PLAIN_WARNING + PLAIN_WARNING + json,
		'warning and missing bracket': (json) => HTML_WARNING + json.slice(1),
		'byte order mark': (json) => `\uFEFF${json}`,
		'stray line ends': (json) => `\r\n${json}\r\n\r\n`,
	};

	it.each(Object.keys(corruptions))('a row survives: %s', (corruption) => {
		fc.assert(
			fc.property(rows, fc.constantFrom(phpJson, JSON.stringify, rawJson), (list, print) => {
				const elements = list.map((row) => print([row]).slice(1, -1));
				const text = corruptions[corruption](print(list), elements);
				const reply = decodeText(text, 'json', 'application/json');
				expect(reply).toMatchObject({ kind: 'data' });
				// TextEncoder, as any wire, has no lone surrogates.
				const sent = JSON.parse(JSON.stringify(list), (_, entry: unknown) =>
					typeof entry === 'string' ? wellFormed(entry) : entry,
				) as unknown;
				expect(wellFormedAll((reply as { value: unknown }).value)).toEqual(sent);
			}),
			{ numRuns: 300 },
		);
	});

	it('never turns a cut-off answer into fewer rows', () => {
		fc.assert(
			fc.property(rows, fc.nat(), (list, cut) => {
				const json = phpJson(list);
				const text = json.slice(0, 1 + (cut % (json.length - 1)));
				expect(decodeText(text, 'json')).toMatchObject({ kind: 'unreadable', reason: 'cut' });
			}),
			{ numRuns: 500 },
		);
	});

	it('never throws, whatever came', () => {
		const body = fc.oneof(
			fc.uint8Array({ maxLength: 400 }),
			hostile.map((text) => new TextEncoder().encode(text)),
			fc.json().map((text) => new TextEncoder().encode(text)),
		);
		const contentType = fc.oneof(fc.string(), fc.constantFrom('audio/mpeg', 'application/json'));
		fc.assert(
			fc.property(
				contentType,
				body,
				fc.constantFrom(...EVERY_EXPECTED),
				(type, bytes, expected) => {
					const reply = decodeReply({ contentType: type, body: bytes }, expected);
					expect(typeof reply.kind).toBe('string');
					if (bytes.length === 0) expect(reply.kind).toBe('empty');
				},
			),
			{ numRuns: 3000 },
		);
	});

	function wellFormed(text: string): string {
		return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
	}

	function wellFormedAll(decoded: unknown): unknown {
		return JSON.parse(JSON.stringify(decoded), (_, entry: unknown) =>
			typeof entry === 'string' ? wellFormed(entry) : entry,
		);
	}
});
