/** Texts from outside take time in proportion to their length, however they are made: ratios, no clock. */
import { BOUNDED, COMPOSING, decoders, worstTexts } from './decoders';
import { measure, MOST, textOf } from './measure';
import { isUnbounded, patternsOf, worstOf } from './patterns';

const { literals, composing } = patternsOf();
const unbounded = literals.filter(isUnbounded);
const isBounded = ({ text }: { text: string }) => Object.hasOwn(BOUNDED, text);

test.each(unbounded.filter((pattern) => !isBounded(pattern)).map((each) => [each.text, each]))(
	'the pattern %s',
	(_text, pattern) => {
		expect(worstOf(pattern).ratio).toBeLessThan(MOST);
	},
	300_000,
);

test.each(decoders.map((decoder) => [decoder.name, decoder] as const))(
	'%s',
	(_name, decoder) => {
		const slow = worstTexts(decoder)
			.map((worst, at) => ({ text: decoder.texts[at], ...measure(decoder.work, worst) }))
			.filter(({ ratio }) => ratio > MOST);
		expect(slow).toEqual([]);
	},
	300_000,
);

describe('nothing is forgotten', () => {
	test('patterns are found in the sources', () => {
		expect(unbounded.length).toBeGreaterThan(50);
		expect(literals.length).toBeGreaterThan(unbounded.length);
	});

	test('a file that puts a pattern together names the decoder that tries it', () => {
		expect(composing.sort()).toEqual(Object.keys(COMPOSING).sort());
		const names = [...decoders.map(({ name }) => name), 'none'];
		expect(Object.values(COMPOSING).filter((name) => !names.includes(name))).toEqual([]);
	});

	test('what is bounded elsewhere is a pattern that is there', () => {
		const texts = literals.map(({ text }) => text);
		expect(Object.keys(BOUNDED).filter((text) => !texts.includes(text))).toEqual([]);
	});
});

/** Each of them stood in the pack once, or could have. */
test.each(['/\\s*[\\r\\n]+\\s*/g', '/^[.\\s]+|[.\\s]+$/g', '/"(?:[^"\\\\]|\\\\.)*"/g'])(
	'a pattern that takes more than its length in time is found: %s',
	(text) => {
		expect(worstOf({ path: '', text }).ratio).toBeGreaterThan(MOST);
	},
	300_000,
);

test('a decoder that walks again and again is found', () => {
	const walks = (text: string) => {
		let sum = 0;
		for (let at = 0; at < text.length; at++) {
			for (let before = 0; before < at; before++) sum += text.charCodeAt(before);
		}
		return sum;
	};
	expect(measure(walks, textOf('a')).ratio).toBeGreaterThan(MOST);
});
