import { ProcessMemory } from '../../../../nodes/GisPbx/transport/processMemory';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('is bounded: the oldest go first', () => {
	const memory = new ProcessMemory<number>({ most: 3 });
	for (const [place, key] of ['a', 'b', 'c', 'a', 'd'].entries()) memory.keep(key, place);

	expect(['a', 'b', 'c', 'd'].map((key) => memory.recall(key))).toEqual([3, undefined, 2, 4]);
	expect(memory.size).toBe(3);
	memory.forget('a');
	expect(memory.recall('a')).toBeUndefined();
});

test('keeps each for its time, whatever is done to the clock on the wall', () => {
	const memory = new ProcessMemory<string>({ forMs: 1000 });
	memory.keep('a', 'first');
	jest.setSystemTime(0);
	expect(memory.recall('a')).toBe('first');
	jest.advanceTimersByTime(999);
	memory.keep('b', 'second');
	expect(memory.recall('a')).toBe('first');
	jest.advanceTimersByTime(1);
	expect(memory.recall('a')).toBeUndefined();
	memory.keep('c', 'third');
	expect(memory.size).toBe(2);
});
