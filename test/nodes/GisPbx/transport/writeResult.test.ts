import { WriteMemory } from '../../../../nodes/GisPbx/transport/writeResult';

const MOST = 50_000;
const outcome = (id: string) => ({
	kind: 'outcome' as const,
	outcome: { confirmed: true, reply: 'OK', id },
	sentAt: 1,
});

test('gives back what was kept, by its own key', () => {
	const memory = new WriteMemory();
	const failure = {
		kind: 'failure' as const,
		failure: { message: 'Outcome unknown', description: 'Look in the PBX' },
		delivery: 'unknown' as const,
		sentAt: 2,
	};
	memory.keep('1|dial|0|0', outcome('a'));
	memory.keep('1|dial|0|1', failure);

	expect(memory.recall('1|dial|0|0')).toEqual(outcome('a'));
	expect(memory.recall('1|dial|0|1')).toEqual(failure);
	expect(memory.recall('2|dial|0|0')).toBeUndefined();
});

test('is bounded: the oldest go first', () => {
	const memory = new WriteMemory();
	for (let index = 0; index < MOST + 10; index++) memory.keep(String(index), outcome('x'));
	const kept = Array.from({ length: MOST + 10 }, (_, index) => memory.recall(String(index)));

	expect(kept.slice(0, 10)).toEqual(Array(10).fill(undefined));
	expect(kept.filter((entry) => entry !== undefined)).toHaveLength(MOST);
});

test('keeping the same key again does not push others out', () => {
	const memory = new WriteMemory();
	for (let index = 0; index < MOST; index++) memory.keep(String(index), outcome('x'));
	memory.keep('7', outcome('y'));

	expect(memory.recall('0')).toEqual(outcome('x'));
	expect(memory.recall('7')).toEqual(outcome('y'));
});
