import { prefixes } from '../../../../nodes/GisPbx/fields/prefixes';
import { reading, Refused } from './reading';

const read = reading(prefixes({ displayName: 'Allowed Prefixes' }));

test.each([
	['05', ['05']],
	['05, 072', ['05', '072']],
	['05;+972 5\n(072)', ['05', '+9725', '072']],
	['\u200f05\u200f,,', ['05']],
	[5, ['5']],
	[
		['05', 72],
		['05', '72'],
	],
	['204-DEMOCO', ['204-DEMOCO']],
])('%j is %j', (raw, expected) => {
	expect(read(raw)).toEqual(expected);
});

// An expression that found nothing must not allow every number.
test.each([
	['', 'holds no prefix'],
	[' , ', 'holds no prefix'],
	[[], 'holds no prefix'],
	['\u200f', 'holds no prefix'],
	[undefined, 'has no value'],
	[null, 'is null'],
	[[undefined], 'has no value'],
	[{}, 'is an object, not text'],
	[true, 'is true or false, not text'],
])('%j is refused: %s', (raw, problem) => {
	expect(() => read(raw)).toThrow(new Refused(`Allowed Prefixes ${problem}`));
});
