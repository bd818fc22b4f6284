import { onAbort } from '../../../../nodes/GisPbx/transport/onAbort';

test('a signal has one listener however many are told, and those who took it back are not', () => {
	const aborting = new AbortController();
	const listen = jest.spyOn(aborting.signal, 'addEventListener');
	const told: number[] = [];
	const takeBack = Array.from({ length: 40 }, (_, n) =>
		onAbort(aborting.signal, () => told.push(n)),
	);
	takeBack[7]();
	aborting.abort();

	expect(listen).toHaveBeenCalledTimes(1);
	expect(told).toHaveLength(39);
	expect(told).not.toContain(7);
});

test('a signal that has aborted tells at once; without one nobody is told', () => {
	const told = jest.fn();
	onAbort(AbortSignal.abort(), told);
	onAbort(undefined, told)();

	expect(told).toHaveBeenCalledTimes(1);
});
