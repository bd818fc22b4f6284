import fc from 'fast-check';

import { decodeText } from '../../../nodes/GisPbx/pbx/reply/decodeReply';
import { outlineOf } from '../../../tools/probe/outline';
import type { Expected } from '../../../nodes/GisPbx/pbx/reply/reply';

function outline(text: string, expected: Expected = 'json', keysAreColumns = false): string[] {
	const contentType = 'application/json';
	const reply = decodeText({ contentType, text }, expected);
	return outlineOf(
		{ reply, text, status: 200, contentType, bytes: 0, milliseconds: 0 },
		keysAreColumns,
	);
}

test.each([
	['{"27":"Support"}', ['object of 1: text by digits']],
	['["204-DEMOCO","+9725"]', ['list of 2: number, username']],
	[
		'[{"0":"7","ex_id":"7"},{"0":"8","ex_id":null}]',
		['list of 2 rows', '- digits: 1 position', '- digits, null: ex_id'],
	],
	[
		'[{"disposition":"ANSWERED"},{"duration":1}]',
		[
			'list of 2 rows',
			'- ANSWERED, not in every row: disposition',
			'- number, not in every row: duration',
		],
	],
	[
		'{"204-DEMOCO":{"0":3,"1":"paused"}}',
		['object of 1 rows by username', '- number: 1 position', '- paused: 1 position'],
	],
	['null', ['nothing: "null"']],
	[' ]\n', ['nothing: "]"']],
	['  ', ['nothing: ""']],
	['[ ]', ['nothing, in other words']],
	['Notice: Undefined index: Dana in /srv/dana.php on line 7\n[]', ['nothing, in other words']],
	['"OK"', ['text: OK']],
	['Wrong or missing phonebook Dana', ['parameterMissing: Wrong or missing phonebook …']],
	['<html><title>Dana</title></html>', ['webPage']],
	['{"27":', ['unreadable: cut']],
])('%s', (text, expected) => {
	expect(outline(text)).toEqual(expected);
});

test.each([
	[
		'7|pbx01-1717240000.4670|20240601-204.wav|2024-06-01 12:00:03|wav|482364',
		'text: digits | unique ID | username | date | wav | digits',
	],
	['Dana called', 'text: … …'],
	['NOT_INUSE', 'text: NOT_INUSE'],
	['<pre>reqtype=DIAL, reqtype=DANA</pre>', 'text: preformatted, names DIAL'],
])('the text %s', (text, expected) => {
	expect(outline(text, 'text')).toEqual([expected]);
});

test('keys are names of columns only where the question says so, or in rows', () => {
	expect(outline('{"Dana":"1"}')).toEqual(['object of 1: digits by text']);
	expect(outline('{"duration":"1"}', 'json', true)).toEqual(['object', '- digits: duration']);
	expect(outline('[{"duration":"1","0501234567 ":"2","דנה":"3","Dana":"4"}]')).toEqual([
		'list of 1 rows',
		'- digits: duration, 3 names that are not shown',
	]);
});

test('no text of an answer comes through, wherever it stands', () => {
	const secret = fc.stringMatching(/^[A-Za-z\d .@-]{0,12}$/).map((text) => `qzx${text}`);
	const leaf = fc.oneof(secret, fc.constant(null), fc.integer(), fc.boolean());
	const row = fc.dictionary(fc.oneof(fc.constantFrom('ex_name', '0', '1'), secret), leaf);
	const answer = fc.oneof(
		fc.array(row),
		fc.array(leaf),
		fc.dictionary(secret, fc.oneof(leaf, row)),
		secret,
		row,
	);
	fc.assert(
		fc.property(answer, fc.boolean(), (value, columns) => {
			const shown = outline(JSON.stringify(value), 'json', columns);
			expect(shown.join('\n')).not.toContain('qzx');
		}),
	);
});
