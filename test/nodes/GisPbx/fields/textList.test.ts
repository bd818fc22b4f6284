import type { FieldContext } from '../../../../nodes/GisPbx/fields/field';
import { textList } from '../../../../nodes/GisPbx/fields/textList';

const { read } = textList({ displayName: 'Mailboxes' });
const context = {
	refuse(problem: string): never {
		throw new Error(problem);
	},
} as unknown as FieldContext;

test.each([
	['204, 205', ['204', '205']],
	[' 204;205\n204 ', ['204', '205']],
	[204, ['204']],
	[
		[204, ' 205 '],
		['204', '205'],
	],
])('%j are the texts %j', (raw, texts) => {
	expect(read(raw, context)).toEqual(texts);
});

test.each(['', ' , ', []])('%j is refused', (raw) => {
	expect(() => read(raw, context)).toThrow('is empty');
});
