import { transcriptFrom } from '../../../../../nodes/GisPbx/pbx/lists/transcript';

test.each([
	[' שלום, מדברת דנה ', 'שלום, מדברת דנה'],
	['"Hello," she said.', '"Hello," she said.'],
	['[{"text":"שלום"},{"other":1},{"transcript":"להתראות"}]', 'שלום\nלהתראות'],
	['"{\\"text\\":\\"hi\\"}"', 'hi'],
	['{"words":["hi"]}', '{"words":["hi"]}'],
	['hi, password=hunter2', 'hi, password=[hidden]'],
	['[torn', '[torn'],
])('%s is the text %s', (answer, text) => {
	expect(transcriptFrom(answer)).toBe(text);
});

test.each([[''], [' \n'], ['null'], ['[]'], ['{}'], ['""'], [undefined], [{ text: 'x' }]])(
	'%j is none',
	(answer) => {
		expect(transcriptFrom(answer)).toBeUndefined();
	},
);
