import { WriteMemory } from '../../../../nodes/GisPbx/transport/writeMemory';

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

test('keeps outcome and ID, and no more than the beginning of what the PBX said', () => {
	const memory = new WriteMemory();
	const long = 'x'.repeat(200_000);
	for (const [key, reply] of Object.entries({ text: long, rows: [{ long }], short: { a: 1 } })) {
		const { outcome: told, ...rest } = outcome('a');
		memory.keep(key, { ...rest, outcome: { ...told, reply } });
	}
	const replyOf = (key: string) => {
		const write = memory.recall(key);
		return write?.kind === 'outcome' ? write.outcome : undefined;
	};

	expect(replyOf('text')).toEqual({ confirmed: true, id: 'a', reply: 'x'.repeat(200) });
	expect(String(replyOf('rows')?.reply)).toHaveLength(200);
	expect(replyOf('short')?.reply).toEqual({ a: 1 });
});

test('forgets nothing, however much was sent', () => {
	const memory = new WriteMemory();
	for (let index = 0; index < 60_000; index++) memory.keep(String(index), outcome(String(index)));

	expect(memory.recall('0')).toEqual(outcome('0'));
});
